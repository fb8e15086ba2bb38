import type { Decision, Effect } from '../change.ts';
import { isSame } from '../project/loosening.ts';
import { refreshCard } from '../release/refresh-card.ts';
import { waitSaidAt } from '../rollback/waits-for-lane.ts';
import { aboutDeployment, environmentOf, say, setDeployment } from './deploying.ts';
import type { Deployment } from './deployment.ts';
import { countedFrom, passedBy } from './plan.ts';
import { agreedIn, isApproved, type Waiting } from './waiting.ts';

const minute = 60_000;
/** After so long, waiting for something other than people or the clock is said unasked. */
const stuckAfterMs = 15 * minute;
/** What comes from outside is looked for so often; everything once in a while, whatever was heard. */
const outsideEveryMs = minute;
const everyMs = 5 * minute;

/** What is kept of a judgement that moves nothing: the ladder, the next look, and what was said unasked. */
export function noteJudgement(waiting: Waiting): Decision | null {
  const { deployment, ladder, now } = waiting;
  const kept = notesOf(waiting);
  const isLadderNew = !isSame(ladder, deployment.ladder);
  const isDue = deployment.lookAt === null || deployment.lookAt <= now;
  const hasMoved =
    isLadderNew ||
    isDue ||
    !isSameTime(kept.stuckSince, deployment.stuckSince) ||
    !isSameTime(kept.approvedAt, deployment.approvedAt) ||
    (kept.lookAt !== null && deployment.lookAt !== null && kept.lookAt < deployment.lookAt);
  if (!hasMoved) return null;
  const stuck = saysStuck(waiting, kept.stuckSince);
  const reminder = reminds(waiting, kept.approvedAt);
  const passed = passedBy(waiting);
  return {
    changes: [
      setDeployment(waiting, {
        ...kept,
        ...(stuck === null ? {} : { stuckSaidAt: now }),
        ...(reminder === null ? {} : { remindedAt: now }),
      }),
    ],
    events: passed.events,
    effects: [
      ...(isLadderNew ? [refreshCard(waiting), ...agreedIn(waiting)] : []),
      ...passed.effects,
      ...[stuck, reminder].filter((effect) => effect !== null),
    ],
  };
}

const isSameTime = (a: Date | null, b: Date | null): boolean => a?.getTime() === b?.getTime();

/** What a judgement leaves behind, whatever it leads to. */
export function notesOf(waiting: Waiting) {
  const { deployment, ladder, now } = waiting;
  const { validMs, expireMs } = environmentOf(waiting).approvals;
  const approvedAt = isApproved(waiting) ? (deployment.approvedAt ?? now) : null;
  const expiresAt =
    approvedAt === null
      ? deployment.approvedAt === null
        ? deployment.expiresAt
        : new Date(countedFrom(deployment.requestedAt, deployment).getTime() + expireMs)
      : new Date(approvedAt.getTime() + validMs);
  const stuckSince = isStuck(waiting) ? (deployment.stuckSince ?? now) : null;
  return {
    ladder,
    ladderAt: now,
    approvedAt,
    expiresAt,
    stuckSince,
    ...(stuckSince === null ? { stuckSaidAt: null } : {}),
    lookAt: nextLook(waiting, { expiresAt, stuckSince }),
  } satisfies Partial<Deployment>;
}

/** Waiting for neither people nor the clock. A person's freeze or hold is no riddle: who set it has said so. */
function isStuck({ ladder, verdict }: Waiting): boolean {
  if (verdict.kind === 'wait') return verdict.isStuckOutside;
  return (
    verdict.kind === 'blocked' &&
    ladder.some(
      ({ gate, answer }) => answer.state === 'blocks' && gate !== 'not frozen' && gate !== 'no hold',
    )
  );
}

function nextLook(
  waiting: Waiting,
  { expiresAt, stuckSince }: { readonly expiresAt: Date | null; readonly stuckSince: Date | null },
): Date {
  const { deployment, verdict, now } = waiting;
  const times = [
    now.getTime() + (stuckSince === null ? everyMs : outsideEveryMs),
    verdict.kind === 'wait' ? verdict.nextLookAt?.getTime() : undefined,
    expiresAt?.getTime(),
    waitSaidAt(waiting)?.getTime(),
    deployment.latestStartAt?.getTime(),
    stuckSince !== null && deployment.stuckSaidAt === null ? stuckSince.getTime() + stuckAfterMs : undefined,
    deployment.remindedAt === null ? remindAt(waiting).getTime() : undefined,
  ].filter((time) => time !== undefined);
  // Never the present moment: what is due now has just been looked at.
  return new Date(Math.min(...times.map((time) => (time <= now.getTime() ? now.getTime() + minute : time))));
}

function saysStuck(waiting: Waiting, stuckSince: Date | null): Effect | null {
  const { deployment, ladder, now } = waiting;
  const isLong = stuckSince !== null && now.getTime() - stuckSince.getTime() >= stuckAfterMs;
  if (!isLong || deployment.stuckSaidAt !== null) return null;
  const rungs = ladder.filter(({ answer }) => answer.state !== 'holds');
  return say(
    waiting,
    { kind: 'deployment-waits', ...aboutDeployment(waiting), why: 'stuck', rungs },
    { occasion: stuckSince.toISOString() },
  );
}

/** Halfway through the time that a request waits for its last yes. */
function remindAt(waiting: Waiting): Date {
  const { deployment } = waiting;
  return new Date(deployment.requestedAt.getTime() + environmentOf(waiting).approvals.expireMs / 2);
}

function reminds(waiting: Waiting, approvedAt: Date | null): Effect | null {
  const { deployment, ladder, now } = waiting;
  if (approvedAt !== null || deployment.remindedAt !== null || now < remindAt(waiting)) return null;
  const facts = ladder.find(({ gate }) => gate === 'approved')?.answer.facts;
  if (facts?.code !== 'approvals-missing') return null;
  return say(waiting, {
    kind: 'approval-reminder',
    ...aboutDeployment(waiting),
    have: facts.have,
    need: facts.need,
    from: facts.from,
    expiresAt: facts.expiresAt,
  });
}
