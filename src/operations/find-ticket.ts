import { makeNotes } from '../domain/notes/make-notes.ts';
import type { NoteEntry } from '../domain/notes/release-notes.ts';
import { readSourceText } from '../domain/pick/read-source-text.ts';
import type { Project, Repository } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';

/** So many releases are looked through for a ticket. */
const mostReleases = 20;

/**
 * The changes that name a ticket in their titles: what trunk has beyond the latest release, then what the releases
 * contain, each in the order of its notes. As they can be asked for; empty for what is no ticket.
 */
export async function findTicket(
  ports: Ports,
  where: { readonly project: Project; readonly repository: Repository },
  text: string,
): Promise<readonly string[]> {
  if (readSourceText(text) !== null || !/^[A-Za-z][A-Za-z0-9]*-\d+$/.test(text)) return [];
  const ticket = new RegExp(`\\b${text}\\b`, 'i');
  const releases = await ports.store.releases(where.project.id, { limit: mostReleases });
  const entries = [
    ...(await notYetCut(ports, where, releases[0]?.id ?? null)),
    ...releases.flatMap(({ notes }) => notes.entries),
  ];
  const named = entries
    .filter(({ title, scope }) => ticket.test(title) || ticket.test(scope ?? ''))
    .map(({ prNumber, sha }) => (prNumber === undefined ? sha : `#${prNumber}`));
  return [...new Set(named)];
}

/** What is on trunk and in no release; nothing where there is no release to count from. */
async function notYetCut(
  { store, github }: Ports,
  { project, repository }: { readonly project: Project; readonly repository: Repository },
  latest: Parameters<Ports['store']['latestCandidate']>[0] | null,
): Promise<readonly NoteEntry[]> {
  const { trunk: configured, paths } = project.configuration;
  const trunk = configured ?? repository.defaultBranch;
  const [candidate, tip] = await Promise.all([
    latest === null ? null : store.latestCandidate(latest),
    github.branchTip(repository.fullName, trunk),
  ]);
  if (candidate === null || tip === null) return [];
  const options = { paths, wantsFiles: false };
  const range = await github.changes(repository.fullName, candidate.sha, tip, () => undefined, options);
  return makeNotes({ trunk, ...range }).entries;
}
