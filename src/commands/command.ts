import type { Refusal } from '../domain/refusal.ts';
import type { Request } from '../domain/request/request.ts';
import type { Asker } from '../operations/authorize.ts';
import type { Progress } from '../operations/plan-cut.ts';
import type { Ports } from '../ports.ts';
import type { Message } from '../views/message.ts';
import { renderUsageProblem } from '../views/problems.ts';
import { renderRefusal } from '../views/refusals.ts';
import type { Read, Words } from './words.ts';

/** What a command is given: who asks, and what it may use. */
export type Context = {
  readonly ports: Ports;
  readonly request: Request;
  readonly asker: Asker;
  /** Tells the person how far long work has come. */
  readonly progress: Progress;
};

/** What the person gets to see. */
export type Reply =
  | { readonly kind: 'message'; readonly content: Message }
  /** Fills the modal that was opened when the button was pressed. */
  | {
      readonly kind: 'modal';
      readonly view: object;
      /** What is said where the modal could not be opened; left out where that has no words of its own. */
      readonly instead?: Message;
    }
  | { readonly kind: 'home'; readonly view: object }
  /** For a click that only opens a page. */
  | { readonly kind: 'nothing' };

/** One subcommand, with the buttons and modals that belong to it. */
export type Command = {
  readonly name: string;
  /** Every form it has, as it is typed after `/release`. */
  readonly usage: readonly string[];
  readonly summary: string;
  readonly examples: readonly string[];
  /** It reads through a history or looks at everything: it is answered beside the others, not among them. */
  readonly isLong?: true;
  readonly answer: (context: Context, words: Words) => Promise<Reply>;
  /** By the action id of the button, which begins with the command's name. */
  readonly buttons?: Readonly<Record<string, (context: Context, value: string) => Promise<Reply>>>;
  /** By the callback id of the modal that is submitted. */
  readonly submissions?: Readonly<
    Record<string, (context: Context, submission: Submission) => Promise<Reply>>
  >;
  /** Buttons that open a modal, and its title: it is opened at once, and filled when the answer is there. */
  readonly modals?: Readonly<Record<string, string>>;
  /** The title of the modal that its text, typed as a slash command, opens; null where it is answered by a message. */
  readonly opens?: (text: string) => string | null;
  /** Where a modal of it cannot be opened, what belongs in it comes as a message. */
  readonly saysInstead?: true;
};

export type Submission = Extract<Request['ask'], { kind: 'submission' }>;

export const say = (content: Message): Reply => ({ kind: 'message', content });
/** In the window that a button opened: the answer, or why there is none. */
export const showModal = (view: object, instead?: Message): Reply => ({
  kind: 'modal',
  view,
  ...(instead === undefined ? {} : { instead }),
});
export const refuse = (refusal: Refusal): Reply => say(renderRefusal(refusal));
export const misunderstood = ({ usage }: Extract<Read<never>, { usage: unknown }>): Reply =>
  say(renderUsageProblem(usage));
