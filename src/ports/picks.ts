import type { PickId, ProjectId, ReleaseId, RepositoryId, Sha } from '../domain/ids.ts';
import type { FoundBy } from '../domain/pick/find-fix.ts';
import type { Watch } from '../domain/pick/journey.ts';
import type { Pick } from '../domain/pick/pick.ts';

/** Reading what is recorded of picks; changes go through `Store.commit`. */
export type PickStore = {
  readonly pick: (id: PickId) => Promise<Pick | null>;
  /** On their way into a release, or in it; oldest first. */
  readonly picksInto: (releaseId: ReleaseId) => Promise<readonly Pick[]>;
  readonly picksOfProject: (projectId: ProjectId) => Promise<readonly Pick[]>;
  /** Fixes of a release on their way back to trunk, or that were; oldest first. */
  readonly backMergesFrom: (releaseId: ReleaseId) => Promise<readonly Pick[]>;
  /** The same of all of a project's releases. */
  readonly backMergesOf: (projectId: ProjectId) => Promise<readonly Pick[]>;
  /** Those that wait for people to merge this pull request, or did until it was closed. */
  readonly picksInPullRequest: (repositoryId: RepositoryId, number: number) => Promise<readonly Pick[]>;
  /** Those who have not been told yet. */
  readonly watchesOf: (projectId: ProjectId) => Promise<readonly Watch[]>;
  /** Those who were told since then. */
  readonly watchesTold: (projectId: ProjectId, since: Date) => Promise<readonly Watch[]>;
  /** How fixes were seen in a commit's history, null where one is not there; only those that were looked for. */
  readonly fixChecks: (sha: Sha, pickIds: readonly PickId[]) => Promise<ReadonlyMap<PickId, FoundBy | null>>;
  readonly keepFixCheck: (check: {
    readonly pickId: PickId;
    readonly sha: Sha;
    readonly foundBy: FoundBy | null;
    readonly at: Date;
  }) => Promise<void>;
};
