import type { Deployment } from '../deployment/deployment.ts';
import type { ProjectId } from '../ids.ts';
import type { LaneAnswer } from './queue.ts';

/** What the Home tab shows of deployments to one person. */
export type MyWork = {
  /** Those that this person can answer now, oldest first. */
  readonly approvals: readonly {
    readonly project: string;
    readonly deployment: Deployment;
    readonly candidate: string;
  }[];
  readonly lanes: readonly {
    readonly project: string;
    readonly lane: LaneAnswer;
    /** Where a rollback would go, in the last tier; null elsewhere, and where there is nothing to go back to. */
    readonly back: { readonly projectId: ProjectId; readonly to: string } | null;
  }[];
};
