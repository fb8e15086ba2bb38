import { formatDuration } from './duration.ts';
import type { EnvironmentConfiguration, RollbackHook } from './environment.ts';
import { isSame, isSameSet, type Weighed, weigh } from './loosening.ts';

type Rollback = EnvironmentConfiguration['rollback'];

/** Weighs a changed way back: that it happens at all, who may ask for it, and what it calls first. */
export function weighRollback(at: string, from: Rollback, to: Rollback): Weighed<Rollback> {
  const mode = weigh({
    path: `${at}.mode`,
    from: from.mode,
    to: to.mode,
    why: 'rollback-weakened',
    isLooser: from.mode === 'automatic' && to.mode !== 'automatic',
  });
  const isSameBy = from.by === null || to.by === null ? from.by === to.by : isSameSet(from.by, to.by);
  const by = weigh({
    path: `${at}.by`,
    from: from.by,
    to: to.by,
    why: 'people-changed',
    isLooser: !isSameBy,
  });
  const approval = weigh({
    path: `${at}.approvals`,
    from: from.needsApproval === true,
    to: to.needsApproval === true,
    why: 'approvals-fewer',
    isLooser: from.needsApproval === true && to.needsApproval !== true,
    show: String,
  });
  // Whatever is called can change what users get: a new hook waits for an admin, like another workflow.
  const hook = weigh<RollbackHook | null>({
    path: `${at}.hook`,
    from: from.hook ?? null,
    to: to.hook ?? null,
    why: to.hook === undefined ? 'rollback-weakened' : 'hook-changed',
    isLooser: !isSame(from.hook ?? null, to.hook ?? null),
    show: (each) => (each === null ? null : inWords(each)),
  });
  return {
    effective: {
      mode: mode.effective,
      by: by.effective,
      ...(approval.effective ? { needsApproval: true } : {}),
      ...(hook.effective === null ? {} : { hook: hook.effective }),
    },
    loosened: [...mode.loosened, ...by.loosened, ...approval.loosened, ...hook.loosened],
  };
}

const inWords = ({ url, secret, timeoutMs }: RollbackHook): string =>
  `${url} ${secret} ${formatDuration(timeoutMs)}`;
