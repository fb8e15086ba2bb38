import type { Outcome } from '../domain/outcome.ts';

/**
 * What an operation kept with a request when it carried it out. Operations look for it before anything
 * else: when the job died before it answered, the request is judged again by what it changed itself, and would
 * read as its own refusal.
 */
export function fromKept<T>(kept: unknown): Outcome<T> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kept by the same operation, in the transaction of what it did
  return kept as Outcome<T>;
}
