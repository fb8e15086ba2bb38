import type * as Ids from '../domain/ids.ts';
import type { OutgoingMessage } from '../domain/outbox/message.ts';

/** The messages that Waybill keeps in Slack, and what is still to be sent. */
export type Outbox = {
  /** The channel's next message to send or edit, the one that has waited longest first; null when nothing is due. */
  readonly next: (channelId: Ids.ChannelId, now: Date) => Promise<OutgoingMessage | null>;
  readonly markPosting: (id: Ids.MessageId) => Promise<void>;
  /** Certainly not in the channel: the next send posts it. */
  readonly markUnsent: (id: Ids.MessageId) => Promise<void>;
  readonly markUncertain: (id: Ids.MessageId, notBefore: Date) => Promise<void>;
  readonly markSent: (
    id: Ids.MessageId,
    revision: number,
    shown: {
      readonly ts: string;
      /** Where Slack says that it is; null where it has not said. */
      readonly postedIn: Ids.ChannelId | null;
      readonly shownHash: string;
      readonly at: Date;
    },
  ) => Promise<void>;
  /** Slack will not take it: it is not tried again until it is asked for again. */
  readonly markRefused: (id: Ids.MessageId, revision: number, problem: string) => Promise<void>;
  /** Its channel will not take it now: it is tried again then. */
  readonly markBlocked: (id: Ids.MessageId, problem: string, notBefore: Date) => Promise<void>;
  /** Found in the channel after its answer was lost; what it shows may be out of date. */
  readonly markFound: (id: Ids.MessageId, ts: string) => Promise<void>;
  /** It may be gone: an edit is sent, and tells. */
  readonly wantAgain: (id: Ids.MessageId) => Promise<void>;
  /** Its message is gone from the channel: the next send posts it anew. */
  readonly markGone: (id: Ids.MessageId) => Promise<void>;
  readonly postpone: (id: Ids.MessageId, notBefore: Date) => Promise<void>;
  readonly pauseChannel: (channelId: Ids.ChannelId, until: Date) => Promise<void>;
  readonly pausedUntil: (channelId: Ids.ChannelId) => Promise<Date | null>;
  /** The posted message of a key, for threads and links. */
  readonly posted: (
    key: string,
  ) => Promise<{ readonly channelId: Ids.ChannelId; readonly ts: string } | null>;
};
