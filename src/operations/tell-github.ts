import { githubActor, githubName } from '../domain/authority/github-name.ts';
import type { Deploying } from '../domain/deployment/deploying.ts';
import { environmentOf, setDeployment } from '../domain/deployment/deploying.ts';
import type { GithubDeployment, GithubDeploymentStatus } from '../domain/deployment/github-deployment.ts';
import type { DeploymentId } from '../domain/ids.ts';
import { lastTier } from '../domain/project/environment.ts';
import type { Ports } from '../ports.ts';
import { readDeploying } from './read-deploying.ts';

/**
 * Has GitHub's own record of a deployment say what ours says, with who asked and who approved. Nothing
 * waits for it, and where GitHub refuses there is none.
 */
export async function tellGithub(ports: Ports, id: DeploymentId): Promise<void> {
  const { store, github, log } = ports;
  const deployment = await store.deployments.deployment(id);
  const deploying = deployment === null ? null : await readDeploying(ports, deployment);
  const repository = deploying === null ? null : await store.repository(deploying.project.repositoryId);
  if (deploying === null || deployment === null || repository === null) return;
  const back = await takenAwayBy(ports, deployment);
  // GitHub would keep what it has as a success: of what has no record there nothing has to be taken back.
  if (back !== null && deployment.githubDeploymentId === null) return;
  const status = back === null ? statusOf(deploying) : rolledBackTo(deploying, back);
  if (status === null) return;

  const opened =
    deployment.githubDeploymentId === null
      ? await github.openDeployment(repository.fullName, await recordOf(ports, deploying))
      : ({ kind: 'accepted', value: deployment.githubDeploymentId } as const);
  if (opened.kind === 'refused') {
    return log.warn({ deployment: id, status: opened.status }, 'GitHub keeps no record of a deployment');
  }
  if (opened.kind !== 'accepted') throw new NotTold(id);
  if (!(await isKept(ports, id, opened.value))) throw new NotTold(id);
  const told = await github.setDeploymentStatus(repository.fullName, opened.value, status);
  if (told.kind === 'limited' || told.kind === 'uncertain') throw new NotTold(id);
}

/** How often its number is noted before the job begins anew. */
const mostTries = 5;

/** Notes the number of GitHub's record; a deployment moves on while GitHub is asked. */
async function isKept({ store }: Ports, id: DeploymentId, githubDeploymentId: number): Promise<boolean> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const deployment = await store.deployments.deployment(id);
    if (deployment === null || deployment.githubDeploymentId === githubDeploymentId) return true;
    const changes = [setDeployment({ deployment }, { githubDeploymentId })];
    const kept = await store.commit({ changes, events: [], effects: [] });
    if (kept.kind === 'done') return true;
  }
  // The record is found again by our id.
  return false;
}

/** How far back a rollback of it is looked for: it was the last that began before that. */
const deploymentsLookedAt = 20;

/** The candidate that a verified rollback brought in its place; null where there was none. */
async function takenAwayBy({ store }: Ports, deployment: Deploying['deployment']): Promise<string | null> {
  if (deployment.state !== 'succeeded') return null;
  const lane = await store.deployments.deploymentsIn(deployment, { limit: deploymentsLookedAt });
  const back = lane.find(
    ({ state, rollback }) => state === 'succeeded' && rollback?.away.deploymentId === deployment.id,
  );
  return back?.shown.candidate ?? null;
}

const rolledBackTo = ({ dispatch }: Deploying, candidate: string): GithubDeploymentStatus => ({
  state: 'inactive',
  description: `Rolled back to ${candidate}`.slice(0, 140),
  logUrl: dispatch?.runUrl ?? null,
});

async function recordOf({ store }: Ports, deploying: Deploying): Promise<GithubDeployment> {
  const { project, deployment, candidate } = deploying;
  const [approvals, links] = await Promise.all([
    store.deployments.approvalsOf(deployment.id),
    store.identityLinks(),
  ]);
  const approvedBy = approvals
    .filter(({ verdict, withdrawnAt, shownHash }) => {
      return verdict === 'approved' && withdrawnAt === null && shownHash === deployment.shownHash;
    })
    .map(({ userId }) => githubName(userId, links));
  const { tier } = environmentOf(deploying);
  const requestedBy = githubActor(deployment.requestedBy, links);
  const agreed = approvedBy.length === 0 ? '' : `, approved by ${approvedBy.join(', ')}`;
  return {
    id: deployment.id,
    sha: candidate.sha,
    environment: deployment.environment,
    candidate: candidate.name,
    isProduction: tier === lastTier(project.configuration.environments),
    description: `${candidate.name}, ${askedHow(deployment)} ${requestedBy}${agreed}`.slice(0, 140),
    requestedBy,
    approvedBy,
  };
}

const askedHow = ({ rollback }: Deploying['deployment']): string =>
  rollback === null ? 'asked for by' : `rolled back from ${rollback.away.name} by`;

/** Null for one that GitHub has nothing to know of: it has not begun. */
function statusOf({ deployment, dispatch }: Deploying): GithubDeploymentStatus | null {
  const logUrl = dispatch?.runUrl ?? null;
  switch (deployment.state) {
    case 'running':
      return { state: 'in_progress', description: 'Deploying', logUrl };
    case 'verifying':
      return { state: 'in_progress', description: 'Verifying', logUrl };
    case 'succeeded':
      return { state: 'success', description: 'Delivered and verified', logUrl };
    case 'failed':
      return { state: 'failure', description: 'It said no', logUrl };
    case 'errored':
      return { state: 'error', description: 'Nobody could tell how it ended', logUrl };
    case 'cancelled':
      return { state: 'inactive', description: 'Cancelled', logUrl };
    case 'requested':
    case 'queued':
    case 'rejected':
    case 'expired':
    case 'superseded':
      return null;
    default:
      return deployment.state satisfies never;
  }
}

/** It is tried again by its job. */
class NotTold extends Error {
  constructor(id: DeploymentId) {
    super(`GitHub was not told of the deployment ${id}`);
    this.name = 'NotTold';
  }
}
