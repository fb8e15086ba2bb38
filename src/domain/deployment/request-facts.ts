import type { Tier } from '../project/environment.ts';
import type { Candidate } from '../release/candidate.ts';
import type { Release } from '../release/release.ts';
import type { Project } from '../repository/repository.ts';
import type { Approval } from './approval.ts';
import type { Deployment } from './deployment.ts';

/** Everything that the message shows in which a deployment is agreed to, as it is at the moment of drawing. */
export type RequestFacts = {
  readonly project: Project;
  readonly repositoryName: string;
  readonly release: Release;
  readonly candidate: Candidate;
  readonly deployment: Deployment;
  /** Withdrawn ones and those on an earlier case too. */
  readonly approvals: readonly Approval[];
  /** The project's highest tier: there, Approve asks once more. */
  readonly lastTier: Tier | null;
};
