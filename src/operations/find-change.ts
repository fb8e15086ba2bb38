import type { Outcome } from '../domain/outcome.ts';
import { yes } from '../domain/outcome.ts';
import type { PickSource } from '../domain/pick/pick.ts';
import { readSourceText } from '../domain/pick/read-source-text.ts';
import type { Project, Repository } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { readPickSource } from './read-pick-source.ts';

/**
 * The change that somebody asks after: one that is merged, or one that Waybill knows by a commit of a release
 * branch, be it what a pick became or what was made there first.
 */
export async function findChange(
  ports: Ports,
  where: { readonly project: Project; readonly repository: Repository },
  text: string,
): Promise<Outcome<PickSource>> {
  const known = await pickedAs(ports, where, text);
  return known === null ? readPickSource(ports, where, text) : yes(known);
}

async function pickedAs(
  { store }: Pick<Ports, 'store'>,
  { project, repository }: { readonly project: Project; readonly repository: Repository },
  text: string,
): Promise<PickSource | null> {
  const meant = readSourceText(text);
  if (meant?.kind !== 'commit') return null;
  if (meant.repository !== null && meant.repository.toLowerCase() !== repository.fullName.toLowerCase()) {
    return null;
  }
  const [into, back] = await Promise.all([
    store.picks.picksOfProject(project.id),
    store.picks.backMergesOf(project.id),
  ]);
  const isMeant = (sha: string | null) => sha?.startsWith(meant.text) === true;
  // What takes a change back is not that change.
  const brought = [...into, ...back].filter(({ source }) => source.reverts === undefined);
  const pick =
    brought.find(({ made, headSha }) => isMeant(headSha) || made.some(({ sha }) => isMeant(sha))) ??
    back.find(({ source }) => source.reverts === undefined && source.commits.some(({ sha }) => isMeant(sha)));
  return pick?.source ?? null;
}
