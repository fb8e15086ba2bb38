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
  // A hotfix whose fix is still being picked has nothing that could be meant.
  const known = (await store.releaseOutlines(project.id)).filter(({ candidates }) => candidates.length > 0);
  const newest = known.find(({ state }) => state === 'open') ?? known[0];
  if (newest === undefined) return no({ code: 'no-release-yet', project: project.name });

  const found =
    text === null
      ? yes({ kind: 'release', version: newest.version } as const)
      : resolveVersion(
          text,
          known.map(({ version, state, candidates }) => ({
            version,
            isOpen: state === 'open',
            candidates: candidates.map(({ number }) => number),
          })),
        );
  if (!found.ok) return found;
  const meant = known.find(({ version }) => version === found.value.version) ?? newest;
  const number = found.value.kind === 'candidate' ? found.value.number : null;
  const named = meant.candidates.findLast((candidate) => number === null || candidate.number === number);
  const [release, candidate] = await Promise.all([
    store.release(meant.id),
    named === undefined ? null : store.candidate(named.id),
  ]);
  if (release === null || candidate === null) {
    return no({
      code: 'version-unknown',
      text: text ?? meant.version,
      known: known.map(({ version }) => version),
    });
  }
  return yes({ release, candidate });
}

/** A release of any state, even one that has no candidate yet: a hotfix whose fix is still being picked. */
export async function findRelease(
  { store }: Pick<Ports, 'store'>,
  project: Project,
  text: string,
): Promise<Outcome<Release>> {
  const known = await store.releaseOutlines(project.id);
  const found = resolveVersion(
    text,
    known.map(({ version, candidates }) => ({
      version,
      candidates: candidates.map(({ number }) => number),
    })),
  );
  if (!found.ok) return found;
  const meant = known.find(({ version }) => version === found.value.version);
  const release = meant === undefined ? null : await store.release(meant.id);
  return release === null
    ? no({ code: 'version-unknown', text, known: known.map(({ version }) => version) })
    : yes(release);
}
