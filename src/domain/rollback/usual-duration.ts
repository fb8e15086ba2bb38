import type { Deployment } from '../deployment/deployment.ts';

/** Enough to be usual, recent enough to be true today. */
const lookedAt = 5;

/** How long bringing something there has taken, from its start to its verification: rollbacks where there were any. */
export function usualDurationMs(verified: readonly Deployment[]): number | null {
  const rollbacks = verified.filter(({ origin }) => origin === 'rollback');
  const taken = (rollbacks.length > 0 ? rollbacks : verified)
    .flatMap(({ startedAt, succeededAt }) =>
      startedAt === null || succeededAt === null ? [] : [succeededAt.getTime() - startedAt.getTime()],
    )
    .slice(0, lookedAt)
    .toSorted((a, b) => a - b);
  return taken[Math.floor(taken.length / 2)] ?? null;
}
