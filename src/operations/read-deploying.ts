import type { Deploying } from '../domain/deployment/deploying.ts';
import type { Deployment } from '../domain/deployment/deployment.ts';
import type { Ports } from '../ports.ts';

/** A deployment with all that it is about, as it stands now; null where any of it is gone. */
export async function readDeploying(
  { store, clock }: Ports,
  deployment: Deployment,
): Promise<Deploying | null> {
  const [project, release, candidate, dispatches] = await Promise.all([
    store.project(deployment.projectId),
    store.release(deployment.releaseId),
    store.candidate(deployment.candidateId),
    store.deployments.dispatchesOfDeployment(deployment.id),
  ]);
  if (project === null || release === null || candidate === null) return null;
  return { project, release, candidate, deployment, dispatch: dispatches.at(-1) ?? null, now: clock.now() };
}
