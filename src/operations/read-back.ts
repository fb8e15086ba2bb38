import type { Lane } from '../domain/deployment/lane.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import type { WayBack } from '../domain/release/environment-line.ts';
import type { Ports } from '../ports.ts';

/** What a rollback would take away, and what it would bring back; null where there is no way back. */
export async function readWayBack({ store }: Ports, lane: Lane): Promise<string | null> {
  const begun = await store.deployments.lastBegun(lane);
  return begun === null ? null : store.deployments.wayBack(lane, begun.candidateId);
}

/** The same for the card of one release: whether it is these candidates that would go, or are going. */
export async function readBack(
  { store }: Ports,
  lane: Lane,
  candidates: readonly Candidate[],
): Promise<WayBack | null> {
  const { deployments } = store;
  const [waiting, begun] = await Promise.all([deployments.waitingIn(lane), deployments.lastBegun(lane)]);
  const last = waiting.find(({ origin }) => origin === 'rollback') ?? begun;
  if (last === null) return null;
  const isOurs = (id: Candidate['id']): boolean => candidates.some((candidate) => candidate.id === id);
  const isUnderWay =
    last.rollback !== null && (last.endedAt === null || (last.holdsLane && last.state === 'errored'));
  if (isUnderWay && last.rollback !== null) {
    return isOurs(last.rollback.away.candidateId) ? { kind: 'under-way', to: last.shown.candidate } : null;
  }
  if (!isOurs(last.candidateId)) return null;
  const to = await deployments.wayBack(lane, last.candidateId);
  return to === null ? null : { kind: 'possible', to };
}
