import type { PullRequestFacts } from './notes-facts.ts';
import type { ReadCommit } from './read-commit.ts';
import type { Twins } from './twins.ts';

/** What release notes count as one: a merged pull request with its commits, or a commit with its twins. */
export type Change = {
  readonly pullRequest: PullRequestFacts | null;
  /** Oldest first; never empty. Merge commits only where nothing else is known of the pull request. */
  readonly commits: readonly ReadCommit[];
  readonly merges: readonly ReadCommit[];
};

type Gathering = { pullRequest: PullRequestFacts | null; commits: ReadCommit[]; merges: ReadCommit[] };

/**
 * Gathers a range's commits into changes. A merge commit belongs to its pull request and is no change by
 * itself; of twins in several pull requests, the change is the earliest one's.
 */
export function gatherChanges(commits: readonly ReadCommit[], twins: Twins): readonly Change[] {
  const ordinary = commits.filter((commit) => !commit.isMerge);
  const unshipped = ordinary.filter((commit) => !twins.isShipped(commit.facts.sha));
  const pullRequestsByOrigin = new Map<string, PullRequestFacts>();
  for (const { facts, pullRequest } of unshipped) {
    const origin = twins.originOf(facts.sha);
    if (pullRequest !== null && !pullRequestsByOrigin.has(origin)) {
      pullRequestsByOrigin.set(origin, pullRequest);
    }
  }

  const changes = new Map<string, Gathering>();
  const changeOf = (pullRequest: PullRequestFacts | null, origin: string): Gathering => {
    const key = pullRequest === null ? origin : `#${pullRequest.number}`;
    const change = changes.get(key) ?? { pullRequest, commits: [], merges: [] };
    changes.set(key, change);
    return change;
  };
  for (const commit of unshipped) {
    const origin = twins.originOf(commit.facts.sha);
    changeOf(pullRequestsByOrigin.get(origin) ?? null, origin).commits.push(commit);
  }

  // A pull request all of whose commits are counted elsewhere must not come back by its merge commit.
  const known = new Set(ordinary.map((commit) => commit.pullRequest?.number));
  for (const merge of commits) {
    if (!merge.isMerge || merge.pullRequest === null) continue;
    const { number } = merge.pullRequest;
    if (changes.has(`#${number}`)) changes.get(`#${number}`)?.merges.push(merge);
    else if (!known.has(number)) changeOf(merge.pullRequest, merge.facts.sha).commits.push(merge);
  }
  return [...changes.values()];
}
