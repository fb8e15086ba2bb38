import type { CandidateId, DeploymentId, DispatchId, ReleaseId } from '../ids.ts';

/** What set a rollback off: a person, a verification that said no, or a deployer that did. */
export type RollbackTrigger = 'person' | 'verification-failed' | 'deployer-failed';

/**
 * What the workflow is started with: what was recorded when the target was deployed last, or what is
 * configured today, which a person has to ask for.
 */
export type RollbackCall =
  | {
      readonly kind: 'recorded';
      readonly workflow: string;
      readonly inputs: Readonly<Record<string, string>>;
      /** Ids that the recorded inputs may carry: the new ones take their place. */
      readonly dispatchId: DispatchId;
      readonly deploymentId: DeploymentId;
    }
  | { readonly kind: 'today' };

/** What makes a deployment a rollback. Plain JSON, kept with it. */
export type Rollback = {
  readonly trigger: RollbackTrigger;
  /** What is taken away, and the deployment that had brought it. */
  readonly away: {
    readonly candidateId: CandidateId;
    readonly releaseId: ReleaseId;
    readonly name: string;
    readonly deploymentId: DeploymentId;
  };
  /** Null until a person says so: at 3 a.m. the reason may come afterwards. */
  readonly because: string | null;
  /** What the person means to do about migrations that take something away. */
  readonly plan: string | null;
  readonly call: RollbackCall;
  /** The pull requests that are no longer there afterwards, as far as the record knows. */
  readonly removes: readonly {
    readonly number: number;
    readonly title: string;
    readonly author: string | null;
  }[];
  /** Every environment that the same decision rolls back. */
  readonly together: readonly string[];
  /** When it was said that the lane has not become free; ISO 8601. */
  readonly waitSaidAt: string | null;
};
