import type { Sha } from '../../../domain/ids.ts';
import type { PullRequestFacts } from '../../../domain/notes/notes-facts.ts';
import type { ListedCommit } from './listed-commit.ts';

/**
 * Which pull request brought which commit, by the commit that each was merged as: that commit, and what it
 * joined to the line it was merged into. Commits that this does not tell of are left out, such as
 * all but the last of a rebased pull request.
 */
export function broughtBy(
  commits: readonly ListedCommit[],
  merged: readonly PullRequestFacts[],
): ReadonlyMap<Sha, PullRequestFacts> {
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
  const byMergeCommit = new Map(merged.map((pullRequest) => [pullRequest.mergeCommitSha, pullRequest]));
  const found = new Map<Sha, PullRequestFacts>();
  const line = mainLine(commits, bySha);
  const onLine = new Set(line.map(({ sha }) => sha));
  const seen = new Set<Sha>();
  for (const { sha, parents } of line) {
    const pullRequest = byMergeCommit.get(sha);
    if (pullRequest !== undefined) found.set(sha, pullRequest);
    const joined = parents.slice(1);
    for (let next = joined.pop(); next !== undefined; next = joined.pop()) {
      const commit = bySha.get(next);
      if (commit === undefined || seen.has(next) || onLine.has(next)) continue;
      seen.add(next);
      if (pullRequest !== undefined) found.set(next, pullRequest);
      joined.push(...commit.parents);
    }
  }
  return found;
}

/** From the newest commit back by first parents, oldest first. */
function mainLine(
  commits: readonly ListedCommit[],
  bySha: ReadonlyMap<Sha, ListedCommit>,
): readonly ListedCommit[] {
  const hasChild = new Set(commits.flatMap(({ parents }) => parents));
  const line: ListedCommit[] = [];
  let next = commits.findLast(({ sha }) => !hasChild.has(sha));
  while (next !== undefined) {
    line.push(next);
    const [first] = next.parents;
    next = first === undefined ? undefined : bySha.get(first);
  }
  return line.toReversed();
}
