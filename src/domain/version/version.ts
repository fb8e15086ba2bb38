import semver from 'semver';

export const versionSchemes = ['semver', 'calver'] as const;

/** How a project numbers its releases: `1.5.0`, or year, month and a counter, `2026.11.3`. */
export type VersionScheme = (typeof versionSchemes)[number];

const calver = /^[2-9]\d{3}\.(?:1[0-2]|[1-9])\.[1-9]\d*$/;

/**
 * Whether a text is a release's whole version. Pre-releases and build metadata are not: Waybill numbers
 * candidates itself, and two versions that differ in metadata alone have the same precedence.
 */
export function isVersion(scheme: VersionScheme, text: string): boolean {
  const parsed = semver.parse(text);
  if (parsed === null || parsed.raw !== parsed.version || parsed.raw !== text) return false;
  if (parsed.prerelease.length > 0 || parsed.build.length > 0) return false;
  return scheme === 'semver' || calver.test(text);
}

/** Orders versions and candidates alike, of either scheme: `1.9.0 < 1.10.0-rc.2 < 1.10.0-rc.11 < 1.10.0`. */
export function compareVersions(a: string, b: string): number {
  return semver.compare(a, b);
}

/** The highest of some versions; null where there is none. */
export function highestVersion(versions: readonly string[]): string | null {
  return versions.reduce<string | null>(
    (highest, version) => (highest === null || compareVersions(version, highest) > 0 ? version : highest),
    null,
  );
}
