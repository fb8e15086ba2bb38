import type { Deploying } from '../domain/deployment/deploying.ts';
import type { DeploymentId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { Ports } from '../ports.ts';
import { readDeploying } from './read-deploying.ts';

/** The deployment of an id, with all that it is about. */
export async function findDeployment(ports: Ports, id: DeploymentId): Promise<Outcome<Deploying>> {
  const deployment = await ports.store.deployments.deployment(id);
  const deploying = deployment === null ? null : await readDeploying(ports, deployment);
  return deploying === null ? no({ code: 'deployment-unknown' }) : yes(deploying);
}
