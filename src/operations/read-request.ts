import type { RequestFacts } from '../domain/deployment/request-facts.ts';
import type { DeploymentId } from '../domain/ids.ts';
import { lastTier } from '../domain/project/environment.ts';
import type { Ports } from '../ports.ts';

/** What a request for approval shows, as it is now; null where the deployment is not there. */
export async function readRequest({ store }: Ports, id: DeploymentId): Promise<RequestFacts | null> {
  const deployment = await store.deployments.deployment(id);
  if (deployment === null) return null;
  const [project, release, candidate, approvals] = await Promise.all([
    store.project(deployment.projectId),
    store.release(deployment.releaseId),
    store.candidate(deployment.candidateId),
    store.deployments.approvalsOf(id),
  ]);
  const repository = project === null ? null : await store.repository(project.repositoryId);
  if (project === null || release === null || candidate === null || repository === null) return null;
  return {
    project,
    repositoryName: repository.fullName,
    release,
    candidate,
    deployment,
    approvals,
    lastTier: lastTier(project.configuration.environments),
  };
}
