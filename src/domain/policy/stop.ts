import type { CandidateId, FreezeId, HoldId, ProjectId, UserId } from '../ids.ts';

/** A stop set by a person. No project: everything; no environment: the whole project. */
export type Freeze = {
  readonly id: FreezeId;
  readonly projectId: ProjectId | null;
  readonly environment: string | null;
  readonly because: string;
  readonly setBy: UserId;
  readonly setAt: Date;
  /** When it begins; null once it has, as most do at once. */
  readonly fromAt: Date | null;
  /** When it ends by itself; null for until somebody ends it. */
  readonly untilAt: Date | null;
  readonly endedAt: Date | null;
  readonly endedBy: UserId | null;
  readonly revision: number;
};

/** Which candidate an environment has been held since, and why. */
export type HeldSince = { readonly candidate: string; readonly because: string };

/** A stop set by the bot after a rollback or a failed verification. */
export type Hold = {
  readonly id: HoldId;
  readonly projectId: ProjectId;
  readonly environment: string;
  readonly candidateId: CandidateId;
  readonly because: string;
  readonly setAt: Date;
  readonly liftedBy: UserId | null;
  readonly liftedAt: Date | null;
  readonly liftedBecause: string | null;
  readonly revision: number;
};
