/**
 * One thing the doctor found. *Blocks*: a cut would break on it. *Warns*: it may surprise. *Unknown*: it
 * could not be looked at. Each names the place to mend; the words are in the views.
 */
export type Finding = { readonly weight: 'blocks' | 'warns' | 'unknown' } & (
  | { readonly code: 'file-invalid'; readonly problems: number }
  | { readonly code: 'repository-archived' }
  | { readonly code: 'trunk-missing'; readonly trunk: string }
  | {
      readonly code: 'workflow-missing';
      readonly use: string;
      readonly workflow: string;
      readonly trunk: string;
    }
  | { readonly code: 'workflow-disabled'; readonly use: string; readonly workflow: string }
  | { readonly code: 'workflow-unreadable'; readonly workflow: string; readonly problem: string }
  | { readonly code: 'workflow-not-dispatchable'; readonly use: string; readonly workflow: string }
  | {
      readonly code: 'input-unknown';
      readonly use: string;
      readonly workflow: string;
      readonly input: string;
      readonly known: readonly string[];
    }
  | {
      readonly code: 'input-missing';
      readonly use: string;
      readonly workflow: string;
      readonly input: string;
    }
  | {
      readonly code: 'input-wrong-type';
      readonly use: string;
      readonly workflow: string;
      readonly input: string;
      readonly type: string;
      readonly value: string;
    }
  | {
      readonly code: 'input-wrong-choice';
      readonly use: string;
      readonly workflow: string;
      readonly input: string;
      readonly value: string;
      readonly choices: readonly string[];
    }
  | {
      readonly code: 'inputs-too-many';
      readonly use: string;
      readonly workflow: string;
      readonly count: number;
      readonly limit: number;
    }
  | { readonly code: 'inputs-indistinct'; readonly use: string; readonly workflow: string }
  | { readonly code: 'run-name-silent'; readonly use: string; readonly workflow: string }
  | {
      readonly code: 'tag-starts-workflow';
      readonly repository: string;
      readonly workflow: string;
      readonly tag: string;
      readonly kind: 'candidate' | 'release';
    }
  | { readonly code: 'tag-rule'; readonly tag: string; readonly rule: string }
  | {
      readonly code: 'tags-collide';
      readonly project: string;
      readonly other: string;
      readonly template: string;
    }
  | { readonly code: 'environment-missing'; readonly environment: string }
  | { readonly code: 'environment-refuses-tag'; readonly environment: string; readonly tag: string }
  | {
      readonly code: 'environment-parks';
      readonly environment: string;
      readonly rule: 'reviewers' | 'wait-timer' | 'custom';
    }
  | {
      readonly code: 'github-permission-missing';
      readonly permission: string;
      readonly level: 'read' | 'write';
      readonly why: string;
    }
  | {
      readonly code: 'slack-scope-missing';
      readonly scope: string;
      readonly why: string;
      readonly isOptional: boolean;
    }
  | {
      readonly code: 'channel-unusable';
      readonly channelId: string;
      readonly use: string;
      readonly problem: 'unknown' | 'archived' | 'not-a-member';
    }
  | { readonly code: 'channel-shared'; readonly channelId: string; readonly use: string }
  | { readonly code: 'person-unknown'; readonly who: string; readonly use: string }
  | {
      readonly code: 'person-unusable';
      readonly who: string;
      readonly use: string;
      readonly standing: string;
    }
  | { readonly code: 'group-unknown'; readonly who: string; readonly use: string }
  | { readonly code: 'group-empty'; readonly who: string; readonly use: string }
  /** More approvals than there are people who may give one. */
  | {
      readonly code: 'approvers-too-few';
      readonly environment: string;
      readonly count: number;
      readonly people: number;
    }
  | { readonly code: 'audit-channel-unset' }
  /** Smoke checks that can never be *failed*, where a failed verification is to roll back by itself. */
  | { readonly code: 'control-missing'; readonly environment: string }
  /** A variable that something is to be signed with, and that the operator's list does not have. */
  | { readonly code: 'secret-unlisted'; readonly variable: string; readonly use: string }
  /** Notices go to e-mail addresses, and no mail server is named. */
  | { readonly code: 'mail-unset'; readonly addresses: number }
  /** An address that is not among those that may be reached, or whose name nobody knows. */
  | {
      readonly code: 'host-unreachable';
      readonly host: string;
      readonly use: string;
      readonly problem: 'forbidden' | 'unresolved';
    }
  | { readonly code: 'could-not-look'; readonly what: string; readonly system: 'slack' | 'github' }
);
