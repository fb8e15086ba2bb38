import type { CandidateId, DeploymentId, ProjectId, ReleaseId, UserId } from '../ids.ts';
import type { Rung } from '../policy/ladder.ts';
import type { EnvironmentConfiguration } from '../project/environment.ts';
import type { Rollback } from '../rollback/rollback.ts';
import type { ActorName } from '../trail/event.ts';
import type { Shown } from './shown.ts';
import type { VerificationProgress } from './verification.ts';

export const deploymentStates = [
  'requested',
  'queued',
  'running',
  'verifying',
  'succeeded',
  'failed',
  'errored',
  'cancelled',
  'rejected',
  'expired',
  'superseded',
] as const;
export type DeploymentState = (typeof deploymentStates)[number];

/** Why a deployment was asked for; the order is its rank in the lane. */
export const origins = ['rollback', 'hotfix', 'manual', 'scheduled', 'automatic'] as const;
export type Origin = (typeof origins)[number];

/** Why a deployment is where it is, where its state alone does not say. */
export type DeploymentReason =
  | {
      readonly code: 'run-failed';
      readonly conclusion: string;
      readonly job: string | null;
      readonly url: string;
    }
  | { readonly code: 'run-inconclusive'; readonly conclusion: string; readonly url: string }
  | { readonly code: 'run-cancelled'; readonly url: string }
  | { readonly code: 'dispatch-refused'; readonly status: number; readonly workflow: string }
  | { readonly code: 'never-started'; readonly workflow: string }
  | { readonly code: 'run-unclear'; readonly runs: number; readonly workflow: string }
  | { readonly code: 'tag-moved'; readonly tag: string; readonly otherSha: string | null }
  /** GitHub would have run the branch: of two refs of one name it takes that. */
  | { readonly code: 'branch-in-the-way'; readonly branch: string; readonly otherSha: string }
  | { readonly code: 'sha-mismatch'; readonly runSha: string; readonly url: string }
  | { readonly code: 'timed-out'; readonly minutes: number; readonly url: string | null }
  | { readonly code: 'smoke-failed'; readonly url: string; readonly found: string }
  | { readonly code: 'smoke-unclear'; readonly url: string; readonly found: string }
  | { readonly code: 'called-faulty'; readonly by: UserId; readonly because: string }
  | { readonly code: 'called-healthy'; readonly by: UserId }
  | { readonly code: 'rejected'; readonly by: UserId; readonly because: string }
  | { readonly code: 'cancelled'; readonly by: UserId; readonly because: string | null }
  /** It makes room for a rollback; `by` is null where Waybill rolls back by itself. */
  | { readonly code: 'rolled-back'; readonly by: UserId | null; readonly to: string }
  | { readonly code: 'candidate-bad'; readonly candidate: string }
  | { readonly code: 'approval-expired'; readonly hours: number }
  | { readonly code: 'approvals-too-old'; readonly days: number }
  | { readonly code: 'superseded'; readonly candidate: string }
  | { readonly code: 'release-closed'; readonly version: string }
  | { readonly code: 'gate-closed'; readonly gate: string }
  | { readonly code: 'environment-gone'; readonly environment: string }
  | { readonly code: 'attested-ended'; readonly by: UserId; readonly because: string };

/** One attempt to bring a candidate into an environment. */
export type Deployment = {
  readonly id: DeploymentId;
  readonly projectId: ProjectId;
  readonly environment: string;
  readonly releaseId: ReleaseId;
  readonly candidateId: CandidateId;
  readonly replacesCandidateId: CandidateId | null;
  readonly origin: Origin;
  readonly state: DeploymentState;
  readonly stateReason: DeploymentReason | null;
  readonly stateAt: Date;
  readonly requestedBy: ActorName;
  readonly requesters: readonly UserId[];
  readonly requestedAt: Date;
  /** The environment as it was configured when this was last shown for approval. */
  readonly policy: EnvironmentConfiguration;
  readonly shown: Shown;
  readonly shownHash: string;
  readonly ladder: readonly Rung[];
  readonly ladderAt: Date | null;
  readonly lookAt: Date | null;
  readonly stuckSince: Date | null;
  readonly stuckSaidAt: Date | null;
  readonly remindedAt: Date | null;
  readonly expiresAt: Date | null;
  /** When it is to start, and until when it starts by itself; null where it was not planned for a time. */
  readonly plannedAt: Date | null;
  readonly latestStartAt: Date | null;
  readonly approvedAt: Date | null;
  readonly queuedAt: Date | null;
  readonly rank: number;
  readonly startedAt: Date | null;
  readonly verifyingAt: Date | null;
  readonly verification: VerificationProgress | null;
  readonly succeededAt: Date | null;
  readonly endedAt: Date | null;
  readonly holdsLane: boolean;
  readonly githubDeploymentId: number | null;
  /** Null unless its origin is `rollback`. */
  readonly rollback: Rollback | null;
  readonly revision: number;
};

/** Whether nothing of it has left for GitHub yet: it waits, or was given the lane a moment ago. */
export const isUnsent = ({ state, startedAt }: Pick<Deployment, 'state' | 'startedAt'>): boolean =>
  state === 'requested' || state === 'queued' || (state === 'running' && startedAt === null);

/** Whether it is deployed and its checks could not tell: a person's word settles it, as long as nothing came after. */
export const isInDoubt = ({ state, stateReason }: Pick<Deployment, 'state' | 'stateReason'>): boolean =>
  state === 'errored' && stateReason?.code === 'smoke-unclear';

/** Whether nothing more will happen to it. An errored one may still learn how its run ended. */
export const isOver = ({ state }: Pick<Deployment, 'state'>): boolean =>
  state !== 'requested' && state !== 'queued' && state !== 'running' && state !== 'verifying';

/** Why its run is asked to end: a person cancelled it, or a rollback needs its lane. Null where nobody asked. */
export function stopAsked({
  state,
  stateReason,
}: Pick<Deployment, 'state' | 'stateReason'>): Extract<
  DeploymentReason,
  { code: 'cancelled' | 'rolled-back' }
> | null {
  const isAsked = stateReason?.code === 'cancelled' || stateReason?.code === 'rolled-back';
  return state === 'running' && isAsked ? stateReason : null;
}
