import type { DeploymentId, HoldId } from '../domain/ids.ts';
import type { Outcome } from '../domain/outcome.ts';
import { yes } from '../domain/outcome.ts';
import type { EnvironmentConfiguration } from '../domain/project/environment.ts';
import type { Project } from '../domain/repository/repository.ts';
import { chooseRollback, type RollbackName } from '../domain/rollback/choose.ts';
import { decideRollback } from '../domain/rollback/decide.ts';
import type { RollbackPreview } from '../domain/rollback/preview.ts';
import { usualDurationMs } from '../domain/rollback/usual-duration.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { gatherRollback, readHistory } from './gather-rollback.ts';
import { isOnItsWay } from './prepare-rollback.ts';
import { readBetween } from './read-between.ts';
import { whatRuns } from './what-runs.ts';

/** What a rollback would do, for those who may ask for it. Changes nothing. */
export async function previewRollback(
  ports: Ports,
  asker: Asker,
  wish: {
    readonly project: Project;
    readonly environment: EnvironmentConfiguration;
    readonly to: RollbackName | null;
  },
): Promise<Outcome<RollbackPreview>> {
  const { project, environment } = wish;
  const permitted = await authorize(ports, asker, 'roll back', project, environment);
  if (!permitted.ok) return permitted;
  return viewRollback(ports, wish);
}

/** The same for whoever tells what automation would have done. */
export async function viewRollback(
  ports: Ports,
  {
    project,
    environment,
    to,
  }: {
    readonly project: Project;
    readonly environment: EnvironmentConfiguration;
    readonly to: RollbackName | null;
  },
): Promise<Outcome<RollbackPreview>> {
  const lane = { projectId: project.id, environment: environment.name };
  const history = await readHistory(ports, lane);
  const chosen = chooseRollback(history, { isAutomatic: false, to, expects: null, askedAt: null });
  if (!chosen.ok) return chosen;
  const choice = chosen.value;
  const [between, here, gathered] = await Promise.all([
    readBetween(ports, project, choice),
    whatRuns(ports, lane),
    gatherRollback(ports, { project, environment, choice, parameters: 'recorded' }),
  ]);
  // A plan is asked for in the window itself: here it is no obstacle.
  const facts = { ...gathered, contracting: null };
  const tried = decideRollback(
    facts,
    {
      by: null,
      trigger: 'person',
      because: null,
      plan: null,
      parameters: 'recorded',
      together: [environment.name],
    },
    { deploymentId: ports.mint.id<DeploymentId>(), holdId: ports.mint.id<HoldId>() },
  );
  const isOnTheWay = isOnItsWay(history, choice);
  return yes({
    project,
    environment,
    choice,
    here,
    now: facts.now,
    removes: facts.removes,
    ...between,
    obstacle: tried.ok ? null : tried.refusal,
    isSeen: facts.tag.kind === 'seen' && facts.workflow.kind === 'seen',
    usualMs: usualDurationMs(history.verified.map(({ deployment }) => deployment)),
    alsoRunsIn: facts.alsoRunsIn,
    isOnItsWay: isOnTheWay,
    stops: isOnTheWay ? null : (facts.occupant?.candidate.name ?? null),
  });
}
