import type { Announcement } from '../announcement.ts';
import type { Change, Effect } from '../change.ts';
import type { EnvironmentConfiguration } from '../project/environment.ts';
import { lastTier } from '../project/environment.ts';
import type { Candidate } from '../release/candidate.ts';
import type { Dispatch } from '../release/dispatch.ts';
import type { Release } from '../release/release.ts';
import type { Project } from '../repository/repository.ts';
import { effectivePolicy } from '../rollback/effective-policy.ts';
import type { ActorName, EventKind, Json, NewEvent } from '../trail/event.ts';
import type { Deployment } from './deployment.ts';

/** A deployment as it stands, with all that it is about. The dispatch is the latest attempt; null before the start. */
export type Deploying = {
  readonly project: Project;
  readonly release: Release;
  readonly candidate: Candidate;
  readonly deployment: Deployment;
  readonly dispatch: Dispatch | null;
  readonly now: Date;
};
export type Dispatched = Deploying & { readonly dispatch: Dispatch };

/** The environment as the project has it now; as it was shown, where it is configured no more. */
export function environmentOf({ project, release, deployment }: Deploying): EnvironmentConfiguration {
  const configured = project.configuration.environments.find(({ name }) => name === deployment.environment);
  return effectivePolicy(configured ?? deployment.policy, deployment.origin, release.hotfix);
}

/** Whether users meet it here: the environment is of the project's highest tier. */
export const isLastTier = (deploying: Deploying): boolean =>
  environmentOf(deploying).tier === lastTier(deploying.project.configuration.environments);

export function deploymentEvent(
  { project, release, candidate, deployment, dispatch, now }: Deploying,
  kind: EventKind,
  facts: { readonly [key: string]: Json } = {},
  actor: ActorName = 'waybill',
): NewEvent {
  return {
    kind,
    projectId: project.id,
    actor,
    at: now,
    facts: {
      version: release.version,
      candidate: candidate.name,
      sha: candidate.sha,
      environment: deployment.environment,
      deployment: deployment.id,
      ...(dispatch === null ? {} : { dispatch: dispatch.id, attempt: dispatch.attempt }),
      ...facts,
    },
  };
}

export const setDeployment = (
  { deployment }: Pick<Deploying, 'deployment'>,
  set: Partial<Omit<Deployment, 'id' | 'revision'>>,
): Change => ({ update: 'deployments', id: deployment.id, revision: deployment.revision, set });

/** The message in which it is approved shows its state. */
export const refreshRequest = ({
  deployment,
  release,
  project,
}: Pick<Deploying, 'deployment' | 'release' | 'project'>): Effect => ({
  effect: 'refresh-request',
  deploymentId: deployment.id,
  releaseId: release.id,
  channelId: project.channelId,
});

export const advanceLane = ({ deployment }: Pick<Deploying, 'deployment'>): Effect => ({
  effect: 'advance-lane',
  projectId: deployment.projectId,
  environment: deployment.environment,
});

/** Whoever joins, leaves or passes others in a queue changes the places of those behind. */
export const refreshQueue = ({ deployment, project }: Pick<Deploying, 'deployment' | 'project'>): Effect => ({
  effect: 'refresh-queue',
  projectId: deployment.projectId,
  environment: deployment.environment,
  channelId: project.channelId,
});

export const tellGithub = ({ deployment }: Pick<Deploying, 'deployment'>): Effect => ({
  effect: 'tell-github',
  deploymentId: deployment.id,
});

/** What every announcement of a deployment begins with. */
export const aboutDeployment = (deploying: Deploying) => ({
  deploymentId: deploying.deployment.id,
  candidate: deploying.candidate.name,
  environment: deploying.deployment.environment,
  tier: environmentOf(deploying).tier,
});

/** What keeps a rollback is told where it was asked for, in the thread of what it takes away: people look there. */
const keepsWaiting: ReadonlySet<Announcement['kind']> = new Set([
  'deployment-answer-lost',
  'deployment-late',
  'deployment-parked',
  'deployment-waits',
]);

/** Says something in the release's thread, once for each occasion (an attempt, a time, a hash). */
export function say(
  { deployment, release, project }: Pick<Deploying, 'deployment' | 'release' | 'project'>,
  announcement: Announcement,
  { occasion = '1', reach = 'thread' }: { occasion?: string; reach?: 'thread' | 'broadcast' } = {},
): Effect {
  return {
    effect: 'say',
    key: `${announcement.kind}:${deployment.id}:${occasion}`,
    channelId: project.channelId,
    thread: keepsWaiting.has(announcement.kind)
      ? (deployment.rollback?.away.releaseId ?? release.id)
      : release.id,
    reach,
    announcement,
  };
}
