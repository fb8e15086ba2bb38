import type { Release } from '../release/release.ts';
import { compareVersions } from '../version/version.ts';
import type { Rollback } from './rollback.ts';

/**
 * The pull requests of every release after one, up to another, each once. Between two candidates of one
 * release the record does not tell them apart: none.
 */
export function removedBetween(
  releases: readonly Release[],
  back: Pick<Release, 'version'>,
  away: Pick<Release, 'version'>,
): Rollback['removes'] {
  const between = releases.filter(
    ({ version, state }) =>
      state !== 'abandoned' &&
      compareVersions(version, back.version) > 0 &&
      compareVersions(version, away.version) <= 0,
  );
  const removed = between.flatMap(({ notes }) =>
    notes.entries.flatMap(({ prNumber, title, author }) =>
      prNumber === undefined ? [] : [{ number: prNumber, title, author: author.login ?? author.name }],
    ),
  );
  return [...new Map(removed.map((each) => [each.number, each])).values()];
}
