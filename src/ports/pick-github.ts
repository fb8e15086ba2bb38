import type { Sha } from '../domain/ids.ts';
import type { FoundCommit, FoundPull, PickResult } from '../domain/pick/found.ts';
import type { Sent } from './github.ts';

/** What carrying a change to a release branch asks of GitHub. */
export type PickGithub = {
  readonly pullRequest: (repository: string, number: number) => Promise<FoundPull | null>;
  /** Commits of a pull request, oldest first; GitHub tells 250 at most. */
  readonly pullRequestCommits: (repository: string, number: number) => Promise<readonly FoundCommit[]>;
  readonly commit: (repository: string, sha: Sha) => Promise<FoundCommit | null>;
  /** What a commit changes, as git shows it; null where GitHub will not show it. */
  readonly commitDiff: (repository: string, sha: Sha) => Promise<string | null>;
  /** The numbers of the merged pull requests that a commit came by. */
  readonly pullRequestsOf: (repository: string, sha: Sha) => Promise<readonly number[]>;
  /**
   * Tries a commit on top of another, as `git cherry-pick -x` would, on a scratch branch that is made anew. The
   * commit that it makes is on no branch.
   */
  readonly pickOnto: (
    repository: string,
    pick: {
      readonly scratch: string;
      readonly commit: { readonly sha: Sha; readonly parent: Sha };
      readonly onto: Sha;
      /** The commit is taken back, as `git revert` would. */
      readonly isRevert?: boolean;
      readonly messageOf: (message: string) => string;
    },
  ) => Promise<Sent<PickResult>>;
  /** The paths that a commit touched and that differ between its parent and another commit. */
  readonly touchedOnBothSides: (
    repository: string,
    commit: { readonly sha: Sha; readonly parent: Sha },
    other: Sha,
  ) => Promise<{ readonly paths: readonly string[]; readonly isPartial: boolean }>;
  /** A commit without changes, on top of another: what a pull request begins with that has nothing yet. */
  readonly emptyCommit: (repository: string, onto: Sha, message: string) => Promise<Sent<Sha>>;
  readonly createBranch: (
    repository: string,
    branch: { readonly name: string; readonly sha: Sha },
  ) => Promise<Sent<{ readonly kind: 'made' | 'exists' }>>;
  /** Moves a branch forward, never back and never aside. */
  readonly moveBranch: (
    repository: string,
    branch: { readonly name: string; readonly sha: Sha },
  ) => Promise<Sent<true>>;
  /** A branch that is gone already is as good as deleted. */
  readonly deleteBranch: (repository: string, name: string) => Promise<Sent<true>>;
  /** Opens a pull request, or finds the one that was opened for the same branches. */
  readonly openPullRequest: (
    repository: string,
    pull: {
      readonly title: string;
      readonly body: string;
      readonly head: string;
      readonly base: string;
      readonly isDraft: boolean;
      readonly assignee: string | null;
    },
  ) => Promise<Sent<{ readonly number: number; readonly url: string }>>;
  /** Opens a closed pull request again; GitHub refuses with 422 where its branch is gone or is another now. */
  readonly reopenPullRequest: (repository: string, number: number) => Promise<Sent<true>>;
};
