import type { DeploymentId } from '../ids.ts';
import type { Deployment } from './deployment.ts';
import { startsAbout } from './estimate.ts';
import { queueOrder } from './lane.ts';

/** Where a queued deployment stands in its lane. */
export type Place = {
  readonly position: number;
  /** What runs there, else the first of the queue: it starts behind that. Null where it is next, and the lane is free. */
  readonly behind: string | null;
  /** About when it starts, by how long the last ones took; null without a history. */
  readonly startsAt: Date | null;
};

/** The place of each that is queued in a lane. */
export function placesIn(lane: {
  readonly occupant: Deployment | null;
  readonly queued: readonly Deployment[];
  readonly usualMs: number | null;
  readonly now: Date;
}): ReadonlyMap<DeploymentId, Place> {
  const { occupant, usualMs, now } = lane;
  const order = queueOrder(lane.queued);
  const runsSince = occupant?.startedAt ?? null;
  return new Map(
    order.map(({ id }, before) => {
      const ahead = occupant ?? (before === 0 ? undefined : order[0]);
      const startsAt = startsAbout({ usualMs, runsSince, before, now });
      return [id, { position: before + 1, behind: ahead?.shown.candidate ?? null, startsAt }];
    }),
  );
}
