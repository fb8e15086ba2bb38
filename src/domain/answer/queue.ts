import type { Deployment } from '../deployment/deployment.ts';

type InLane = { readonly deployment: Deployment; readonly candidate: string };

/** One environment's lane: who holds it, who is queued, and who waits for gates. */
export type LaneAnswer = {
  readonly environment: string;
  readonly occupant: InLane | null;
  /** In the order in which they start. */
  readonly queued: readonly InLane[];
  readonly requested: readonly InLane[];
  /** How long a deployment there usually takes, start to verified; null without a history. */
  readonly usualMs: number | null;
};

export type QueueAnswer = { readonly project: string; readonly lanes: readonly LaneAnswer[] };
