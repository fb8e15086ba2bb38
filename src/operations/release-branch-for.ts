import { releaseBranchNames } from '../domain/pick/release-branch.ts';
import type { Release } from '../domain/release/release.ts';
import type { Project, Repository } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';

/**
 * The release's branch: of the names that it may have, the first that is free or leads to its latest candidate,
 * and that no other open release works on. A hotfix without a candidate needs one that has nothing beyond what
 * it starts from.
 */
export async function releaseBranchFor(
  { store, github }: Ports,
  project: Project,
  { fullName }: Repository,
  release: Release,
  taken: readonly string[],
): Promise<string> {
  const [picks, latest] = await Promise.all([
    store.picks.picksOfProject(project.id),
    store.latestCandidate(release.id),
  ]);
  const start = latest?.sha ?? release.hotfix?.fromSha ?? null;
  const [ofSeries, ofItsOwn] = releaseBranchNames(release.version);
  for (const name of [ofSeries, ofItsOwn]) {
    const others = picks.filter(
      ({ branch, releaseId, state }) => branch === name && releaseId !== release.id && state !== 'failed',
    );
    const releases = await Promise.all(others.map(({ releaseId }) => store.release(releaseId)));
    if (taken.includes(name) || releases.some((other) => other?.state === 'open')) continue;
    const tip = await github.branchTip(fullName, name);
    if (tip === null || start === null) return name;
    const leadsThere =
      (await github.isAncestor(fullName, tip, start)) ||
      (latest !== null && (await github.isAncestor(fullName, start, tip)));
    if (leadsThere) return name;
  }
  return `${ofItsOwn}-from-${latest?.number ?? 0}`;
}
