import type { Deployment } from '../domain/deployment/deployment.ts';
import { usualMs } from '../domain/deployment/estimate.ts';
import type { Lane } from '../domain/deployment/lane.ts';
import { placesIn } from '../domain/deployment/place.ts';
import type { LaneState } from '../domain/release/lane-state.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { readHold } from './read-hold.ts';
import { lookedBack } from './read-queue.ts';
import { whatRuns } from './what-runs.ts';

/** Each environment of a project as it stands, in their order. */
export const readLanes = (ports: Ports, { id, configuration }: Project): Promise<readonly LaneState[]> =>
  Promise.all(
    configuration.environments.map(async (environment) => {
      const lane = { projectId: id, environment: environment.name };
      const [runs, held, latest] = await Promise.all([
        whatRuns(ports, lane),
        readHold(ports, lane),
        readLatest(ports, lane),
      ]);
      return { environment, runs, held, ...latest };
    }),
  );

async function readLatest(ports: Ports, lane: Lane): Promise<Pick<LaneState, 'last' | 'back' | 'places'>> {
  const { deployments } = ports.store;
  const [waiting, begun] = await Promise.all([deployments.waitingIn(lane), deployments.lastBegun(lane)]);
  const last = waiting.find(({ origin }) => origin === 'rollback') ?? begun;
  const [back, places] = await Promise.all([
    last === null ? null : deployments.wayBack(lane, last.candidateId),
    readPlaces(ports, lane, waiting),
  ]);
  return { last, back, places };
}

async function readPlaces(
  { store: { deployments }, clock }: Ports,
  lane: Lane,
  waiting: readonly Deployment[],
): Promise<LaneState['places']> {
  const queued = waiting.filter(({ state }) => state === 'queued');
  if (queued.length === 0) return new Map();
  const [occupant, succeeded] = await Promise.all([
    deployments.inLane(lane),
    deployments.succeededIn(lane, lookedBack),
  ]);
  return placesIn({ occupant, queued, usualMs: usualMs(succeeded), now: clock.now() });
}

/** What a rollback would bring back in a lane; null where there is no way back. */
export async function wayBackIn({ store }: Ports, lane: Lane): Promise<string | null> {
  const begun = await store.deployments.lastBegun(lane);
  return begun === null ? null : store.deployments.wayBack(lane, begun.candidateId);
}
