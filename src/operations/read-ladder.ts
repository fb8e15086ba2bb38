import type { DeploymentLadder, LadderAnswer } from '../domain/answer/ladder.ts';
import type { Deployment } from '../domain/deployment/deployment.ts';
import { queueOrder } from '../domain/deployment/lane.ts';
import { type Outcome, yes } from '../domain/outcome.ts';
import type { EnvironmentConfiguration } from '../domain/project/environment.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { judgeDeployment } from './judge-deployment.ts';
import { readHold } from './read-hold.ts';
import { whatRuns } from './what-runs.ts';

/** So many that wait are judged for one answer; the others are seen in the queue. */
const mostJudged = 5;

/** Why an environment has what it has: every gate of what waits for it, judged now. */
export async function readLadder(
  ports: Ports,
  asker: Asker,
  {
    project,
    environment,
    only = null,
  }: {
    readonly project: Project;
    readonly environment: EnvironmentConfiguration;
    /** The one deployment that is asked about. */
    readonly only?: Deployment | null;
  },
): Promise<Outcome<LadderAnswer>> {
  const permitted = await authorize(ports, asker, 'read', project);
  if (!permitted.ok) return permitted;
  const { deployments } = ports.store;
  const lane = { projectId: project.id, environment: environment.name };
  const [runs, held, occupant, waiting] = await Promise.all([
    whatRuns(ports, lane),
    readHold(ports, lane),
    deployments.inLane(lane),
    deployments.waitingIn(lane),
  ]);
  const queued = queueOrder(waiting.filter(({ state }) => state === 'queued'));
  const inOrder = [...queued, ...waiting.filter(({ state }) => state === 'requested')];
  const asked = only === null ? inOrder : inOrder.filter(({ id }) => id === only.id);
  const judged = await Promise.all(
    asked.slice(0, mostJudged).map(async (deployment): Promise<readonly DeploymentLadder[]> => {
      const judgement = await judgeDeployment(ports, deployment);
      if (judgement === null) return [];
      const position = queued.findIndex(({ id }) => id === deployment.id) + 1;
      const { ladder, facts } = judgement;
      return [
        { deployment, candidate: facts.candidate.name, ladder, position: position === 0 ? null : position },
      ];
    }),
  );
  return yes({
    project: project.name,
    environment: environment.name,
    runs,
    held,
    occupant: occupant === null ? null : { deployment: occupant, candidate: occupant.shown.candidate },
    waiting: judged.flat(),
    canOverride: environment.override.by.length > 0,
  });
}
