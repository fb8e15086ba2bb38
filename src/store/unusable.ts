/**
 * The store cannot be opened and a person has to do something about it.
 *
 * Its message is for that person: what is wrong and what to do, to be printed without a stack trace.
 */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable';
}
