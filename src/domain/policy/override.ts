import type { DeploymentId, OverrideId, ProjectId, UserId } from '../ids.ts';

/** A gate opened by a person with a reason; open until somebody else has reviewed it. */
export type Override = {
  readonly id: OverrideId;
  readonly deploymentId: DeploymentId;
  readonly projectId: ProjectId;
  readonly gate: string;
  readonly byUserId: UserId;
  readonly reason: string;
  readonly at: Date;
  readonly reviewedBy: UserId | null;
  readonly reviewedAt: Date | null;
  readonly revision: number;
};
