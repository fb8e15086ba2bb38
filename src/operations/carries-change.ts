import type { Sha } from '../domain/ids.ts';
import { formsOfChange } from '../domain/pick/forms-of-change.ts';
import type { PickSource } from '../domain/pick/pick.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import type { Ports } from '../ports.ts';

export type CarryPorts = {
  readonly github: Pick<Ports['github'], 'isAncestor'>;
  readonly store: { readonly picks: Pick<Ports['store']['picks'], 'picksOfProject' | 'backMergesOf'> };
};

/**
 * Whether a candidate has a change: by its own commits, or as what it became when it was picked, be it into an
 * earlier release that this one starts from; and not where Waybill has taken it back since.
 */
export async function carriesChange(
  { github, store }: CarryPorts,
  repository: string,
  { sha, projectId }: Pick<Candidate, 'sha' | 'projectId'>,
  source: PickSource,
): Promise<boolean> {
  const areIn = async (all: readonly Sha[], other: Sha): Promise<boolean> => {
    for (const one of all) if (!(await github.isAncestor(repository, one, other))) return false;
    return true;
  };
  const known = await Promise.all([
    store.picks.picksOfProject(projectId),
    store.picks.backMergesOf(projectId),
  ]);
  const { brought, takenBack } = formsOfChange(source, known.flat());
  const reverts: Sha[] = [];
  for (const one of takenBack) if (await areIn([one], sha)) reverts.push(one);
  for (const form of brought) {
    const last = form.at(-1);
    // Only what was brought in once more, on top of the reverts, is there in spite of them.
    if (last !== undefined && (await areIn(form, sha)) && (await areIn(reverts, last))) return true;
  }
  return false;
}
