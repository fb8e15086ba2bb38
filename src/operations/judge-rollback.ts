import { environmentOf } from '../domain/deployment/deploying.ts';
import type { ProjectId, RollbackOpinionId, RollbackVerdictId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { judgeRollback as decideJudged } from '../domain/rollback/automatic/judge.ts';
import type { Opinion } from '../domain/rollback/automatic/verdict.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { findDeployment } from './find-deployment.ts';
import { fromKept } from './kept-outcome.ts';

export type Judged = {
  readonly projectId: ProjectId;
  readonly environment: string;
  readonly opinion: Opinion;
};

/** Takes a person's yes or no to a rollback that shadow mode only imagined. */
export async function judgeRollback(
  ports: Ports,
  asker: Asker,
  { id, opinion }: { readonly id: RollbackVerdictId; readonly opinion: Opinion },
): Promise<Outcome<Judged>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const { store, mint } = ports;
  const verdict = await store.rollbacks.verdict(id);
  if (verdict === null || verdict.kind !== 'shadow') return no({ code: 'deployment-unknown' });
  const found = await findDeployment(ports, verdict.deploymentId);
  if (!found.ok) return found;
  const deploying = found.value;
  const environment = environmentOf(deploying);
  const permitted = await authorize(
    ports,
    asker,
    'judge an imagined rollback',
    deploying.project,
    environment,
  );
  if (!permitted.ok) return permitted;
  const before = await store.rollbacks.opinionOf(id, asker.userId);
  const outcome = yes({ projectId: deploying.project.id, environment: environment.name, opinion });
  if (before?.opinion === opinion) return outcome;
  const decision = decideJudged(deploying, verdict, {
    id: mint.id<RollbackOpinionId>(),
    by: asker.userId,
    opinion,
    before,
  });
  return commitFor(ports, asker, outcome, decision);
}
