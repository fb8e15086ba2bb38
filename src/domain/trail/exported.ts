import type { TrailHead } from './chain.ts';

/** A copy of the record, or of a part of it, that was given to an admin. */
export type TrailExported = {
  readonly fileName: string;
  readonly events: number;
  /** Numbers of the first and the last event in it. */
  readonly first: number;
  readonly last: number;
  /** The end of the whole record when it was read. */
  readonly head: TrailHead;
  /** Whether every event from first to last is in it, so that it can be checked as one chain. */
  readonly isOneChain: boolean;
  readonly project: string | null;
};
