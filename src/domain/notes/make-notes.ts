import { indexCommits } from './commit-index.ts';
import { describeChange } from './describe-change.ts';
import { type Change, gatherChanges } from './gather-changes.ts';
import type { NotesFacts } from './notes-facts.ts';
import { mergedPullRequests, readCommit } from './read-commit.ts';
import { changeKinds, type LargestChange, type NoteEntry, type ReleaseNotes } from './release-notes.ts';
import { settleReverts } from './settle-reverts.ts';
import { findTwins } from './twins.ts';

/** The release notes of a range of commits: by kind, and within a kind in the order of trunk. */
export function makeNotes(facts: NotesFacts): ReleaseNotes {
  const index = indexCommits([...facts.commits, ...facts.predecessorOnly].map(({ sha }) => sha));
  const merged = mergedPullRequests(facts);
  const relevant = facts.commits.filter(({ touchesPaths }) => touchesPaths);
  const commits = relevant.map((commit, position) => readCommit(commit, position, merged, index));
  const twins = findTwins(commits, facts.predecessorOnly, index);
  const changes = gatherChanges(commits, twins);
  const { live, reverted, isTakenBack } = settleReverts(changes, twins);

  const entries = inOrder(live).map((change) => describeChange(change, isTakenBack));
  const sorted = entries.toSorted((a, b) => changeKinds.indexOf(a.kind) - changeKinds.indexOf(b.kind));
  const merges = commits.filter(({ isMerge }) => isMerge).length;
  const withPullRequest = entries.filter(({ prNumber }) => prNumber !== undefined).length;
  const counted = new Set(
    commits
      .filter(({ isMerge, facts: { sha } }) => !isMerge && !twins.isShipped(sha))
      .map(({ facts: { sha } }) => twins.originOf(sha)),
  );
  return {
    entries: sorted,
    reverted: reverted.map(({ change, by }) => ({
      change: describeChange(change, isTakenBack),
      by: describeChange(by, isTakenBack),
    })),
    largest: largestOf(entries),
    counts: {
      commits: facts.commits.length,
      elsewhere: facts.commits.length - relevant.length,
      merges,
      twins: commits.length - merges - counted.size,
      pullRequests: withPullRequest,
      withoutPullRequest: entries.length - withPullRequest,
    },
  };
}

function inOrder(changes: readonly Change[]): readonly Change[] {
  return changes.toSorted((a, b) => positionOf(a) - positionOf(b));
}

function positionOf(change: Change): number {
  return change.commits.at(-1)?.position ?? 0;
}

function largestOf(entries: readonly NoteEntry[]): LargestChange {
  if (entries.some(({ kind }) => kind === 'breaking')) return 'breaking';
  if (entries.some(({ kind }) => kind === 'feature')) return 'feature';
  return entries.length > 0 ? 'patch' : 'none';
}
