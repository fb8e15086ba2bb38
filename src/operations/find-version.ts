import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import type { Release } from '../domain/release/release.ts';
import type { Project } from '../domain/repository/repository.ts';
import { resolveVersion } from '../domain/version/resolve-version.ts';
import type { Ports } from '../ports.ts';

export type FoundVersion = { readonly release: Release; readonly candidate: Candidate };

/**
 * The release and candidate that a text stands for: `1.5`, `rc2`, `latest`. Without a text, the newest
 * open release, else the newest; without a number, its latest candidate.
 */
export async function findVersion(
  { store }: Ports,
  project: Project,
  text: string | null,
): Promise<Outcome<FoundVersion>> {
  const [releases, candidates] = await Promise.all([
    store.releases(project.id),
    store.candidatesOfProject(project.id),
  ]);
  const newest = releases.find(({ state }) => state === 'open') ?? releases[0];
  if (newest === undefined) return no({ code: 'no-release-yet', project: project.name });

  const numbersOf = (release: Release) =>
    candidates.filter(({ releaseId }) => releaseId === release.id).map(({ number }) => number);
  const found =
    text === null
      ? yes({ kind: 'release', version: newest.version } as const)
      : resolveVersion(
          text,
          releases.map((release) => ({ version: release.version, candidates: numbersOf(release) })),
        );
  if (!found.ok) return found;
  const release = releases.find(({ version }) => version === found.value.version) ?? newest;
  const number = found.value.kind === 'candidate' ? found.value.number : Math.max(...numbersOf(release));
  const candidate = candidates.find((one) => one.releaseId === release.id && one.number === number);
  if (candidate === undefined) {
    return no({
      code: 'version-unknown',
      text: text ?? release.version,
      known: releases.map(({ version }) => version),
    });
  }
  return yes({ release, candidate });
}
