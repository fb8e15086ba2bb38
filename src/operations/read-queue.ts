import type { LaneAnswer, QueueAnswer } from '../domain/answer/queue.ts';
import type { Deployment } from '../domain/deployment/deployment.ts';
import { usualMs } from '../domain/deployment/estimate.ts';
import { type Lane, queueOrder } from '../domain/deployment/lane.ts';
import { type Outcome, yes } from '../domain/outcome.ts';
import type { EnvironmentConfiguration } from '../domain/project/environment.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';

/** So many that succeeded tell how long the next will take. */
export const lookedBack = 10;

/** The lanes of a project, or of one of its environments. */
export async function readQueue(
  ports: Ports,
  asker: Asker,
  asked: { readonly project: Project; readonly environment: EnvironmentConfiguration | null },
): Promise<Outcome<QueueAnswer>> {
  const { project, environment } = asked;
  const permitted = await authorize(ports, asker, 'read', project);
  if (!permitted.ok) return permitted;
  const environments = environment === null ? project.configuration.environments : [environment];
  const lanes = await Promise.all(
    environments.map(({ name }) => readLane(ports, { projectId: project.id, environment: name })),
  );
  return yes({ project: project.name, lanes });
}

/** One lane, for those who were let in already. */
export async function readLane({ store }: Ports, lane: Lane): Promise<LaneAnswer> {
  const [occupant, waiting, succeeded] = await Promise.all([
    store.deployments.inLane(lane),
    store.deployments.waitingIn(lane),
    store.deployments.succeededIn(lane, lookedBack),
  ]);
  const queued = queueOrder(waiting.filter(({ state }) => state === 'queued'));
  const requested = waiting.filter(({ state }) => state === 'requested');
  return {
    environment: lane.environment,
    occupant: occupant === null ? null : named(occupant),
    queued: queued.map(named),
    requested: requested.map(named),
    usualMs: usualMs(succeeded),
  };
}

const named = (deployment: Deployment) => ({ deployment, candidate: deployment.shown.candidate });
