import type { FoundCommit, FoundPull } from './found.ts';
import type { PickCommit } from './pick.ts';

/**
 * What has to be picked of a merged pull request, in order. Merged with a merge commit: its own commits, each with
 * its author, or the merge as a whole where they contain merges themselves. Rebased: what they became. Squashed:
 * the one commit. Null where it has none that can be picked.
 */
export function commitsOfPull(facts: {
  readonly pull: FoundPull;
  /** What it was merged as. */
  readonly merge: FoundCommit;
  /** Its own, oldest first, as far as GitHub tells them. */
  readonly own: readonly FoundCommit[];
  /** As many commits as it has, back from the merge by first parents; newest first. */
  readonly line: readonly FoundCommit[];
}): readonly PickCommit[] | null {
  const { pull, merge, own, line } = facts;
  const whole = single(merge);
  if (merge.parents.length > 1) {
    const isComplete = own.length === pull.commits && own.every(({ parents }) => parents.length === 1);
    return isComplete && own.length > 0 ? all(own) : whole;
  }
  const rebased = line.toReversed();
  const isRebased =
    rebased.length > 1 &&
    rebased.length === own.length &&
    rebased.every((commit, at) => isSameChange(commit, own[at]));
  return isRebased ? all(rebased) : whole;
}

/** A rebase keeps the message and the author, and when it was written. */
function isSameChange(a: FoundCommit, b: FoundCommit | undefined): boolean {
  return (
    b !== undefined &&
    a.message.trim() === b.message.trim() &&
    a.author.email === b.author.email &&
    Date.parse(a.author.date) === Date.parse(b.author.date)
  );
}

function all(commits: readonly FoundCommit[]): readonly PickCommit[] | null {
  const each = commits.map(single);
  return each.some((one) => one === null) ? null : each.flatMap((one) => one ?? []);
}

/** One commit to pick; null for one without a parent, which changes nothing that was there. */
export function single(commit: FoundCommit): readonly PickCommit[] | null {
  const [parent] = commit.parents;
  return parent === undefined ? null : [{ sha: commit.sha, parent, isMerge: commit.parents.length > 1 }];
}
