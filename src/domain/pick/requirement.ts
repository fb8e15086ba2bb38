import type { ReleaseOutline } from '../release/outline.ts';
import { compareVersions } from '../version/version.ts';
import type { Pick } from './pick.ts';

/** A fix that a candidate has to have, because an earlier release or candidate has it (promise 9). */
export type Requirement = {
  /** The same change may have gone into several releases, in several forms; any one of these picks will do. */
  readonly picks: readonly [Pick, ...Pick[]];
  /** The releases that it went into, lowest first. */
  readonly versions: readonly string[];
};

/** What is missing in a candidate, as it is told. */
export type MissingFix = {
  /** `#123`, or a short commit id. */
  readonly what: string;
  readonly title: string;
  readonly versions: readonly string[];
};

/**
 * The fixes that a candidate of a version has to have: what was picked into any lower release that was not
 * abandoned, and was not waived. A new candidate also has what the release's earlier ones have.
 */
export function requirementsOf(
  { version, isCut }: { readonly version: string; readonly isCut: boolean },
  picks: readonly Pick[],
  releases: readonly Omit<ReleaseOutline, 'candidates'>[],
): readonly Requirement[] {
  const byId = new Map(releases.map((release) => [release.id, release]));
  const counting = picks.flatMap((pick) => {
    const release = byId.get(pick.releaseId);
    const isThere = pick.state === 'picked' || pick.state === 'done';
    const counts =
      release !== undefined &&
      release.state !== 'abandoned' &&
      isThere &&
      pick.waivedAt === null &&
      compareVersions(release.version, version) < (isCut ? 1 : 0);
    return counts ? [{ pick, version: release.version }] : [];
  });
  const byKey = Map.groupBy(counting, ({ pick }) => pick.sourceKey);
  return [...byKey.values()].flatMap((same) => {
    const counted = same.map(({ pick }) => pick);
    // However it got into another release, this one's own included, by a pull request that people finished, say.
    const elsewhere = picks.filter(
      (pick) =>
        pick.sourceKey === counted[0]?.sourceKey &&
        (pick.state === 'picked' || pick.state === 'done') &&
        !counted.includes(pick),
    );
    const [first, ...more] = [...counted, ...elsewhere];
    const versions = [...new Set(same.map((one) => one.version))].toSorted(compareVersions);
    return first === undefined ? [] : [{ picks: [first, ...more] as const, versions }];
  });
}
