import type { Act, Role } from './authority/act.ts';
import type { Person, Principal } from './authority/person.ts';
import type { DeploymentState } from './deployment/deployment.ts';
import type { DeploymentRefusal } from './deployment/deployment-refusal.ts';
import type { HotfixRefusal } from './hotfix/hotfix-refusal.ts';
import type { ChannelId, UserId } from './ids.ts';
import type { PickRefusal } from './pick/pick-refusal.ts';
import type { CandidateState } from './release/candidate.ts';
import type { ReleaseState } from './release/release.ts';
import type { Finding } from './repository/finding.ts';
import type { FileProblem } from './repository/repository.ts';
import type { RollbackRefusal } from './rollback/rollback-refusal.ts';
import type { ScheduleRefusal } from './schedule/schedule-refusal.ts';

/** The domain's no: a stable code and the facts that its sentence needs (promise 14). */
export type Refusal =
  | DeploymentRefusal
  | PickRefusal
  | HotfixRefusal
  | RollbackRefusal
  | ScheduleRefusal
  // Who
  | {
      readonly code: 'not-permitted';
      readonly act: Act;
      readonly roles: readonly Role[];
      readonly who: readonly Principal[];
    }
  | {
      readonly code: 'outsider';
      readonly act: Act;
      readonly standing: Exclude<Person['standing'], 'full-member'>;
    }
  | { readonly code: 'authority-unknown'; readonly act: Act; readonly retryAfterMs: number | null }
  // Which
  | { readonly code: 'no-project-yet' }
  | { readonly code: 'project-unknown'; readonly text: string; readonly known: readonly string[] }
  | { readonly code: 'project-unclear'; readonly known: readonly string[] }
  | { readonly code: 'version-unknown'; readonly text: string; readonly known: readonly string[] }
  | { readonly code: 'version-unclear'; readonly text: string; readonly matches: readonly string[] }
  | { readonly code: 'no-release-yet'; readonly project: string }
  | { readonly code: 'release-closed'; readonly version: string; readonly state: ReleaseState }
  // Cutting
  | {
      readonly code: 'version-malformed';
      readonly text: string;
      readonly scheme: string;
      readonly example: string;
    }
  | { readonly code: 'version-taken'; readonly version: string; readonly by: 'release' | 'tag' }
  | { readonly code: 'version-not-higher'; readonly version: string; readonly highest: string }
  | { readonly code: 'tag-taken'; readonly tag: string }
  | { readonly code: 'tag-malformed'; readonly tag: string }
  | {
      readonly code: 'nothing-changed';
      readonly project: string;
      readonly since: string;
      readonly sha: string;
      readonly cutAt: string | null;
      readonly isRestricted: boolean;
    }
  | { readonly code: 'nothing-to-release'; readonly project: string; readonly isRestricted: boolean }
  | { readonly code: 'sha-unknown'; readonly text: string; readonly repository: string }
  | { readonly code: 'sha-not-on-trunk'; readonly sha: string; readonly trunk: string }
  | { readonly code: 'sha-before-predecessor'; readonly sha: string; readonly predecessor: string }
  | { readonly code: 'trunk-missing'; readonly trunk: string; readonly repository: string }
  | { readonly code: 'doctor-blocks'; readonly project: string; readonly findings: readonly Finding[] }
  | { readonly code: 'build-not-repeatable'; readonly candidate: string; readonly state: CandidateState }
  // Promoting
  | { readonly code: 'environment-unknown'; readonly text: string; readonly known: readonly string[] }
  | {
      readonly code: 'deployment-over';
      readonly candidate: string;
      readonly environment: string;
      readonly state: DeploymentState;
    }
  | { readonly code: 'already-there'; readonly candidate: string; readonly environment: string }
  /** Asked again with a word that it is meant, it is done. */
  | {
      readonly code: 'step-back';
      readonly candidate: string;
      readonly environment: string;
      readonly from: string;
    }
  | { readonly code: 'candidate-bad'; readonly candidate: string; readonly because: string | null }
  /** Asked again with a word of what was mended, the hold is lifted. */
  | {
      readonly code: 'held';
      readonly candidate: string;
      readonly environment: string;
      readonly because: string;
    }
  | {
      readonly code: 'not-verifying';
      readonly candidate: string;
      readonly environment: string;
      readonly state: DeploymentState;
    }
  | {
      readonly code: 'end-not-in-doubt';
      readonly candidate: string;
      readonly environment: string;
      readonly state: DeploymentState;
    }
  /** In the last tier somebody besides the requesters has to say so. */
  | { readonly code: 'requester-alone'; readonly act: Act; readonly environment: string }
  // Configuration
  | {
      readonly code: 'config-invalid';
      readonly repository: string;
      readonly isMissing: boolean;
      readonly problems: readonly FileProblem[];
    }
  | {
      readonly code: 'config-unreachable';
      readonly repository: string;
      /** How long GitHub wants to be left alone; null where it did not say. */
      readonly retryAfterMs: number | null;
      readonly isTokenRefused: boolean;
    }
  | { readonly code: 'repository-unknown'; readonly repository: string }
  | {
      readonly code: 'workflow-unknown';
      readonly repository: string;
      readonly texts: readonly string[];
      readonly known: readonly string[];
    }
  | { readonly code: 'project-name-taken'; readonly project: string; readonly repository: string }
  | { readonly code: 'login-linked'; readonly login: string; readonly userId: UserId }
  | { readonly code: 'linked-already'; readonly login: string; readonly userId: UserId }
  | { readonly code: 'no-sign-in'; readonly userId: UserId }
  | { readonly code: 'sign-in-pending' }
  | { readonly code: 'sign-in-over' }
  | { readonly code: 'nothing-to-accept'; readonly repository: string }
  | { readonly code: 'own-loosening'; readonly repository: string; readonly author: string }
  | {
      readonly code: 'author-unlinked';
      readonly repository: string;
      readonly authors: readonly (string | null)[];
      readonly acceptor: UserId;
    }
  // Notices
  | {
      readonly code: 'recipient-unusable';
      readonly recipient: string;
      readonly problem: Exclude<Person['standing'], 'full-member'> | 'unknown';
    }
  | { readonly code: 'not-subscribed'; readonly recipient: string; readonly project: string }
  | { readonly code: 'notice-gone' }
  /** Word of one's own changes is for oneself to ask for. */
  | { readonly code: 'changes-of-another' }
  /** People of another company read there. */
  | { readonly code: 'digest-outside'; readonly channelId: ChannelId }
  | { readonly code: 'not-a-recipient' }
  /** Nothing to sign a webhook with: null where no variable was named. */
  | { readonly code: 'webhook-unsigned'; readonly recipient: string; readonly variable: string | null }
  | { readonly code: 'webhook-forbidden'; readonly recipient: string }
  | { readonly code: 'recipient-unreachable'; readonly recipient: string; readonly problem: string }
  | { readonly code: 'recipient-left'; readonly recipient: string; readonly version: string | null }
  // Writing
  | { readonly code: 'reason-missing'; readonly act: Act; readonly form: string }
  // The record
  | { readonly code: 'nothing-to-export' }
  | { readonly code: 'export-too-large'; readonly limitMegabytes: number }
  | { readonly code: 'no-files' }
  | { readonly code: 'text-too-long'; readonly length: number; readonly limit: number }
  | { readonly code: 'changed-meanwhile'; readonly what: string }
  | { readonly code: 'already-done'; readonly what: string; readonly by: UserId | null }
  | {
      readonly code: 'channel-unusable';
      readonly channelId: ChannelId;
      readonly problem: 'unknown' | 'archived' | 'not-a-member';
    };

export type RefusalCode = Refusal['code'];
