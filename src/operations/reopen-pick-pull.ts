import { afterRefusal } from '../domain/pick/after-attempt.ts';
import { endedPicks, type Pick as PickRow } from '../domain/pick/pick.ts';
import { openAgain, pickAnew, seenOpenAgain, stillClosed } from '../domain/pick/reopen-pick.ts';
import type { PickStore } from '../ports/picks.ts';
import type { PickingIn, PickPorts } from './read-picking.ts';

/** Opens the pull request of a pick again; where GitHub does not, the change is picked anew for another one. */
export async function reopen({ github, mint }: PickPorts, picking: PickingIn) {
  const { pick, repository } = picking;
  const pull = pick.prNumber === null ? null : await github.pullRequest(repository, pick.prNumber);
  if (pull === null) return pickAnew(picking, mint.id());
  // Somebody was faster: what has become of it is seen by the next look.
  if (pull.state === 'open' || pull.mergedAt !== null) return openAgain(picking);
  const sent = await github.reopenPullRequest(repository, pull.number);
  if (sent.kind === 'accepted') return openAgain(picking);
  if (sent.kind !== 'refused') return sent;
  return sent.status === 422
    ? pickAnew(picking, mint.id())
    : afterRefusal(picking, 'pull-request', sent.status);
}

/** Whether somebody has opened a closed pull request again, or merged it after all. */
export async function lookAgain({ github, store }: PickPorts, picking: PickingIn) {
  const { pick, release, repository } = picking;
  const isOver = pick.aim === 'release' && release.state !== 'open';
  if (isOver || pick.prNumber === null || (await otherTry({ store }, pick)) !== null) {
    return stillClosed(picking);
  }
  const pull = await github.pullRequest(repository, pick.prNumber);
  const isBack = pull !== null && (pull.state === 'open' || pull.mergedAt !== null);
  return isBack ? seenOpenAgain(picking) : stillClosed(picking);
}

/** Another try at the same change in the same place, under way or done; null for none. */
export async function otherTry(
  { store }: { readonly store: { readonly picks: Pick<PickStore, 'picksInto' | 'backMergesOf'> } },
  pick: PickRow,
): Promise<PickRow | null> {
  const same =
    pick.aim === 'trunk'
      ? (await store.picks.backMergesOf(pick.projectId)).filter(
          ({ releaseId }) => releaseId === pick.releaseId,
        )
      : await store.picks.picksInto(pick.releaseId);
  return (
    same.findLast(
      ({ id, sourceKey, state }) =>
        id !== pick.id && sourceKey === pick.sourceKey && (state === 'done' || !endedPicks.has(state)),
    ) ?? null
  );
}
