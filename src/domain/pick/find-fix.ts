import type { Sha } from '../ids.ts';
import { readTrailers } from '../notes/trailers.ts';
import type { ChangeRange } from '../repository/change-range.ts';
import type { Pick } from './pick.ts';

/** How a fix was recognised in a history. */
export const foundBy = ['commit', 'trailer', 'pull-request', 'patch'] as const;
export type FoundBy = (typeof foundBy)[number];

/** Commits of a history that nothing later in it has taken back; oldest first. */
export function standingCommits(commits: ChangeRange['commits']): ChangeRange['commits'] {
  const resolve = (text: string) => commits.find(({ sha }) => sha.startsWith(text))?.sha ?? text;
  const reverts = new Map(
    commits.map(({ sha, message }) => [sha, readTrailers(message).reverts.map(resolve)]),
  );
  const gone = new Set<string>();
  for (const { sha } of commits) {
    for (const target of reverts.get(sha) ?? []) {
      // A revert of a revert brings back what that took away.
      for (const restored of reverts.get(target) ?? []) gone.delete(restored);
      gone.add(target);
    }
  }
  return commits.filter(({ sha }) => !gone.has(sha));
}

/** Whether something in a history takes one of a fix's commits back, in any of its forms. */
export function isTakenBack(pick: Pick, commits: ChangeRange['commits']): boolean {
  const own = formsOf(pick);
  const standing = new Set(standingCommits(commits).map(({ sha }) => sha));
  return commits.some(
    ({ sha, message }) =>
      standing.has(sha) &&
      readTrailers(message).reverts.some((target) => own.some((one) => one.startsWith(target))),
  );
}

/** Every commit that a fix is known as. */
const formsOf = ({ source, made, headSha }: Pick): readonly Sha[] => [
  // What takes a commit back is never known as that commit.
  ...(source.reverts === undefined ? source.commits.map(({ sha }) => sha) : []),
  ...made.flatMap(({ sha }) => (sha === null ? [] : [sha])),
  ...(headSha === null ? [] : [headSha]),
];

/**
 * Looks for a fix among commits: each of its own in one form or another, by what their messages say they were
 * picked from; or the pull request that it came by. Null where neither is there.
 */
export function findFix(pick: Pick, commits: ChangeRange['commits']): FoundBy | null {
  const standing = standingCommits(commits);
  if (pick.source.reverts !== undefined) {
    const targets = standing.flatMap(({ message }) => readTrailers(message).reverts);
    const isEachBack = pick.source.commits.every(({ sha }) =>
      targets.some((target) => sha.startsWith(target)),
    );
    return isEachBack ? 'trailer' : null;
  }
  const shas = new Set(standing.map(({ sha }) => sha));
  const origins = standing.flatMap(({ message }) => readTrailers(message).pickedFrom);
  const has = (sha: string) => shas.has(sha) || origins.some((origin) => sha.startsWith(origin));
  const isEach = pick.source.commits.every(({ sha }) => {
    const made = pick.made.find(({ from }) => from === sha)?.sha ?? null;
    return has(sha) || (made !== null && has(made));
  });
  if (isEach) return 'trailer';
  const { prNumber } = pick.source;
  if (prNumber === null) return null;
  const isByPull = standing.some(
    ({ message, pullRequests }) =>
      pullRequests.includes(prNumber) || readTrailers(message).pullRequest === prNumber,
  );
  return isByPull ? 'pull-request' : null;
}
