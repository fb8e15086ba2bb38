import { environmentOf } from '../domain/deployment/deploying.ts';
import type { DeploymentId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { explainRollback as decide } from '../domain/rollback/explain.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { findDeployment } from './find-deployment.ts';
import { fromKept } from './kept-outcome.ts';

export type RollbackExplained = { readonly environment: string; readonly from: string };

/** The reason of a rollback, given after the fact by whoever may roll back there. */
export async function explainRollback(
  ports: Ports,
  asker: Asker,
  { id, because }: { readonly id: DeploymentId; readonly because: string },
): Promise<Outcome<RollbackExplained>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const found = await findDeployment(ports, id);
  if (!found.ok) return found;
  const { deployment, project } = found.value;
  const permitted = await authorize(ports, asker, 'roll back', project, environmentOf(found.value));
  if (!permitted.ok) return permitted;
  const { rollback, environment } = deployment;
  if (rollback === null) return no({ code: 'deployment-unknown' });
  if (rollback.because !== null) {
    return no({ code: 'reason-given-already', environment, because: rollback.because });
  }
  const reason = because.trim();
  if (reason === '') return no({ code: 'reason-missing', act: 'roll back', form: 'Say why, with a reason' });
  const [hold, away, release] = await Promise.all([
    ports.store.deployments.holdIn(deployment),
    ports.store.candidate(rollback.away.candidateId),
    ports.store.release(rollback.away.releaseId),
  ]);
  const said = { by: asker.userId, because: reason };
  const explained = decide(
    { ...found.value, deployment: { ...deployment, rollback } },
    { hold, away, release },
    said,
  );
  return commitFor(ports, asker, yes({ environment, from: rollback.away.name }), explained);
}
