import type {
  CandidateId,
  DeploymentId,
  ProjectId,
  RollbackOpinionId,
  RollbackVerdictId,
  UserId,
} from '../../ids.ts';

export const verdictKinds = ['act', 'ask', 'shadow', 'nothing'] as const;
type VerdictKind = (typeof verdictKinds)[number];

/** What Waybill decided about one end of one deployment, kept so that it is decided once. */
export type RollbackVerdict = {
  readonly id: RollbackVerdictId;
  readonly deploymentId: DeploymentId;
  readonly projectId: ProjectId;
  readonly environment: string;
  /** When the deployment had ended: one whose run is repeated on GitHub may end again. */
  readonly endedAt: Date;
  readonly kind: VerdictKind;
  readonly why: string | null;
  readonly targetCandidateId: CandidateId | null;
  readonly at: Date;
  /** When the rollback was asked for or refused; null until then, and where there is none to carry out. */
  readonly carriedOutAt: Date | null;
  readonly revision: number;
};

export const opinions = ['right', 'wrong'] as const;
export type Opinion = (typeof opinions)[number];

/** What a person says of a rollback that shadow mode only imagined. */
export type RollbackOpinion = {
  readonly id: RollbackOpinionId;
  readonly verdictId: RollbackVerdictId;
  readonly userId: UserId;
  readonly opinion: Opinion;
  readonly at: Date;
  readonly revision: number;
};
