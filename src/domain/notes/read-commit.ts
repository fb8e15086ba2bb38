import type { CommitIndex } from './commit-index.ts';
import type { CommitFacts, NotesFacts, PullRequestFacts } from './notes-facts.ts';
import { readTrailers, type Trailers } from './trailers.ts';

/** A commit with what its message says of others, and the pull request that brought it. */
export type ReadCommit = {
  readonly facts: CommitFacts;
  /** Its place in the range, oldest first. */
  readonly position: number;
  readonly isMerge: boolean;
  readonly pickedFrom: readonly string[];
  readonly reverts: readonly string[];
  /** Whether taking something back is only a part of it. */
  readonly doesMore: boolean;
  readonly squashedAs: string | null;
  readonly pullRequest: PullRequestFacts | null;
};

/** The pull requests that count: merged ones. Open ones never do, whatever they contain. */
export type MergedPullRequests = {
  /** By number. */
  readonly intoTrunk: ReadonlyMap<number, PullRequestFacts>;
  /** By the commit that they made on another branch. */
  readonly elsewhere: ReadonlyMap<string, PullRequestFacts>;
  /** Whether the commit that it was merged by is in the range too. */
  readonly isHere: (pullRequest: PullRequestFacts) => boolean;
};

export function mergedPullRequests(facts: NotesFacts): MergedPullRequests {
  const merged = facts.pullRequests.filter((pr) => pr.mergedAt !== null);
  const shas = new Set(facts.commits.map(({ sha }) => sha));
  return {
    intoTrunk: new Map(merged.filter((pr) => pr.base === facts.trunk).map((pr) => [pr.number, pr])),
    elsewhere: new Map(
      merged.flatMap((pr) =>
        pr.base === facts.trunk || pr.mergeCommitSha === null ? [] : [[pr.mergeCommitSha, pr]],
      ),
    ),
    isHere: ({ mergeCommitSha }) => mergeCommitSha === null || shas.has(mergeCommitSha),
  };
}

export function readCommit(
  facts: CommitFacts,
  position: number,
  merged: MergedPullRequests,
  index: CommitIndex,
): ReadCommit {
  const trailers = readTrailers(facts.message);
  return {
    facts,
    position,
    isMerge: facts.parents.length > 1,
    pickedFrom: trailers.pickedFrom.map(index.resolve),
    reverts: trailers.reverts.map(index.resolve),
    doesMore: trailers.doesMore,
    squashedAs: trailers.squashedAs,
    pullRequest: pullRequestOf(facts, trailers, merged),
  };
}

/**
 * Of several, the one that made this commit; else the one it names; else the one that was merged first. One whose merge
 * lies outside of the range is not meant: between two tags of a release branch, it brought all of it to trunk later.
 */
function pullRequestOf(
  commit: CommitFacts,
  trailers: Trailers,
  { intoTrunk, elsewhere, isHere }: MergedPullRequests,
): PullRequestFacts | null {
  const associated = commit.pullRequests.flatMap((number) => intoTrunk.get(number) ?? []).toSorted(byMerge);
  const maker = associated.find((pr) => pr.mergeCommitSha === commit.sha);
  if (maker !== undefined) return maker;
  const named = trailers.pullRequest === null ? undefined : intoTrunk.get(trailers.pullRequest);
  return named ?? associated.find(isHere) ?? elsewhere.get(commit.sha) ?? null;
}

function byMerge(a: PullRequestFacts, b: PullRequestFacts): number {
  return (a.mergedAt ?? '').localeCompare(b.mergedAt ?? '') || a.number - b.number;
}
