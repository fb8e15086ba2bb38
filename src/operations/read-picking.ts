import type { PickId } from '../domain/ids.ts';
import type { Picking } from '../domain/pick/picking.ts';
import type { PickPullFacts } from '../domain/pick/pull-facts.ts';
import type { GitHub } from '../ports/github.ts';
import type { PickGithub } from '../ports/pick-github.ts';
import type { PickStore } from '../ports/picks.ts';
import type { Store } from '../ports/store.ts';
import type { Clock } from '../ports.ts';

/** What carrying a pick on asks of the outside world. */
export type PickPorts = {
  readonly clock: Clock;
  readonly mint: { readonly id: () => PickId };
  readonly store: Pick<Store, 'project' | 'release' | 'repository' | 'latestCandidate' | 'commit'> & {
    readonly picks: Pick<PickStore, 'pick' | 'picksInto' | 'picksOfProject' | 'backMergesOf'>;
  };
  readonly github: PickGithub & Pick<GitHub, 'branchTip' | 'isAncestor'>;
  readonly pickPullText: (facts: PickPullFacts) => { readonly title: string; readonly body: string };
};

/** A pick, and the repository that it is in. */
export type PickingIn = Picking & { readonly repository: string };

/** A pick as it stands now; null where what it is about is gone. */
export async function readPicking({ store, clock }: PickPorts, id: PickId): Promise<PickingIn | null> {
  const pick = await store.picks.pick(id);
  if (pick === null) return null;
  const [project, release] = await Promise.all([
    store.project(pick.projectId),
    store.release(pick.releaseId),
  ]);
  const repository = project === null ? null : await store.repository(project.repositoryId);
  if (project === null || release === null || repository === null) return null;
  return { project, release, pick, repository: repository.fullName, now: clock.now() };
}
