import type { Refusal, RefusalCode } from '../../domain/refusal.ts';
import type { Mrkdwn } from '../text/mrkdwn.ts';

/** A refusal as a person is told it: what is refused and why, and what clears it. */
export type RefusalWords = {
  readonly sentence: Mrkdwn;
  readonly wayOut: Mrkdwn;
  /** One line each, where the refusal has several causes. */
  readonly causes?: readonly Mrkdwn[];
};

/** The refusal of a code, or of any of several. */
export type RefusalOf<Code extends RefusalCode> = {
  [C in Code]: Extract<Refusal, { readonly code: C }>;
}[Code];

export type WordsFor<Code extends RefusalCode> = {
  readonly [C in Code]: (refusal: RefusalOf<C>) => RefusalWords;
};
