import type { Announcement } from '../announcement.ts';
import type { ChannelId, MessageId, ReleaseId, UserId } from '../ids.ts';

/** What a kept message shows. A card is drawn from the present state each time it is sent. */
export type MessageSubject =
  | { readonly kind: 'card'; readonly releaseId: ReleaseId }
  | { readonly kind: 'announcement'; readonly announcement: Announcement };

export const messageStates = ['unsent', 'posting', 'uncertain', 'posted', 'refused'] as const;
export type MessageState = (typeof messageStates)[number];

/** One message that Slack is to have, and how far that has come. */
export type OutgoingMessage = {
  readonly id: MessageId;
  readonly key: string;
  readonly channelId: ChannelId;
  /** Where it belongs in a thread: that message's ts once it is posted. */
  readonly threadTs: string | null;
  readonly broadcast: boolean;
  readonly subject: MessageSubject;
  readonly wantedRevision: number;
  readonly state: MessageState;
  readonly ts: string | null;
  readonly wantedBy: UserId | null;
  readonly attempts: number;
  readonly createdAt: Date;
};

export const cardKey = (releaseId: ReleaseId, channelId: ChannelId): string =>
  `card:${releaseId}:${channelId}`;
