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
  readonly pullRequest: PullRequestFacts | null;
};

/** The pull requests that count: merged, and into trunk. Open ones never do, whatever they contain. */
export function mergedIntoTrunk(facts: NotesFacts): ReadonlyMap<number, PullRequestFacts> {
  return new Map(
    facts.pullRequests
      .filter((pr) => pr.mergedAt !== null && pr.base === facts.trunk)
      .map((pr) => [pr.number, pr]),
  );
}

export function readCommit(
  facts: CommitFacts,
  position: number,
  merged: ReadonlyMap<number, PullRequestFacts>,
  index: CommitIndex,
): ReadCommit {
  const trailers = readTrailers(facts.message);
  return {
    facts,
    position,
    isMerge: facts.parents.length > 1,
    pickedFrom: trailers.pickedFrom.map(index.resolve),
    reverts: trailers.reverts.map(index.resolve),
    pullRequest: pullRequestOf(facts, trailers, merged),
  };
}

/** Of several, the one that made this commit; else the one it names; else the one that was merged first. */
function pullRequestOf(
  commit: CommitFacts,
  trailers: Trailers,
  merged: ReadonlyMap<number, PullRequestFacts>,
): PullRequestFacts | null {
  const associated = commit.pullRequests.flatMap((number) => merged.get(number) ?? []);
  const maker = associated.find((pr) => pr.mergeCommitSha === commit.sha);
  if (maker !== undefined) return maker;
  const named = trailers.pullRequest === null ? undefined : merged.get(trailers.pullRequest);
  return named ?? associated.toSorted(byMerge)[0] ?? null;
}

function byMerge(a: PullRequestFacts, b: PullRequestFacts): number {
  return (a.mergedAt ?? '').localeCompare(b.mergedAt ?? '') || a.number - b.number;
}
