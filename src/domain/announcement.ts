import type { AgreementAnnouncement } from './deployment/agreement-announcement.ts';
import type { DeploymentAnnouncement } from './deployment/deployment-announcement.ts';
import type { ChannelId, UserId } from './ids.ts';
import type { Loosening } from './project/loosening.ts';
import type { BuildProblem } from './release/candidate.ts';
import type { FileProblem } from './repository/repository.ts';

/** Something worth saying in a channel or a release's thread, as facts; the words are the views'. */
export type Announcement =
  | DeploymentAnnouncement
  | AgreementAnnouncement
  | {
      readonly kind: 'release-cut';
      readonly candidate: string;
      readonly by: UserId;
      readonly changes: number;
    }
  | {
      readonly kind: 'candidate-cut';
      readonly candidate: string;
      readonly by: UserId;
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
  | { readonly kind: 'configuration-mended'; readonly project: string; readonly repository: string }
  | { readonly kind: 'trail-head'; readonly seq: number; readonly hash: string; readonly at: string }
  | {
      /** To the person who acted: Slack would not take a message of ours. */
      readonly kind: 'message-refused';
      readonly what: 'card' | 'request' | 'announcement';
      readonly channelId: ChannelId;
      readonly problem: string;
    };
