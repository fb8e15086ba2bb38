import { environmentOf, isLastTier } from '../domain/deployment/deploying.ts';
import { stopAsked } from '../domain/deployment/deployment.ts';
import type { DeploymentId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { goOn } from '../domain/rollback/go-on.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { findDeployment } from './find-deployment.ts';
import { fromKept } from './kept-outcome.ts';
import { readDeploying } from './read-deploying.ts';

export type WentOn = { readonly environment: string; readonly to: string; readonly behind: string };

/** A person's word that nothing runs any more of what a rollback waits for, so that it goes on. */
export async function goOnWithRollback(
  ports: Ports,
  asker: Asker,
  { id, because }: { readonly id: DeploymentId; readonly because: string },
): Promise<Outcome<WentOn>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const found = await findDeployment(ports, id);
  if (!found.ok) return found;
  const { deployment, project, candidate } = found.value;
  const { environment } = deployment;
  const permitted = await authorize(ports, asker, 'roll back', project, environmentOf(found.value));
  if (!permitted.ok) return permitted;
  const reason = because.trim();
  const act = 'attest that nothing runs';
  if (reason === '') return no({ code: 'reason-missing', act, form: 'Nothing runs, with how you know' });
  const holder = await ports.store.deployments.inLane(deployment);
  const occupant = holder === null ? null : await readDeploying(ports, holder);
  const isWaiting = deployment.state === 'requested' || deployment.state === 'queued';
  const isInDoubt =
    occupant !== null && (occupant.deployment.state === 'errored' || stopAsked(occupant.deployment) !== null);
  if (!isWaiting || deployment.rollback === null || !isInDoubt) {
    return no({ code: 'not-waiting-for-lane', environment });
  }
  if (isLastTier(occupant) && occupant.deployment.requesters.includes(asker.userId)) {
    return no({ code: 'requester-alone', act, environment });
  }
  const outcome = yes({ environment, to: candidate.name, behind: occupant.candidate.name });
  return commitFor(ports, asker, outcome, goOn(occupant, { by: asker.userId, because: reason }));
}
