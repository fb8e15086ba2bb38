import type { ApprovalId, DeploymentId, UserId } from '../ids.ts';

export const verdicts = ['approved', 'rejected'] as const;

/** One person's word on one deployment, on exactly what they were shown. */
export type Approval = {
  readonly id: ApprovalId;
  readonly deploymentId: DeploymentId;
  readonly userId: UserId;
  readonly verdict: (typeof verdicts)[number];
  readonly reason: string | null;
  readonly shownHash: string;
  readonly givenAt: Date;
  /** The earlier, identical request that the yes was given to; null for this very one. */
  readonly carriedFrom: DeploymentId | null;
  readonly withdrawnAt: Date | null;
  readonly revision: number;
};
