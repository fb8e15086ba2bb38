import type { RepositoryId, Sha } from '../ids.ts';

/** A repository as GitHub describes it now. */
export type FoundRepository = {
  readonly id: RepositoryId;
  readonly fullName: string;
  readonly defaultBranch: string;
  readonly isArchived: boolean;
  readonly htmlUrl: string;
};

/** A tag and the commit it comes down to, annotated or not. */
export type FoundTag = { readonly name: string; readonly sha: Sha };

/** A file's text at one commit. */
export type RepositoryFile = { readonly text: string; readonly blobSha: string; readonly commitSha: Sha };
