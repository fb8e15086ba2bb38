import type { Change } from './gather-changes.ts';
import { revertedChanges } from './reverted-changes.ts';
import type { Twins } from './twins.ts';

/** What reverts leave of the changes in a range. */
export type Settled = {
  /** Changes that are in the release, reverts of what was released earlier among them. */
  readonly live: readonly Change[];
  readonly reverted: readonly { readonly change: Change; readonly by: Change }[];
  /** Whether a commit was taken back, though its change may still be there in part. */
  readonly isTakenBack: (sha: string) => boolean;
};

/**
 * Plays reverts against what they revert, newest first: a revert that was itself reverted does nothing,
 * so that a revert of a revert brings the change back. A revert and its target in one range cancel out.
 */
export function settleReverts(changes: readonly Change[], twins: Twins): Settled {
  const targetsOf = revertedChanges(changes, twins);
  const takenBackBy = new Map<string, Change>();
  const steps = changes
    .flatMap((change) => change.commits.map((commit) => ({ change, commit })))
    .toSorted((a, b) => b.commit.position - a.commit.position);

  for (const { change, commit } of steps) {
    if (takenBackBy.has(commit.facts.sha)) continue;
    for (const target of targetsOf(change, commit)) {
      for (const other of target?.commits ?? []) {
        // A twin that came later than the revert has brought the change back.
        if (other.position < commit.position) takenBackBy.set(other.facts.sha, change);
      }
    }
  }

  const isTakenBack = (sha: string): boolean => takenBackBy.has(sha);
  const isGone = (change: Change): boolean => change.commits.every(({ facts }) => isTakenBack(facts.sha));
  const revertsOnly = (change: Change, isIt: (target: Change) => boolean): boolean =>
    change.commits.every((commit) => {
      if (commit.doesMore) return false;
      const targets = targetsOf(change, commit);
      return targets.length > 0 && targets.every((target) => target !== null && isIt(target.change));
    });

  return {
    live: changes.filter((change) => !isGone(change) && !revertsOnly(change, isGone)),
    // A revert that was reverted is not shown: the change it had taken back is.
    reverted: changes.flatMap((change) => {
      const by = takenBackBy.get(change.commits.at(-1)?.facts.sha ?? '');
      return by !== undefined && isGone(change) && !revertsOnly(change, () => true) ? [{ change, by }] : [];
    }),
    isTakenBack,
  };
}
