import type { Deploying } from '../domain/deployment/deploying.ts';
import type { Deployment } from '../domain/deployment/deployment.ts';
import type { Lane } from '../domain/deployment/lane.ts';
import { runOf } from '../domain/deployment/shown.ts';
import type { EnvironmentConfiguration } from '../domain/project/environment.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { PastDeployment, RollbackChoice, RollbackHistory } from '../domain/rollback/choose.ts';
import type { RollbackFacts } from '../domain/rollback/facts.ts';
import type { RollbackOrder } from '../domain/rollback/order.ts';
import type { Ports } from '../ports.ts';
import { askInAHurry } from './ask-in-a-hurry.ts';
import { readDeploying } from './read-deploying.ts';
import { readRemoved } from './read-removed.ts';

/** How far back a rollback's target is looked for. */
const deploymentsLookedAt = 50;

/** So long GitHub has to say whether tag and workflow are there. */
const patienceMs = 4_000;

/** What has been in an environment, for the choice of what goes and what comes back. */
export async function readHistory({ store }: Ports, lane: Lane): Promise<RollbackHistory> {
  const { deployments } = store;
  const [waiting, begun, succeeded] = await Promise.all([
    deployments.waitingIn(lane),
    deployments.lastBegun(lane),
    deployments.succeededIn(lane, deploymentsLookedAt),
  ]);
  const last = waiting.find(({ origin }) => origin === 'rollback') ?? begun;
  const awayId = last?.rollback?.away.deploymentId;
  const before = awayId === undefined ? null : await deployments.deployment(awayId);
  const [latest, awayOf, verified] = await Promise.all([
    pastOf(store, last),
    pastOf(store, before),
    Promise.all(latestOfEach(succeeded).map((deployment) => pastOf(store, deployment))),
  ]);
  return {
    environment: lane.environment,
    latest,
    awayOf,
    verified: verified.filter((past) => past !== null),
  };
}

/** One for each candidate: the latest. */
function latestOfEach(succeeded: readonly Deployment[]): readonly Deployment[] {
  const seen = new Set<Deployment['candidateId']>();
  return succeeded.filter(({ candidateId }) => {
    const isNew = !seen.has(candidateId);
    seen.add(candidateId);
    return isNew;
  });
}

async function pastOf(store: Ports['store'], deployment: Deployment | null): Promise<PastDeployment | null> {
  if (deployment === null) return null;
  const [candidate, release] = await Promise.all([
    store.candidate(deployment.candidateId),
    store.release(deployment.releaseId),
  ]);
  return candidate === null || release === null ? null : { deployment, candidate, release };
}

/** All that a rollback is decided on, read afresh. GitHub is asked, and what it does not tell stays unseen. */
export async function gatherRollback(
  ports: Ports,
  about: {
    readonly project: Project;
    readonly environment: EnvironmentConfiguration;
    readonly choice: RollbackChoice;
    readonly parameters: RollbackOrder['parameters'];
  },
): Promise<Omit<RollbackFacts, 'contracting'>> {
  const { store, github, clock } = ports;
  const { deployments } = store;
  const { project, environment, choice, parameters } = about;
  const { away, target } = choice;
  const lane = { projectId: project.id, environment: environment.name };
  const repository = await store.repository(project.repositoryId);
  const name = repository?.fullName ?? '';
  const [occupant, waitingHere, ofAway, hold, dispatches, built, removes] = await Promise.all([
    deployments.inLane(lane),
    deployments.waitingIn(lane),
    deployments.deploymentsOf(away.candidate.id),
    deployments.holdIn(lane),
    deployments.dispatchesOfDeployment(target.deployment.id),
    store.latestDispatch(target.candidate.id),
    readRemoved(ports, project, choice),
  ]);
  const recorded = dispatches.findLast(({ state }) => state === 'succeeded') ?? null;
  const today = environment.deploy.workflow;
  const workflow = parameters === 'today' ? today : (recorded?.workflow ?? today);
  const calledOff = [
    ...ofAway.filter(isWaiting),
    ...waitingHere.filter(
      (each) =>
        each.candidateId !== away.candidate.id &&
        (each.origin === 'rollback' || each.candidateId === target.candidate.id),
    ),
  ];
  const [tag, found, occupying, waiting, alsoRunsIn] = await Promise.all([
    askInAHurry(github.tagTarget(name, target.candidate.tag), patienceMs),
    askInAHurry(github.workflowAt(name, workflow, target.candidate.sha), patienceMs),
    occupant === null ? null : readDeploying(ports, occupant),
    Promise.all(calledOff.map((deployment) => readDeploying(ports, deployment))),
    runsElsewhere(ports, project, environment.name, away),
  ]);
  return {
    project,
    environment,
    choice,
    now: clock.now(),
    occupant: occupying,
    calledOff: waiting.filter((each): each is Deploying => each !== null),
    hold,
    alsoRunsIn,
    recorded,
    build: runOf(built),
    tag,
    workflow: found,
    removes,
  };
}

const isWaiting = ({ state }: Deployment): boolean => state === 'requested' || state === 'queued';

async function runsElsewhere(
  { store }: Ports,
  { id: projectId, configuration }: Project,
  here: string,
  { candidate }: PastDeployment,
): Promise<readonly string[]> {
  const others = configuration.environments.map(({ name }) => name).filter((name) => name !== here);
  const running = await Promise.all(
    others.map((environment) => store.deployments.lastSucceeded({ projectId, environment })),
  );
  return others.filter((_, index) => running[index]?.candidateId === candidate.id);
}
