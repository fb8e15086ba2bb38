import type { Sha } from '../ids.ts';

/** A commit as git keeps it. */
export type FoundCommit = {
  readonly sha: Sha;
  readonly tree: Sha;
  readonly parents: readonly Sha[];
  readonly message: string;
  readonly author: { readonly name: string; readonly email: string; readonly date: string };
};

/** A pull request as GitHub has it now. */
export type FoundPull = {
  readonly number: number;
  readonly title: string;
  readonly url: string;
  readonly state: 'open' | 'closed';
  readonly mergedAt: string | null;
  /** What it was merged as; null while it is not. */
  readonly mergeSha: Sha | null;
  /** Null where the server does not say. */
  readonly headSha: Sha | null;
  readonly base: string;
  readonly authorLogin: string | null;
  readonly labels: readonly string[];
  readonly commits: number;
  readonly changedFiles: number;
};

/** What came of trying one commit on top of another. */
export type PickResult =
  | { readonly kind: 'clean'; readonly sha: Sha }
  | { readonly kind: 'empty' }
  | { readonly kind: 'conflict' };
