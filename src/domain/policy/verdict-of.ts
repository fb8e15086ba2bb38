import type { Rung } from './ladder.ts';

/** What a ladder comes to. */
export type Verdict =
  | { readonly kind: 'start' }
  | {
      readonly kind: 'wait';
      /** The first time at which the clock alone may change an answer; null where none is known. */
      readonly nextLookAt: Date | null;
      /** Something other than people or the clock is being waited for, or could not be told. */
      readonly isStuckOutside: boolean;
    }
  /** A gate said no; waiting alone does not clear it. */
  | { readonly kind: 'blocked' };

/** A deployment may start when every gate holds. *Unknown* is not holding (promise 7). */
export function verdictOf(ladder: readonly Rung[]): Verdict {
  const answers = ladder.map(({ answer }) => answer);
  if (answers.some(({ state }) => state === 'blocks')) return { kind: 'blocked' };
  if (answers.every(({ state }) => state === 'holds')) return { kind: 'start' };
  const times = answers.flatMap((answer) =>
    answer.state === 'waits' && answer.until !== null ? [Date.parse(answer.until)] : [],
  );
  return {
    kind: 'wait',
    nextLookAt: times.length === 0 ? null : new Date(Math.min(...times)),
    isStuckOutside: answers.some(
      (answer) => answer.state === 'unknown' || (answer.state === 'waits' && answer.on === 'outside'),
    ),
  };
}
