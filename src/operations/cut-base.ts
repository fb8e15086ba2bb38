import type { Sha } from '../domain/ids.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import type { ReleaseOutline } from '../domain/release/outline.ts';
import { predecessorOf } from '../domain/release/predecessor.ts';
import type { FoundTag } from '../domain/repository/found.ts';
import type { tagReader } from '../domain/version/tag-template.ts';
import { compareVersions } from '../domain/version/version.ts';
import type { Ports } from '../ports.ts';

/** What a cut counts from. */
export type CutBase = { readonly version: string; readonly sha: Sha; readonly cutAt: Date | null };

/** How many of a repository's own tags are tried for one that is on trunk. */
const tagsTried = 10;

/**
 * The last release that was not abandoned, as its latest candidate is; before a project's first one, the
 * highest of the repository's own tags that fits and lies on the way to the commit. Null for the beginning.
 */
export async function cutBase(
  { github }: Ports,
  from: {
    readonly repository: string;
    readonly sha: Sha;
    /** For a further candidate of this version; null for a new release. */
    readonly below: string | null;
    readonly releases: readonly ReleaseOutline[];
    readonly candidates: readonly Candidate[];
    readonly tags: readonly FoundTag[];
    readonly read: ReturnType<typeof tagReader>;
  },
): Promise<CutBase | null> {
  const { below, read } = from;
  // A hotfix whose fix is still being picked has nothing to count from.
  const cut = from.releases.filter(({ candidates }) => candidates.length > 0);
  const before = predecessorOf(cut, below);
  const latest = from.candidates.findLast(({ releaseId }) => releaseId === before?.id);
  if (before !== null && latest !== undefined) {
    return { version: before.version, sha: latest.sha, cutAt: latest.cutAt };
  }
  const fitting = from.tags
    .flatMap(({ name, sha }) => {
      const version = read(name)?.version;
      return version === undefined ? [] : [{ version, sha }];
    })
    .filter(({ version }) => below === null || compareVersions(version, below) < 0)
    .toSorted((a, b) => compareVersions(b.version, a.version))
    .slice(0, tagsTried);
  for (const { version, sha } of fitting) {
    if (await github.isAncestor(from.repository, sha, from.sha)) return { version, sha, cutAt: null };
  }
  return null;
}
