import type { Outcome } from '../github/runs/run-plan.ts';
import type { people } from '../slack/workspace/seed.ts';
import type { Sandbox } from '../start-sandbox.ts';

type Who = Exclude<keyof typeof people, 'leo' | 'otherBot'>;

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
  | { readonly kind: 'break-next' };

/** One step: who does what, what they then see, and what must be so in the world. */
export interface Step {
  readonly who: Who;
  readonly does: Doing;
  /** Each of these is said in a new or changed message that they see. */
  readonly sees?: readonly RegExp[];
  /** What the modal that opens says. */
  readonly opens?: RegExp;
  /** What else is so afterwards, in words and as a question. */
  readonly holds?: readonly [words: string, question: (sandbox: Sandbox) => boolean];
}

export interface Story {
  readonly title: string;
  readonly steps: readonly Step[];
}
