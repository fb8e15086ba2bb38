import type { Json } from '../trail/event.ts';

/** One event as it is told: its kind may be one that this version no longer writes. */
export type ToldEvent = {
  readonly seq: number;
  readonly kind: string;
  readonly actor: string;
  readonly at: Date;
  readonly facts: { readonly [key: string]: Json };
};

/** A page of a project's record, newest first. */
export type History = {
  readonly project: string;
  /** Null for everything about the project. */
  readonly environment: string | null;
  readonly events: readonly ToldEvent[];
  /** Give it back to read on; null at the beginning of the record. */
  readonly olderThan: number | null;
};
