import type { Deployment } from '../../deployment/deployment.ts';

type Past = Pick<
  Deployment,
  'id' | 'origin' | 'requestedBy' | 'requestedAt' | 'startedAt' | 'succeededAt' | 'endedAt'
>;

/** Whether, since a deployment ended, a person or a rollback has done anything in its lane, or anything began. */
export function hasLaneMoved(ended: Past, lane: readonly Past[]): boolean {
  const { endedAt } = ended;
  if (endedAt === null) return true;
  return lane.some(
    ({ id, origin, requestedBy, requestedAt, startedAt }) =>
      id !== ended.id &&
      ((startedAt !== null && startedAt >= endedAt) ||
        (requestedAt >= endedAt && (requestedBy !== 'waybill' || origin === 'rollback'))),
  );
}

/** Whether the last rollback in a lane was Waybill's own, with nothing delivered there since. */
export function isRolledBackLast(lane: readonly Past[]): boolean {
  const [last] = lane
    .filter(({ origin }) => origin === 'rollback')
    .toSorted((a, b) => b.requestedAt.getTime() - a.requestedAt.getTime());
  if (last === undefined || last.requestedBy !== 'waybill') return false;
  return !lane.some(
    ({ origin, succeededAt }) =>
      origin !== 'rollback' && succeededAt !== null && succeededAt > last.requestedAt,
  );
}
