import type { Deployment } from '../domain/deployment/deployment.ts';
import type { Lane } from '../domain/deployment/lane.ts';
import { IntegrationError } from '../domain/integration/integration-error.ts';
import type { WayBack } from '../domain/policy/way-back.ts';
import { type EnvironmentConfiguration, lastTier } from '../domain/project/environment.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import type { Project, Repository } from '../domain/repository/repository.ts';
import type { Part, WorkflowFile } from '../domain/repository/rules.ts';
import type { Ports } from '../ports.ts';

/** How far back a candidate to go back to is looked for. */
const deploymentsLookedAt = 20;

/** Where a rollback of a candidate would go: the latest verified there of another that is not bad (promise 8). */
export async function findWayBack(
  { store }: Ports,
  lane: Lane,
  candidate: Pick<Candidate, 'id'>,
): Promise<{ readonly deployment: Deployment; readonly candidate: Candidate } | 'none' | 'none-yet'> {
  const succeeded = await store.deployments.succeededIn(lane, deploymentsLookedAt);
  const others = succeeded.filter(({ candidateId }) => candidateId !== candidate.id);
  for (const deployment of others) {
    const other = await store.candidate(deployment.candidateId);
    if (other !== null && other.badSince === null) return { deployment, candidate: other };
  }
  return others.length === 0 ? 'none-yet' : 'none';
}

/** Looks for the way back before a deployment starts where users are: nowhere else, and for no rollback. */
export async function readWayBack(
  ports: Ports,
  {
    project,
    repository,
    environment,
    deployment,
  }: {
    readonly project: Project;
    readonly repository: Repository;
    readonly environment: EnvironmentConfiguration;
    readonly deployment: Deployment;
  },
): Promise<WayBack> {
  const isLast = environment.tier === lastTier(project.configuration.environments);
  if (!isLast || deployment.origin === 'rollback') return { kind: 'not-looked-for' };
  const found = await findWayBack(ports, deployment, { id: deployment.candidateId });
  if (typeof found === 'string') return { kind: 'none', isFirst: found === 'none-yet' };
  const { github, store } = ports;
  const { fullName } = repository;
  const { candidate } = found;
  const attempts = await store.deployments.dispatchesOfDeployment(found.deployment.id);
  const recorded = attempts.findLast(({ state }) => state === 'succeeded');
  const workflow = recorded?.workflow ?? environment.deploy.workflow;
  const [tagTarget, file] = await Promise.all([
    look(github.tagTarget(fullName, candidate.tag)),
    look(github.workflowAt(fullName, workflow, candidate.sha)),
  ]);
  return {
    kind: 'found',
    candidate: candidate.name,
    sha: candidate.sha,
    tag: candidate.tag,
    tagTarget,
    workflow,
    hasWorkflow: file.kind === 'seen' ? { kind: 'seen', value: canStart(file.value) } : file,
  };
}

/** It is in the tag, can be dispatched, and is not switched off. */
const canStart = (file: WorkflowFile | null): boolean =>
  file !== null && file.problem === null && file.inputs !== null && file.state !== 'disabled';

async function look<T>(asked: Promise<T>): Promise<Part<T>> {
  try {
    return { kind: 'seen', value: await asked };
  } catch (error) {
    if (error instanceof IntegrationError) return { kind: 'unseen', status: null };
    throw error;
  }
}
