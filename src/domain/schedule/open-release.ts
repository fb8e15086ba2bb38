import { isHotfix } from '../hotfix/hotfix.ts';
import type { Release } from '../release/release.ts';
import { compareVersions } from '../version/version.ts';

/**
 * The release before, as a train sees it: of those that are open the one with the highest version. A hotfix goes its
 * own short way beside the trains, and neither stops one nor takes one on.
 */
export function openBefore(open: readonly Release[]): Release | null {
  const [latest = null] = open
    .filter((release) => !isHotfix(release))
    .toSorted((a, b) => compareVersions(b.version, a.version));
  return latest;
}
