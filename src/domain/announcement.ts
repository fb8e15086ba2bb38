import type { AgreementAnnouncement } from './deployment/agreement-announcement.ts';
import type { DeploymentAnnouncement } from './deployment/deployment-announcement.ts';
import type { HotfixAnnouncement } from './hotfix/hotfix-announcement.ts';
import type { ChannelId, UserId } from './ids.ts';
import type { NoticeAnnouncement } from './notice/notice-announcement.ts';
import type { PickAnnouncement } from './pick/pick-announcement.ts';
import type { Loosening } from './project/loosening.ts';
import type { BuildProblem } from './release/candidate.ts';
import type { FileProblem } from './repository/repository.ts';
import type { AutomaticAnnouncement } from './rollback/automatic/automatic-announcement.ts';
import type { RollbackAnnouncement } from './rollback/rollback-announcement.ts';
import type { ScheduleAnnouncement } from './schedule/schedule-announcement.ts';

/** *Answer*: it was done, and only the answer is missing. *Request*: it was not done. */
export type GivenUpWork = 'answer' | 'request' | 'webhook' | 'trail-head' | 'digest';

/** Something worth saying in a channel or a release's thread, as facts; the words are the views'. */
export type Announcement =
  | DeploymentAnnouncement
  | AgreementAnnouncement
  | PickAnnouncement
  | HotfixAnnouncement
  | RollbackAnnouncement
  | NoticeAnnouncement
  | ScheduleAnnouncement
  | AutomaticAnnouncement
  | {
      readonly kind: 'release-cut';
      readonly candidate: string;
      /** Null where its schedule cut it. */
      readonly by: UserId | null;
      readonly changes: number;
    }
  | {
      readonly kind: 'candidate-cut';
      readonly candidate: string;
      /** Null where its schedule cut it. */
      readonly by: UserId | null;
      readonly changes: number;
    }
  | { readonly kind: 'build-started'; readonly candidate: string; readonly url: string }
  | {
      readonly kind: 'build-late';
      readonly candidate: string;
      readonly workflow: string;
      readonly seconds: number;
      readonly isQueued: boolean;
      readonly url: string | null;
    }
  | { readonly kind: 'build-answer-lost'; readonly candidate: string; readonly workflow: string }
  | { readonly kind: 'build-parked'; readonly candidate: string; readonly until: string }
  | {
      /** GitHub has not answered since then, or says no to what the build needs. */
      readonly kind: 'build-interrupted';
      readonly candidate: string;
      readonly since: string;
      readonly isRefused: boolean;
    }
  | { readonly kind: 'build-repeated'; readonly candidate: string; readonly by: UserId | null }
  | {
      readonly kind: 'candidate-ready';
      readonly candidate: string;
      readonly artifactVersion: string;
      readonly url: string | null;
    }
  | { readonly kind: 'candidate-failed'; readonly candidate: string; readonly problem: BuildProblem }
  | { readonly kind: 'candidate-errored'; readonly candidate: string; readonly problem: BuildProblem }
  | { readonly kind: 'notes-edited'; readonly version: string; readonly by: UserId }
  | {
      readonly kind: 'release-abandoned';
      readonly version: string;
      readonly by: UserId;
      readonly because: string;
    }
  | {
      readonly kind: 'project-registered';
      readonly project: string;
      readonly repository: string;
      readonly by: UserId;
    }
  | {
      readonly kind: 'configuration-changed';
      readonly project: string;
      readonly repository: string;
      readonly authors: readonly (string | null)[];
      readonly url: string;
      readonly changed: readonly string[];
    }
  | {
      readonly kind: 'loosening-proposed';
      readonly project: string;
      readonly repository: string;
      readonly authors: readonly (string | null)[];
      readonly url: string;
      readonly fileId: string;
      readonly loosened: readonly Loosening[];
    }
  | {
      readonly kind: 'loosening-decided';
      readonly project: string;
      readonly repository: string;
      readonly by: UserId;
      readonly verdict: 'accepted' | 'refused';
    }
  | {
      readonly kind: 'configuration-broken';
      readonly project: string;
      readonly repository: string;
      readonly problems: readonly FileProblem[];
      readonly isMissing: boolean;
    }
  | {
      /** Names of user groups that meant nobody before, and mean a group now. */
      readonly kind: 'names-resolved';
      readonly project: string;
      readonly by: UserId;
      readonly handles: readonly string[];
    }
  | {
      readonly kind: 'repository-renamed';
      readonly project: string;
      readonly from: string;
      readonly to: string;
      /** Set where the default branch is another one now. */
      readonly defaultBranch: string | null;
    }
  | { readonly kind: 'configuration-mended'; readonly project: string; readonly repository: string }
  | { readonly kind: 'trail-head'; readonly seq: number; readonly hash: string; readonly at: string }
  | {
      /** Something that Waybill tried again and again and then let be (promise 4). */
      readonly kind: 'work-given-up';
      readonly work: GivenUpWork;
      /** Where the log says more. */
      readonly reference: string;
    }
  | {
      /** To the person who acted: Slack would not take a message of ours. */
      readonly kind: 'message-refused';
      readonly what: 'card' | 'request' | 'notice' | 'train' | 'announcement';
      readonly channelId: ChannelId;
      readonly problem: string;
    };
