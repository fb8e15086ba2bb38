import type { DeploymentId, HoldId, UserId } from '../ids.ts';
import type { RollbackTrigger } from './rollback.ts';

/** What is asked for, for every environment that it is asked for. */
export type RollbackOrder = {
  /** Null where Waybill rolls back by itself. */
  readonly by: UserId | null;
  readonly trigger: RollbackTrigger;
  readonly because: string | null;
  readonly plan: string | null;
  /** *Today*: a person said that the recorded parameters are not to be used. */
  readonly parameters: 'recorded' | 'today';
  /** Every environment of the same decision. */
  readonly together: readonly string[];
};

/** Ids for what a rollback may have to write down. */
export type RollbackIds = { readonly deploymentId: DeploymentId; readonly holdId: HoldId };
