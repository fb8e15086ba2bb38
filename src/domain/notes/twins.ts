import type { CommitIndex } from './commit-index.ts';
import type { NotesFacts } from './notes-facts.ts';
import type { ReadCommit } from './read-commit.ts';
import { readTrailers } from './trailers.ts';

/** Which commits are one change, made again elsewhere by a cherry-pick. */
export type Twins = {
  /** The same for a commit and all its twins. */
  readonly originOf: (sha: string) => string;
  /** Whether the predecessor already has it, in the form of a twin. */
  readonly isShipped: (sha: string) => boolean;
};

/**
 * Joins what `cherry picked from commit` trailers connect, in both directions and over several steps,
 * whether the source is in the range or not; and a pick without a trailer with the squashed pull request whose
 * first line it has kept, number and all.
 */
export function findTwins(
  commits: readonly ReadCommit[],
  predecessorOnly: NotesFacts['predecessorOnly'],
  index: CommitIndex,
): Twins {
  const origins = new Map<string, string>();
  const originOf = (sha: string): string => {
    let origin = sha;
    for (let next = origins.get(origin); next !== undefined; next = origins.get(origin)) origin = next;
    // Shortens the way for the next look-up: long chains of picks would otherwise be walked each time.
    if (origin !== sha) origins.set(sha, origin);
    return origin;
  };
  const join = (a: string, b: string): void => {
    const [one, other] = [originOf(a), originOf(b)];
    if (one !== other) origins.set(one, other);
  };

  for (const { facts, pickedFrom } of commits) for (const source of pickedFrom) join(facts.sha, source);
  const kept = stillThere(predecessorOnly, index);
  const bySquash = new Map(commits.map(({ squashedAs, facts }) => [squashedAs, facts.sha]));
  for (const { sha, pickedFrom, squashedAs } of kept) {
    for (const source of pickedFrom) join(sha, source);
    const original = squashedAs === null ? undefined : bySquash.get(squashedAs);
    if (original !== undefined) join(sha, original);
  }

  const shipped = new Set(kept.map(({ sha }) => originOf(sha)));
  return { originOf, isShipped: (sha) => shipped.has(originOf(sha)) };
}

/** The predecessor's own commits, less those that it took back itself. */
function stillThere(predecessorOnly: NotesFacts['predecessorOnly'], index: CommitIndex) {
  const takenBack = new Set<string>();
  return predecessorOnly.toReversed().flatMap(({ sha, message }) => {
    if (takenBack.has(sha)) return [];
    const trailers = readTrailers(message);
    for (const target of trailers.reverts) takenBack.add(index.resolve(target));
    return [{ sha, pickedFrom: trailers.pickedFrom.map(index.resolve), squashedAs: trailers.squashedAs }];
  });
}
