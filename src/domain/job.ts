import type { RequestId } from './ids.ts';

/** Work that is listed: each of these is done, at least once, in no particular order. */
export type ListedWork = {
  readonly 'answer-request': { readonly requestId: RequestId };
  readonly 'handle-delivery': { readonly deliveryId: string };
  readonly 'anchor-trail': { readonly fireAt: string };
};

/** Work that is woken by the key of what it is about, one at a time for each key: it looks for itself. */
export const wokenWork = {
  'advance-build': 'candidate',
  'drain-channel': 'channel',
  'read-project-file': 'repository',
} as const;
export type WokenWork = keyof typeof wokenWork;

export type JobName = keyof ListedWork | WokenWork;
