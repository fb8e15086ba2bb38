import type { Announcement } from './announcement.ts';
import type { IdentityLink } from './authority/identity-link.ts';
import type { SignIn } from './authority/sign-in.ts';
import type { Approval } from './deployment/approval.ts';
import type { Deployment } from './deployment/deployment.ts';
import type {
  CandidateId,
  ChannelId,
  DeploymentId,
  MailId,
  NoticeId,
  PickId,
  ProjectId,
  ReleaseId,
  RepositoryId,
  TrainId,
  UserId,
  WebhookNoticeId,
} from './ids.ts';
import type { Mail } from './notice/mail.ts';
import type { Notice, NoticeAnswer, NoticeRecipient } from './notice/notice.ts';
import type { QuietHours } from './notice/quiet-hours.ts';
import type { AcceptedRecipient, Subscription } from './notice/subscription.ts';
import type { WebhookNotice } from './notice/webhook-notice.ts';
import type { Watch } from './pick/journey.ts';
import type { Pick } from './pick/pick.ts';
import type { Override } from './policy/override.ts';
import type { Freeze, Hold } from './policy/stop.ts';
import type { Candidate } from './release/candidate.ts';
import type { Dispatch } from './release/dispatch.ts';
import type { Release } from './release/release.ts';
import type { Project, ProjectFile, Repository } from './repository/repository.ts';
import type { RollbackOpinion, RollbackVerdict } from './rollback/automatic/verdict.ts';
import type { HookCall } from './rollback/hook-call.ts';
import type { SkippedTime } from './schedule/skipped-time.ts';
import type { Train } from './schedule/train.ts';
import type { NewEvent } from './trail/event.ts';

/** Every record that a decision may change, by the table that keeps it. */
export type Records = {
  readonly repositories: Repository;
  readonly projectFiles: ProjectFile;
  readonly projects: Project;
  readonly releases: Release;
  readonly candidates: Candidate;
  readonly dispatches: Dispatch;
  readonly identityLinks: IdentityLink;
  readonly signIns: SignIn;
  readonly deployments: Deployment;
  readonly approvals: Approval;
  readonly overrides: Override;
  readonly freezes: Freeze;
  readonly holds: Hold;
  readonly subscriptions: Subscription;
  readonly quietHours: QuietHours;
  readonly acceptedRecipients: AcceptedRecipient;
  readonly notices: Notice;
  readonly noticeRecipients: NoticeRecipient;
  readonly noticeAnswers: NoticeAnswer;
  readonly mails: Mail;
  readonly webhookNotices: WebhookNotice;
  readonly rollbackVerdicts: RollbackVerdict;
  readonly rollbackOpinions: RollbackOpinion;
  readonly rollbackHooks: HookCall;
  readonly picks: Pick;
  readonly watches: Watch;
  readonly trains: Train;
  readonly skippedTimes: SkippedTime;
};
export type RecordKind = keyof Records;

type Insert = { [K in RecordKind]: { readonly insert: K; readonly row: Records[K] } }[RecordKind];
type Update = {
  [K in RecordKind]: {
    readonly update: K;
    readonly id: Records[K]['id'];
    /** The revision that the decision was made on; null for records that have none. */
    readonly revision: Records[K] extends { revision: number } ? number : null;
    readonly set: Partial<Omit<Records[K], 'id' | 'revision'>>;
  };
}[RecordKind];

/** A row to add, or to change where it still is as the decision saw it. */
export type Change = Insert | Update;

/** What is to happen outside once the change is kept: at least once, each idempotent by its key. */
export type Effect =
  | { readonly effect: 'advance-build'; readonly candidateId: CandidateId }
  | { readonly effect: 'read-project-file'; readonly repositoryId: RepositoryId }
  /** Something that a waiting or running deployment may have waited for. */
  | { readonly effect: 'advance-lane'; readonly projectId: ProjectId; readonly environment: string }
  /** A candidate became ready, or was verified somewhere: automation may take it further. */
  | { readonly effect: 'promote-onwards'; readonly candidateId: CandidateId }
  /** A candidate was verified in the last tier: its release may have arrived, or what it took the place of come back. */
  | { readonly effect: 'ship-release'; readonly candidateId: CandidateId }
  /** A deployment failed or errored: whether to roll back is to be decided, or asked. */
  | { readonly effect: 'consider-rollback'; readonly deploymentId: DeploymentId }
  /** A rollback was asked for: its environment's hook is to be called first. */
  | { readonly effect: 'call-rollback-hook'; readonly deploymentId: DeploymentId }
  /** GitHub's own record of a deployment is to say what ours says. */
  | { readonly effect: 'tell-github'; readonly deploymentId: DeploymentId }
  /** A change is on its way into a release. */
  | { readonly effect: 'advance-pick'; readonly pickId: PickId }
  /** A candidate was cut from a release branch, which may have what trunk has not. */
  | { readonly effect: 'bring-back'; readonly candidateId: CandidateId }
  /** A run was heard of that may be of a deploy workflow, and not ours. */
  | { readonly effect: 'watch-runs'; readonly repositoryId: RepositoryId }
  /** A notice has recipients who are to hear of it, or to see it as it is now. */
  | { readonly effect: 'send-notice'; readonly noticeId: NoticeId }
  | { readonly effect: 'send-mail'; readonly mailId: MailId }
  | { readonly effect: 'send-webhook'; readonly webhookId: WebhookNoticeId }
  | {
      /** One recipient's message is to show a notice's present edition. */
      readonly effect: 'show-notice';
      readonly noticeId: NoticeId;
      readonly recipient: string;
      readonly channelId: ChannelId;
      /** The earlier notice under whose message it belongs, where the recipient has that. */
      readonly under: NoticeId | null;
    }
  | {
      /** Something said under the message that a recipient has of a notice. Once per key. */
      readonly effect: 'say-under-notice';
      readonly key: string;
      readonly noticeId: NoticeId;
      readonly recipient: string;
      readonly channelId: ChannelId;
      readonly announcement: Announcement;
    }
  | {
      readonly effect: 'refresh-card';
      readonly releaseId: ReleaseId;
      readonly channelId: ChannelId;
      readonly wantedBy: UserId | null;
    }
  /** The order of a lane's queue changed: the cards of those in it are to show their places. */
  | {
      readonly effect: 'refresh-queue';
      readonly projectId: ProjectId;
      readonly environment: string;
      readonly channelId: ChannelId;
    }
  /** The message of a release train is to show its present state. */
  | { readonly effect: 'refresh-train'; readonly trainId: TrainId; readonly channelId: ChannelId }
  | {
      /** The message in which a deployment is approved is to show its present state. */
      readonly effect: 'refresh-request';
      readonly deploymentId: DeploymentId;
      readonly releaseId: ReleaseId;
      readonly channelId: ChannelId;
    }
  | {
      readonly effect: 'say';
      /** Once per key, however often the effect is asked for. */
      readonly key: string;
      readonly channelId: ChannelId;
      /** The release in whose thread it is said; null for a message of its own. */
      readonly thread: ReleaseId | null;
      readonly reach: 'thread' | 'broadcast';
      readonly announcement: Announcement;
      /** What was said under the key before is edited to this. */
      readonly isAnew?: true;
    };

/** A decision as a value: everything that one transaction makes true. */
export type Decision = {
  readonly changes: readonly Change[];
  readonly events: readonly NewEvent[];
  readonly effects: readonly Effect[];
};

/** Changes that nobody needs to hear of, and that are not for the record. */
export const quietly = (...changes: readonly Change[]): Decision => ({ changes, events: [], effects: [] });

/** There is nothing to change, to record or to do. */
export const nothing: Decision = { changes: [], events: [], effects: [] };
