import type { Person } from '../domain/authority/person.ts';
import type * as Ids from '../domain/ids.ts';
import type { Request } from '../domain/request/request.ts';
import type { TrailHead } from '../domain/trail/chain.ts';

/**
 * How posting ended. Sent, with the channel where Slack says it is: a person's id stands for a direct one. *Uncertain*: the answer was lost, and Slack may have stored it all the same. *Gone*:
 * the message to edit, or the thread to reply in, is no longer there. *Strayed*: Slack posted a reply into the
 * channel itself, because the message that it replies to is no longer there. *Paused*: Slack did not act on it
 * and is to be left alone for a while.
 */
export type PostResult =
  | { readonly kind: 'sent'; readonly ts: string; readonly channelId: Ids.ChannelId | null }
  | { readonly kind: 'strayed'; readonly ts: string; readonly channelId: Ids.ChannelId | null }
  | { readonly kind: 'uncertain' }
  | { readonly kind: 'gone'; readonly what: 'message' | 'thread' }
  | { readonly kind: 'paused'; readonly retryAfterMs: number }
  | { readonly kind: 'refused'; readonly problem: string };

type SlackChannel = {
  readonly id: Ids.ChannelId;
  readonly name: string;
  readonly isArchived: boolean;
  readonly hasBot: boolean;
  readonly isShared: boolean;
};
export type SlackUserGroup = { readonly id: Ids.UserGroupId; readonly handle: string; readonly name: string };

/** Text and blocks as Slack takes them, made by the views. */
export type Rendered = { readonly text: string; readonly blocks: readonly object[] };

/** A modal by Slack's id of it, or by the one that we gave it when it was opened (`Place.modal`). */
type ModalAddress = { readonly viewId: string } | { readonly externalId: string };

/** Slack. Every call throws an IntegrationError when Slack cannot be asked; nothing is cached. */
export type Slack = {
  readonly person: (id: Ids.UserId) => Promise<Person | null>;
  readonly isInChannel: (channelId: Ids.ChannelId, userId: Ids.UserId) => Promise<boolean>;
  readonly channelMembers: (channelId: Ids.ChannelId) => Promise<readonly Ids.UserId[]>;
  readonly groupMembers: (id: Ids.UserGroupId) => Promise<readonly Ids.UserId[]>;
  readonly userGroups: () => Promise<readonly SlackUserGroup[]>;
  readonly channel: (id: Ids.ChannelId) => Promise<SlackChannel | null>;
  /** Every channel that the bot is in. */
  readonly ownChannels: () => Promise<ReadonlyMap<Ids.ChannelId, SlackChannel>>;
  /** The scopes that the token has, as Slack reports them; null where it does not. */
  readonly scopes: () => Promise<readonly string[] | null>;

  /**
   * Posts, or edits where `ts` is given. `key` travels in the message's metadata, with the trail's head where
   * the message carries one; others in the channel can read it.
   */
  readonly send: (message: {
    readonly channelId: Ids.ChannelId;
    readonly key: string;
    readonly ts: string | null;
    readonly threadTs: string | null;
    readonly broadcast: boolean;
    readonly content: Rendered;
    readonly trailHead?: TrailHead;
  }) => Promise<PostResult>;
  /** Looks a message of ours up by its key among those posted since. *Unknown*: it may not look there. */
  readonly findPosted: (message: {
    readonly channelId: Ids.ChannelId;
    readonly key: string;
    readonly threadTs: string | null;
    readonly since: Date;
  }) => Promise<{ readonly ts: string } | 'absent' | 'unknown'>;
  /** The trail's heads that the bot's own messages carry, newest first; null where it may not look. */
  readonly anchorsIn: (channelId: Ids.ChannelId) => Promise<readonly TrailHead[] | null>;
  /**
   * To the person alone: by the response address, else as an ephemeral message, else as a direct one.
   * `replaceOriginal` counts only where the button was on a message that the person alone sees.
   */
  readonly answer: (
    request: Request,
    content: Rendered,
    options?: { readonly replaceOriginal?: boolean },
  ) => Promise<void>;
  /**
   * A file to one person alone, in their direct messages with the bot, after a message that says what it is.
   * *Unavailable*: Slack gives the bot no way to; nothing was said.
   */
  readonly giveFile: (file: {
    readonly userId: Ids.UserId;
    readonly name: string;
    readonly text: string;
    readonly content: Rendered;
  }) => Promise<'given' | 'unavailable'>;
  /** Fills a modal in place. *Gone*: the person has closed it, or it could not be opened. */
  readonly updateView: (modal: ModalAddress, view: object) => Promise<'updated' | 'gone'>;
  readonly publishHome: (userId: Ids.UserId, view: object) => Promise<void>;
};
