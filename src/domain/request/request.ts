import type { ChannelId, RequestId, TeamId, UserId } from '../ids.ts';

/** Where a request came from and where its answer goes. */
export type Place = {
  readonly channelId: ChannelId | null;
  /** Set where it was asked in a thread: the answer goes there. */
  readonly threadTs: string | null;
  /** Set where it was asked on a thread’s message that the channel shows too: nobody can tell in which of the two. */
  readonly isInChannelToo?: true;
  /** Slack's address for answers: five uses in 30 minutes. Null where Slack gave none. */
  readonly responseUrl: string | null;
  /** The modal that was opened at once for the answer, by the id that we gave it; null where none was. */
  readonly modal: string | null;
};

/** What a person asked for, as Slack delivered it; every kind ends in the same commands. */
export type Ask =
  | { readonly kind: 'command'; readonly text: string }
  /** `@waybill …` in a channel or thread. */
  | { readonly kind: 'mention'; readonly text: string }
  | {
      readonly kind: 'button';
      readonly action: string;
      /** The value of a button, or what was chosen; several choices are separated by commas. */
      readonly value: string;
      /** What the button is on: a message that all or only this person sees, a modal, or the Home tab. */
      readonly on: 'message' | 'ephemeral' | 'modal' | 'home';
      /**
       * What the window or Home tab that it is in was made with; of a shortcut, the address of the change that its
       * message links to. Empty for any other message.
       */
      readonly context: string;
    }
  | {
      readonly kind: 'submission';
      readonly view: string;
      readonly context: string;
      /** By block id, and by action id. */
      readonly values: Readonly<Record<string, string | readonly string[] | null>>;
    }
  | { readonly kind: 'home' };

/** One thing asked by one person, kept before it is acknowledged. */
export type Request = {
  readonly id: RequestId;
  readonly userId: UserId;
  readonly teamId: TeamId;
  readonly place: Place;
  readonly ask: Ask;
  readonly receivedAt: Date;
};
