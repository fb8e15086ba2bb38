import type { Outcome } from '../domain/outcome.ts';

/** How often something is decided. Reading a repository's file anew moves its revision too, and must not cost a word. */
const mostTries = 5;

/** Decides anew on the facts as they are then, as long as somebody else was a moment faster. */
export async function tryAgain<T>(decide: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  for (let tries = 1; ; tries += 1) {
    const outcome = await decide();
    const isOvertaken = !outcome.ok && outcome.refusal.code === 'changed-meanwhile';
    if (!isOvertaken || tries === mostTries) return outcome;
  }
}
