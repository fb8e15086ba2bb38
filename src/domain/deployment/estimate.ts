import type { Deployment } from './deployment.ts';

/** How long deployments take, from start to verified: the middle one, as one that hung does not spoil it. */
export function usualMs(succeeded: readonly Pick<Deployment, 'startedAt' | 'succeededAt'>[]): number | null {
  const took = succeeded
    .flatMap(({ startedAt, succeededAt }) =>
      startedAt === null || succeededAt === null ? [] : [succeededAt.getTime() - startedAt.getTime()],
    )
    .toSorted((a, b) => a - b);
  return took[Math.floor(took.length / 2)] ?? null;
}

/** When a deployment may start that has so many before it in the queue, besides the one that runs; null without a history. */
export function startsAbout(lane: {
  readonly usualMs: number | null;
  /** Since when the one that runs does. */
  readonly runsSince: Date | null;
  readonly before: number;
  readonly now: Date;
}): Date | null {
  const { usualMs: each, runsSince, before, now } = lane;
  if (each === null) return null;
  const left = runsSince === null ? 0 : Math.max(each - (now.getTime() - runsSince.getTime()), 0);
  return new Date(now.getTime() + left + before * each);
}
