import type { Lane } from '../domain/deployment/lane.ts';
import type { DeploymentId, RollbackVerdictId, UserId } from '../domain/ids.ts';
import type { Opinion, RollbackOpinion, RollbackVerdict } from '../domain/rollback/automatic/verdict.ts';
import type { HookCall } from '../domain/rollback/hook-call.ts';

/** Reading what was decided about ways back; changes go through `Store.commit`. */
export type RollbackStore = {
  readonly verdict: (id: RollbackVerdictId) => Promise<RollbackVerdict | null>;
  /** What was decided when a deployment had ended at that time. */
  readonly verdictOn: (id: DeploymentId, endedAt: Date) => Promise<RollbackVerdict | null>;
  readonly opinionOf: (id: RollbackVerdictId, userId: UserId) => Promise<RollbackOpinion | null>;
  /** What people said of each rollback that shadow mode imagined there, the latest times first. */
  readonly opinionsIn: (lane: Lane, limit: number) => Promise<readonly (readonly Opinion[])[]>;
  readonly hookOf: (id: DeploymentId) => Promise<HookCall | null>;
  /** How long each of the latest rollbacks took, from the order to verified. */
  readonly durationsMs: (lane: Lane, limit: number) => Promise<readonly number[]>;
  readonly isHoldLiftedSince: (lane: Lane, since: Date) => Promise<boolean>;
};
