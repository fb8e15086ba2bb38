import type { Announcement } from '../announcement.ts';
import type { RequestFacts } from '../deployment/request-facts.ts';
import type { ChannelId, DeploymentId, MessageId, NoticeId, ReleaseId, TrainId, UserId } from '../ids.ts';
import type { NoticeShown } from '../notice/notice-shown.ts';
import type { CardFacts } from '../release/card.ts';
import type { TrainShown } from '../schedule/train.ts';

/** What a kept message shows. A card, a request for approval, a notice and a train are drawn from the present state each time. */
export type MessageSubject =
  | { readonly kind: 'card'; readonly releaseId: ReleaseId }
  | { readonly kind: 'request'; readonly deploymentId: DeploymentId }
  | { readonly kind: 'notice'; readonly noticeId: NoticeId; readonly recipient: string }
  | { readonly kind: 'train'; readonly trainId: TrainId }
  | { readonly kind: 'announcement'; readonly announcement: Announcement };

export const messageStates = ['unsent', 'posting', 'uncertain', 'posted', 'refused'] as const;
export type MessageState = (typeof messageStates)[number];

/** One message that Slack is to have, and how far that has come. */
export type OutgoingMessage = {
  readonly id: MessageId;
  readonly key: string;
  readonly channelId: ChannelId;
  /** The message in whose thread it belongs, and that message's ts. */
  readonly threadOf: MessageId | null;
  readonly threadTs: string | null;
  readonly threadIn: ChannelId | null;
  readonly broadcast: boolean;
  readonly subject: MessageSubject;
  readonly wantedRevision: number;
  readonly state: MessageState;
  readonly ts: string | null;
  /** Where Slack has put it, which is another id than `channelId` for a direct message; null where it has not said. */
  readonly postedIn: ChannelId | null;
  readonly wantedBy: UserId | null;
  readonly attempts: number;
  /** Of what Slack shows; null where that is not known. */
  readonly shownHash: string | null;
  readonly createdAt: Date;
};

export const cardKey = (releaseId: ReleaseId, channelId: ChannelId): string =>
  `card:${releaseId}:${channelId}`;

export const requestKey = (deploymentId: DeploymentId, channelId: ChannelId): string =>
  `request:${deploymentId}:${channelId}`;

export const trainKey = (trainId: TrainId): string => `train:${trainId}`;

/** A message's subject with the facts that are drawn, as they are when it is sent. */
export type MessageContent =
  | { readonly kind: 'card'; readonly card: CardFacts; readonly now: Date }
  | { readonly kind: 'request'; readonly request: RequestFacts; readonly now: Date }
  | { readonly kind: 'notice'; readonly shown: NoticeShown }
  | { readonly kind: 'train'; readonly shown: TrainShown }
  | { readonly kind: 'announcement'; readonly announcement: Announcement };
