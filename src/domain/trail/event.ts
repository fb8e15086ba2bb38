import type { ProjectId, RequestId, UserId } from '../ids.ts';

/** Who did it: a person in Slack, a person on GitHub, or Waybill by itself. */
export type ActorName = `slack:${string}` | `github:${string}` | 'waybill';

export const bySlackUser = (id: UserId): ActorName => `slack:${id}`;

/** A person; null for Waybill by itself. */
export const actorOf = (id: UserId | null): ActorName => (id === null ? 'waybill' : bySlackUser(id));

/** Every kind of event, past tense. The list only grows: an auditor reads old trails with new code. */
export const eventKinds = [
  'workspace-bound',
  'repository-registered',
  'repository-renamed',
  'project-registered',
  'project-retired',
  'configuration-changed',
  'configuration-broken',
  'configuration-mended',
  'loosening-proposed',
  'loosening-accepted',
  'loosening-refused',
  'tag-workflows-accepted',
  'release-cut',
  'candidate-cut',
  'candidate-tagged',
  'build-requested',
  'build-sent',
  'build-answer-lost',
  'build-found',
  'build-late',
  'build-repeated',
  'candidate-ready',
  'candidate-failed',
  'candidate-errored',
  'notes-edited',
  'notes-edit-undone',
  'release-abandoned',
  'deployment-requested',
  'deployment-queued',
  'deployment-sent-back',
  'deployment-reshown',
  'deployment-expired',
  'deployment-superseded',
  'deployment-cancel-asked',
  'deployment-cancelled',
  'deployment-started',
  'deployment-sent',
  'deployment-answer-lost',
  'deployment-found',
  'deployment-late',
  'deployment-repeated',
  'deployment-verifying',
  'deployment-succeeded',
  'deployment-failed',
  'deployment-errored',
  'deployment-learned',
  'deployment-attested',
  'approval-given',
  'approval-withdrawn',
  'deployment-rejected',
  'deployment-moved',
  'plan-passed',
  'plan-lifted',
  'gate-overridden',
  'override-reviewed',
  'freeze-set',
  'freeze-begun',
  'freeze-ended',
  'foreign-run-seen',
  'hold-set',
  'hold-lifted',
  'pick-asked',
  'pick-made',
  'pick-present',
  'pick-conflicted',
  'pick-opened',
  'pick-closed',
  'pick-reopened',
  'pick-failed',
  'fix-waived',
  'back-merge-asked',
  'back-merge-opened',
  'back-merge-done',
  'back-merge-closed',
  'back-merge-failed',
  'hotfix-started',
  'release-made-without',
  'environment-taken',
  'environment-given-back',
  'rollback-requested',
  'rollback-explained',
  'rollback-waits',
  'candidate-marked-bad',
  'candidate-cleared',
  'release-returned',
  'rollback-considered',
  'rollback-judged',
  'rollback-hook-called',
  'release-shipped',
  'release-published',
  'train-announced',
  'train-skipped',
  'train-resumed',
  'train-ended',
  'schedule-missed',
  'digest-skipped',
  'digest-resumed',
  'subscription-set',
  'subscription-ended',
  'recipient-accepted',
  'notice-made',
  'notice-reviewed',
  'notice-addressed',
  'quiet-hours-set',
  'notice-given-up',
  'notice-resent',
  'concern-raised',
  'concern-answered',
  'identity-linked',
  'identity-unlinked',
  'trail-anchored',
  'trail-verified',
  'trail-exported',
] as const;
export type EventKind = (typeof eventKinds)[number];

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Something that happened, before it has its place in the chain. */
export type NewEvent = {
  readonly kind: EventKind;
  readonly projectId: ProjectId | null;
  readonly actor: ActorName;
  readonly at: Date;
  /** What an auditor will ask: versions, commits, digests, reasons. Never a secret. */
  readonly facts: { readonly [key: string]: Json };
};

/** An event in its place. `body` is the canonical JSON that was hashed. */
export type TrailEvent = {
  readonly seq: number;
  readonly projectId: ProjectId | null;
  readonly projectSeq: number | null;
  readonly kind: string;
  readonly actor: string;
  readonly happenedAt: Date;
  readonly requestId: RequestId | null;
  readonly body: string;
  readonly previousHash: string;
  readonly hash: string;
};
