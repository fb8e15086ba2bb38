import type { RequestId } from './ids.ts';

type RequestWork = { readonly requestId: RequestId };
type DeliveryWork = { readonly deliveryId: string };
type AnchorWork = { readonly fireAt: string };
/** The occurrence of a project's digest; ISO 8601. */
type DigestWork = { readonly projectId: string; readonly dueAt: string };

/** Work that is listed: each of these is done, at least once, in no particular order. */
export type ListedWork = {
  readonly 'answer-request': RequestWork;
  /** What reads through a history or looks at everything: it must not hold up an approval. */
  readonly 'answer-long-request': RequestWork;
  readonly 'handle-delivery': DeliveryWork;
  readonly 'anchor-trail': AnchorWork;
  readonly 'make-digest': DigestWork;
  /** What another job carried, after it was tried in vain as often as its queue allows. */
  readonly 'given-up': Partial<RequestWork & DeliveryWork & AnchorWork & DigestWork>;
};

/** Work that is woken by the key of what it is about, one at a time for each key: it looks for itself. */
export type WokenWork = (typeof wokenWork)[number];

export const wokenWork = [
  'advance-build',
  'advance-lane',
  'call-rollback-hook',
  'consider-rollback',
  'advance-pick',
  'bring-back',
  'advance-train',
  'drain-channel',
  'expire-freeze',
  'give-back',
  'look-at-notices',
  'promote-onwards',
  'read-project-file',
  'send-mail',
  'send-notice',
  'send-webhook',
  'ship-release',
  'tell-github',
  'watch-runs',
] as const;

export type JobName = keyof ListedWork | WokenWork;

export const jobNames = [
  'answer-request',
  'answer-long-request',
  'handle-delivery',
  'anchor-trail',
  'make-digest',
  'given-up',
  ...wokenWork,
] as const satisfies readonly JobName[];
