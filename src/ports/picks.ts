import type { PickId, ProjectId, ReleaseId, RepositoryId } from '../domain/ids.ts';
import type { Pick } from '../domain/pick/pick.ts';

/** Reading what is recorded of picks; changes go through `Store.commit`. */
export type PickStore = {
  readonly pick: (id: PickId) => Promise<Pick | null>;
  /** Oldest first. */
  readonly picksInto: (releaseId: ReleaseId) => Promise<readonly Pick[]>;
  readonly picksOfProject: (projectId: ProjectId) => Promise<readonly Pick[]>;
  /** Those that wait for people to merge this pull request. */
  readonly picksInPullRequest: (repositoryId: RepositoryId, number: number) => Promise<readonly Pick[]>;
};
