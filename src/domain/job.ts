import type { CandidateId, ChannelId, RepositoryId, RequestId } from './ids.ts';

/** Every kind of queued work. A job names what to look at, never what to do with it. */
export type JobPayloads = {
  readonly 'answer-request': { readonly requestId: RequestId };
  readonly 'handle-delivery': { readonly deliveryId: string };
  readonly 'advance-build': { readonly candidateId: CandidateId };
  readonly 'read-project-file': { readonly repositoryId: RepositoryId };
  readonly 'drain-channel': { readonly channelId: ChannelId };
  readonly 'anchor-trail': { readonly fireAt: string };
};
export type JobName = keyof JobPayloads;
