/**
 * The names that a release's branch may have, in the order in which they are tried: one for all releases of a
 * series, and one of its own where that is taken by another line of commits.
 */
export function releaseBranchNames(version: string): readonly [string, string] {
  const series = version.split('.').slice(0, 2).join('.');
  return [`release/${series}`, `release/${version}`];
}
