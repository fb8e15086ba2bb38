import type { Fields } from '../../slack/json.ts';

interface TeamPart {
  readonly id: string;
  readonly name: string;
}

/** Somebody with an account, as the page names them. */
export interface PersonPart {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly timeZone: string;
  readonly isBot: boolean;
  readonly isGuest: boolean;
  /** Of another company. */
  readonly isStranger: boolean;
  readonly isDeactivated: boolean;
  /** What they are to a release, in a few words; undefined for those one cannot act as. */
  readonly role: string | undefined;
}

export interface GroupPart {
  readonly id: string;
  readonly handle: string;
  readonly members: readonly string[];
}

/** A conversation that the person of this tab is in, or may look into. */
export interface ChannelPart {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im';
  readonly isShared: boolean;
  readonly isArchived: boolean;
  readonly memberCount: number;
  /** In a direct message: who sits at the other end. */
  readonly otherId: string | undefined;
  readonly unread: number;
  readonly mentions: number;
}

export interface MessagePart {
  readonly ts: string;
  readonly authorKind: 'person' | 'bot' | 'slackbot';
  readonly userId: string;
  readonly text: string;
  readonly blocks: readonly Fields[];
  readonly attachments: readonly Fields[];
  readonly files: readonly Fields[];
  readonly threadTs: string | undefined;
  readonly isBroadcast: boolean;
  readonly isOnlyForYou: boolean;
  readonly isEdited: boolean;
  readonly isPinned: boolean;
  readonly reactions: readonly { readonly name: string; readonly users: readonly string[] }[];
}

/** A modal on the person's screen, or their App Home. */
export interface ViewPart {
  readonly id: string;
  readonly hash: string;
  readonly title: string;
  readonly submit: string | undefined;
  readonly close: string | undefined;
  readonly callbackId: string;
  readonly blocks: readonly Fields[];
  readonly values: Readonly<Record<string, Readonly<Record<string, Fields>>>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly trouble: string | undefined;
  readonly isSubmitting: boolean;
}

/** Something the composer can complete: a whole form, and the words that are typed for it. */
export interface CommandPart {
  readonly command: string;
  readonly form: string;
  readonly does: string;
}

export interface WordsPart {
  readonly commands: readonly CommandPart[];
  readonly shortcuts: readonly { readonly callbackId: string; readonly name: string; readonly on: string }[];
  readonly versions: readonly string[];
  readonly environments: readonly string[];
  readonly projects: readonly string[];
}

interface BotPart {
  readonly state: 'starting' | 'ready' | 'stopping' | 'stopped' | 'failed';
  readonly words: string;
}

interface ClockPart {
  readonly offsetMs: number;
}

interface PullPart {
  readonly number: number;
  readonly title: string;
  readonly author: string;
}

export interface RunPart {
  readonly id: number;
  readonly attempt: number;
  readonly name: string;
  readonly title: string;
  readonly branch: string;
  readonly status: string;
  readonly conclusion: string | undefined;
}

/** The stand-in GitHub as its panel shows it. */
export interface GithubPart {
  readonly repository: string;
  readonly trunk: string;
  readonly commits: readonly { readonly sha: string; readonly subject: string; readonly author: string }[];
  readonly tags: readonly string[];
  readonly openPulls: readonly PullPart[];
  readonly runs: readonly RunPart[];
}

/** What the shop shows in one environment, once something was deployed to it. */
export interface ShopfrontPart {
  readonly environment: string;
  readonly version: string;
  readonly isBroken: boolean;
}

/** Something that would have left the company: an e-mail, or a webhook with what its receiver found. */
export type LetterPart =
  | {
      readonly kind: 'mail';
      readonly id: string;
      readonly at: string;
      readonly to: readonly string[];
      readonly from: string;
      readonly subject: string;
      readonly text: string;
      readonly hasHtml: boolean;
      /** It answers an earlier one. */
      readonly isAnswer: boolean;
    }
  | {
      readonly kind: 'webhook';
      readonly id: string;
      readonly at: string;
      readonly tries: number;
      readonly path: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
      readonly signature: string;
      readonly status: number;
    };

/** Something that can be broken on purpose. */
export interface TroublePart {
  readonly name: string;
  readonly words: string;
  readonly detail: string;
  readonly isOn: boolean;
}

/** One request and its answer between two of the three processes. */
export interface ExchangePart {
  readonly id: string;
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly what: string;
  readonly status: number | undefined;
  readonly durationMs: number | undefined;
  readonly problem: string | undefined;
}

/** Everything the page shows, by key; the last value of a key is what is shown. */
export interface Parts {
  readonly team: TeamPart;
  readonly people: readonly PersonPart[];
  readonly groups: readonly GroupPart[];
  readonly channels: readonly ChannelPart[];
  readonly modals: readonly ViewPart[];
  /** null: the bot has not published one. */
  readonly home: ViewPart | null;
  readonly words: WordsPart;
  readonly bot: BotPart;
  readonly clock: ClockPart;
  readonly github: GithubPart | null;
  readonly shop: readonly ShopfrontPart[];
  readonly outside: readonly LetterPart[];
  readonly trouble: readonly TroublePart[];
  readonly exchanges: readonly ExchangePart[];
  readonly [messages: `messages:${string}`]: readonly MessagePart[];
}

export type PartKey = keyof Parts;
