import type { Lane } from '../domain/deployment/lane.ts';
import type { DeploymentId } from '../domain/ids.ts';
import type { Ports } from '../ports.ts';

/** How far back it is looked for: what is older nobody speaks of any more. */
const deploymentsLookedAt = 20;

/** The rollback that was asked for last in an environment; null where there is none. */
export async function findLastRollback({ store }: Ports, lane: Lane): Promise<DeploymentId | null> {
  const all = await store.deployments.deploymentsIn(lane, { limit: deploymentsLookedAt });
  return all.find(({ rollback }) => rollback !== null)?.id ?? null;
}
