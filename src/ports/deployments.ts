import type { Approval } from '../domain/deployment/approval.ts';
import type { Deployment } from '../domain/deployment/deployment.ts';
import type { Lane } from '../domain/deployment/lane.ts';
import type { CandidateId, DeploymentId, ProjectId, RepositoryId } from '../domain/ids.ts';
import type { Override } from '../domain/policy/override.ts';
import type { Freeze, Hold } from '../domain/policy/stop.ts';
import type { Dispatch } from '../domain/release/dispatch.ts';

/** Reading what is recorded of deployments; changes go through `Store.commit`. */
export type DeploymentStore = {
  readonly deployment: (id: DeploymentId) => Promise<Deployment | null>;
  /** The one that holds the lane: it runs, verifies, or is errored without a known end. */
  readonly inLane: (lane: Lane) => Promise<Deployment | null>;
  /** Requested and queued ones, first come first. */
  readonly waitingIn: (lane: Lane) => Promise<readonly Deployment[]>;
  /** The last that succeeded: what runs there. */
  readonly lastSucceeded: (lane: Lane) => Promise<Deployment | null>;
  /** Succeeded ones, latest first. */
  readonly succeededIn: (lane: Lane, limit: number) => Promise<readonly Deployment[]>;
  /** The latest candidate verified there besides this one, and not bad: where a rollback would go. */
  readonly wayBack: (lane: Lane, away: CandidateId) => Promise<string | null>;
  /** The last that began, whatever became of it. */
  readonly lastBegun: (lane: Lane) => Promise<Deployment | null>;
  /** The first that began after a time and has not succeeded. */
  readonly begunWithoutSuccess: (lane: Lane, after: Date | null) => Promise<Deployment | null>;
  readonly deploymentsIn: (
    lane: Lane,
    options: { readonly limit: number; readonly before?: Date },
  ) => Promise<readonly Deployment[]>;
  /** Latest first, over all environments. */
  readonly deploymentsOf: (candidateId: CandidateId) => Promise<readonly Deployment[]>;
  /** Of any of these candidates; newest first. */
  readonly deploymentsOfAny: (candidateIds: readonly CandidateId[]) => Promise<readonly Deployment[]>;
  /** By attempt, lowest first. */
  readonly dispatchesOfDeployment: (id: DeploymentId) => Promise<readonly Dispatch[]>;
  /** Deployments that a run in a repository may belong to: by its id, else by commit while none is known. */
  readonly deploymentsForRun: (
    repositoryId: RepositoryId,
    run: { readonly runId: number; readonly sha: string },
  ) => Promise<readonly Deployment[]>;
  /** Those that are over, and whose run is due to be looked at all the same. */
  readonly endedToLookAt: (lane: Lane, now: Date) => Promise<readonly Deployment[]>;
  readonly approvalsOf: (id: DeploymentId) => Promise<readonly Approval[]>;
  readonly overridesOf: (id: DeploymentId) => Promise<readonly Override[]>;
  readonly override: (id: Override['id']) => Promise<Override | null>;
  readonly overridesToReview: (projectId: ProjectId) => Promise<readonly Override[]>;
  /** Those that have not been ended and whose time is not over. */
  /** Those that stop something now. */
  readonly freezesInForce: (now: Date) => Promise<readonly Freeze[]>;
  /** The same, and those that begin later. */
  readonly freezesStanding: (now: Date) => Promise<readonly Freeze[]>;
  readonly freeze: (id: Freeze['id']) => Promise<Freeze | null>;
  readonly holdIn: (lane: Lane) => Promise<Hold | null>;
  /** The first run of the environment's workflow after a time that was not ours. */
  readonly foreignRunAfter: (
    lane: Lane,
    after: Date | null,
  ) => Promise<{ readonly seenAt: Date; readonly url: string; readonly actor: string | null } | null>;
  /** Each attempt of a run is known apart. */
  readonly isForeignRunKnown: (
    projectId: ProjectId,
    run: { readonly runId: number; readonly attempt: number },
  ) => Promise<boolean>;
  readonly keepForeignRun: (
    run: Lane & {
      readonly runId: number;
      readonly runAttempt: number;
      readonly url: string;
      readonly actor: string | null;
      readonly seenAt: Date;
    },
  ) => Promise<void>;
};
