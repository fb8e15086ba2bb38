import type { IdentityLink } from '../domain/authority/identity-link.ts';
import type { SignIn } from '../domain/authority/sign-in.ts';
import type { Decision } from '../domain/change.ts';
import type * as Ids from '../domain/ids.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import type { Dispatch } from '../domain/release/dispatch.ts';
import type { ReleaseOutline } from '../domain/release/outline.ts';
import type { Release } from '../domain/release/release.ts';
import type { Project, ProjectFile, Repository } from '../domain/repository/repository.ts';
import type { Request } from '../domain/request/request.ts';
import type { TrailHead } from '../domain/trail/chain.ts';
import type { TrailEvent } from '../domain/trail/event.ts';
import type { DeploymentStore } from './deployments.ts';
import type { DigestStore } from './digests.ts';
import type { NoticeStore } from './notices.ts';
import type { Outbox } from './outbox.ts';
import type { PickStore } from './picks.ts';
import type { RollbackStore } from './rollbacks.ts';
import type { ScheduleStore } from './schedules.ts';

/** The records, the trail and what came in: PostgreSQL. */
export type Store = {
  /**
   * Makes a decision true in one transaction. With a request, the outcome is kept with it, so that a
   * redelivered request gets the same answer and has no second effect.
   */
  readonly commit: (
    decision: Decision,
    request?: { readonly id: Ids.RequestId; readonly outcome: unknown },
  ) => Promise<Commit>;

  readonly projects: () => Promise<readonly Project[]>;
  readonly project: (id: Ids.ProjectId) => Promise<Project | null>;
  /** By its name, retired ones too. */
  readonly projectNamed: (name: string) => Promise<Project | null>;
  readonly repository: (id: Ids.RepositoryId) => Promise<Repository | null>;
  readonly repositories: () => Promise<readonly Repository[]>;
  readonly projectFile: (id: Ids.ProjectFileId) => Promise<ProjectFile | null>;
  /** The latest in that state. */
  readonly projectFileIn: (
    repositoryId: Ids.RepositoryId,
    state: 'in-force' | 'waiting' | 'refused',
  ) => Promise<ProjectFile | null>;
  readonly identityLinks: () => Promise<readonly IdentityLink[]>;
  readonly signIn: (id: Ids.UserId) => Promise<SignIn | null>;

  readonly release: (id: Ids.ReleaseId) => Promise<Release | null>;
  /** Newest first; all of a project's, or those that are open or no longer. */
  readonly releases: (
    projectId: Ids.ProjectId,
    options?: { readonly state?: 'open' | 'closed'; readonly limit?: number },
  ) => Promise<readonly Release[]>;
  /** Newest first; every release of a project without its notes, which are long. */
  readonly releaseOutlines: (projectId: Ids.ProjectId) => Promise<readonly ReleaseOutline[]>;
  readonly candidate: (id: Ids.CandidateId) => Promise<Candidate | null>;
  readonly latestCandidate: (releaseId: Ids.ReleaseId) => Promise<Candidate | null>;
  /** By number, lowest first. */
  readonly candidatesOf: (releaseId: Ids.ReleaseId) => Promise<readonly Candidate[]>;
  readonly candidatesOfProject: (projectId: Ids.ProjectId) => Promise<readonly Candidate[]>;
  /** Names of the tags of a project's latest candidates, newest first. */
  readonly latestTags: (projectId: Ids.ProjectId, limit: number) => Promise<readonly string[]>;
  /** Of its build, however often it was deployed since. */
  readonly latestDispatch: (candidateId: Ids.CandidateId) => Promise<Dispatch | null>;
  /** Which of these runs are known to be some dispatch's. */
  readonly takenRuns: (runIds: readonly number[]) => Promise<ReadonlySet<number>>;
  /** Dispatches that a run in a repository may belong to: by its id, else by commit while none is known. */
  readonly dispatchesForRun: (
    repositoryId: Ids.RepositoryId,
    run: { readonly runId: number; readonly sha: Ids.Sha },
  ) => Promise<readonly Dispatch[]>;

  readonly trailHead: () => Promise<TrailHead>;
  /** In order, from just after `seq`; at most `limit`. */
  readonly trailAfter: (seq: number, limit: number) => Promise<readonly TrailEvent[]>;
  readonly trailProjectHeads: () => Promise<
    readonly { readonly projectId: Ids.ProjectId; readonly projectSeq: number; readonly seq: number }[]
  >;
  /** Newest first, of one project, about one environment where it is named; `before` is a number in the project's own count. */
  readonly history: (
    projectId: Ids.ProjectId,
    options: { readonly before?: number; readonly environment?: string; readonly limit: number },
  ) => Promise<readonly TrailEvent[]>;

  readonly request: (
    id: Ids.RequestId,
  ) => Promise<{ readonly request: Request; readonly outcome: unknown; readonly isAnswered: boolean } | null>;
  readonly requestAnswered: (id: Ids.RequestId, at: Date) => Promise<void>;

  readonly delivery: (id: string) => Promise<{
    readonly id: string;
    readonly event: string;
    readonly repositoryId: number | null;
    readonly payload: unknown;
  } | null>;
  readonly deliveryHandled: (id: string, at: Date) => Promise<void>;

  /** Binds the database to a workspace for good; answers with the one that it is bound to. */
  readonly bindWorkspace: (teamId: Ids.TeamId) => Promise<Ids.TeamId>;

  readonly deployments: DeploymentStore;
  readonly notices: NoticeStore;
  readonly digests: DigestStore;
  readonly rollbacks: RollbackStore;
  readonly picks: PickStore;
  readonly schedules: ScheduleStore;
  readonly outbox: Outbox;
};

/** How a commit of a decision ended. *Conflict*: a row had moved on, or a named constraint said no. */
export type Commit =
  | { readonly kind: 'done'; readonly events: readonly TrailEvent[] }
  | { readonly kind: 'repeated'; readonly outcome: unknown }
  | { readonly kind: 'conflict'; readonly constraint: string | null };
