import { compareVersions } from '../version/version.ts';
import type { ReleaseOutline } from './outline.ts';

/** The highest release that was not abandoned, below a version where one is given: what notes count from. */
export function predecessorOf<One extends Pick<ReleaseOutline, 'version' | 'state'>>(
  releases: readonly One[],
  below: string | null,
): One | null {
  return releases
    .filter(
      ({ state, version }) =>
        state !== 'abandoned' && (below === null || compareVersions(version, below) < 0),
    )
    .reduce<One | null>(
      (highest, release) =>
        highest === null || compareVersions(release.version, highest.version) > 0 ? release : highest,
      null,
    );
}
