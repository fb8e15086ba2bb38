import { type Deploying, environmentOf } from '../domain/deployment/deploying.ts';
import type { DeploymentId } from '../domain/ids.ts';
import { mergeDecisions } from '../domain/merge-decisions.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { isSame } from '../domain/project/loosening.ts';
import { explainRollback as decide } from '../domain/rollback/explain.ts';
import type { Rollback } from '../domain/rollback/rollback.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { findDeployment } from './find-deployment.ts';
import { findLastRollback } from './find-last-rollback.ts';
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
  const said = { by: asker.userId, because: reason };
  const siblings = await siblingsOf(ports, asker, { ...found.value, rollback });
  const explained = await Promise.all(
    [{ ...found.value, rollback }, ...siblings].map(async (each) =>
      decide(
        { ...each, deployment: { ...each.deployment, rollback: each.rollback } },
        await aboutWhatGoes(ports, each),
        said,
      ),
    ),
  );
  const names = [environment, ...siblings.map((each) => each.deployment.environment)].join(', ');
  return commitFor(
    ports,
    asker,
    yes({ environment: names, from: rollback.away.name }),
    mergeDecisions(explained),
  );
}

type RolledBack = Deploying & { readonly rollback: Rollback };

async function aboutWhatGoes({ store }: Ports, { deployment, rollback: { away: gone } }: RolledBack) {
  const [hold, away, release] = await Promise.all([
    store.deployments.holdIn(deployment),
    store.candidate(gone.candidateId),
    store.release(gone.releaseId),
  ]);
  return { hold, away, release };
}

/** The other rollbacks of the same decision that nobody has given a reason for, where the person may. */
async function siblingsOf(
  ports: Ports,
  asker: Asker,
  { deployment, project, rollback: { together } }: RolledBack,
): Promise<readonly RolledBack[]> {
  const others = project.configuration.environments.filter(
    ({ name }) => name !== deployment.environment && together.includes(name),
  );
  const found = await Promise.all(
    others.map(async (environment): Promise<RolledBack | null> => {
      const lane = { projectId: project.id, environment: environment.name };
      const id = await findLastRollback(ports, lane);
      const other = id === null ? null : await findDeployment(ports, id);
      if (other?.ok !== true) return null;
      const { rollback, requestedBy } = other.value.deployment;
      const isSibling =
        rollback !== null &&
        rollback.because === null &&
        requestedBy === deployment.requestedBy &&
        isSame(rollback.together, together);
      if (!isSibling || !(await authorize(ports, asker, 'roll back', project, environment)).ok) return null;
      return { ...other.value, rollback };
    }),
  );
  return found.filter((each) => each !== null);
}
