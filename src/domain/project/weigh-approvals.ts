import { formatDuration } from './duration.ts';
import type { ApprovalRule } from './environment.ts';
import { isSameSet, type Weighed, weigh } from './loosening.ts';

/** Weighs changed approvals. Where none were asked for, whatever comes is stricter. */
export function weighApprovals(at: string, from: ApprovalRule, to: ApprovalRule): Weighed<ApprovalRule> {
  if (from.count === 0) return { effective: to, loosened: [] };
  const count = weigh({
    path: `${at}.count`,
    from: from.count,
    to: to.count,
    why: 'approvals-fewer',
    isLooser: to.count < from.count,
    show: String,
  });
  const people = weigh({
    path: `${at}.from`,
    from: from.from,
    to: to.from,
    why: 'people-changed',
    isLooser: !isSameSet(from.from, to.from),
  });
  const expire = weigh({
    path: `${at}.expire`,
    from: from.expireMs,
    to: to.expireMs,
    why: 'approvals-last-longer',
    isLooser: to.expireMs > from.expireMs,
    show: formatDuration,
  });
  const valid = weigh({
    path: `${at}.valid`,
    from: from.validMs,
    to: to.validMs,
    why: 'approvals-last-longer',
    isLooser: to.validMs > from.validMs,
    show: formatDuration,
  });
  const exclude = weigh({
    path: `${at}.exclude`,
    from: from.exclude,
    to: to.exclude,
    why: 'exclusion-removed',
    isLooser: from.exclude.some((group) => !to.exclude.includes(group)),
    meanwhile: [...new Set([...from.exclude, ...to.exclude])],
  });
  return {
    effective: {
      count: count.effective,
      from: people.effective,
      expireMs: expire.effective,
      validMs: valid.effective,
      exclude: exclude.effective,
    },
    loosened: [count, people, expire, valid, exclude].flatMap(({ loosened }) => loosened),
  };
}
