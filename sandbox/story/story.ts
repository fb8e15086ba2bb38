import type { Outcome } from '../github/runs/run-plan.ts';
import type { people } from '../slack/workspace/seed.ts';
import type { Sandbox } from '../start-sandbox.ts';

export type Who = Exclude<keyof typeof people, 'leo' | 'otherBot'>;

/** Where somebody reads and acts; `bot` is their direct messages with it. */
export type Place = 'releases' | 'support' | 'bot';

/** What somebody does: a command, a button, a form, or something in the world outside. */
export type Doing =
  /** `#{title}` in it stands for the number of the pull request of that title. */
  | { readonly kind: 'command'; readonly text: string }
  /** On the newest message that says this. */
  | { readonly kind: 'press'; readonly button: string; readonly on: RegExp; readonly isTwice?: true }
  | { readonly kind: 'submit'; readonly fields: Readonly<Record<string, string | readonly string[]>> }
  | { readonly kind: 'mention'; readonly text: string; readonly under: RegExp }
  | { readonly kind: 'next-run'; readonly outcome: Outcome }
  | { readonly kind: 'land'; readonly title: string; readonly files?: Readonly<Record<string, string>> }
  /** Pushes what was missing to an open pull request, and merges it. */
  | { readonly kind: 'resolve'; readonly pull: RegExp; readonly files: Readonly<Record<string, string>> }
  /** Everybody's clock goes forward. */
  | { readonly kind: 'wait'; readonly minutes: number }
  /** The next version that comes to production breaks the shop. */
  | { readonly kind: 'break-next' }
  /** What the partner's server answers to webhooks from now on. */
  | { readonly kind: 'partner-answers'; readonly status: number };

/** Something that is so, in words and as a question. */
export type Claim = readonly [words: string, question: (sandbox: Sandbox) => boolean];

/** One step: who does what, what they then see, and what must be so in the world. */
export interface Step {
  readonly who: Who;
  readonly does: Doing;
  /** Where they do it and see what comes of it; `releases` if nothing is said. */
  readonly in?: Place;
  /** Each of these is said in a new or changed message that they see. */
  readonly sees?: readonly RegExp[];
  /** What the modal that opens says. */
  readonly opens?: RegExp;
  /** What others then see. */
  readonly others?: readonly {
    readonly who: Who;
    readonly in: Place;
    readonly sees: readonly RegExp[];
  }[];
  /** Each of these is said in an e-mail or a webhook that leaves or comes again. */
  readonly leaves?: readonly RegExp[];
  /** What else is so afterwards. */
  readonly holds?: Claim | { readonly all: readonly Claim[] };
}

/** Everything that a step says is so afterwards. */
export const claimsOf = ({ holds }: Step): readonly Claim[] => {
  if (holds === undefined) return [];
  return 'all' in holds ? holds.all : [holds];
};

export interface Story {
  readonly title: string;
  readonly steps: readonly Step[];
}
