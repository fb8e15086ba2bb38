import { compareVersions } from '../version/version.ts';
import type { Release } from './release.ts';

/** The highest release that was not abandoned, below a version where one is given: what notes count from. */
export function predecessorOf(releases: readonly Release[], below: string | null): Release | null {
  return releases
    .filter(
      ({ state, version }) =>
        state !== 'abandoned' && (below === null || compareVersions(version, below) < 0),
    )
    .reduce<Release | null>(
      (highest, release) =>
        highest === null || compareVersions(release.version, highest.version) > 0 ? release : highest,
      null,
    );
}
