import type { Decision } from '../change.ts';
import type { PickId } from '../ids.ts';
import { nothingDone, type Pick, type PickProblem } from './pick.ts';
import { aboutPick, become, type Picking, pickEvent, setPick } from './picking.ts';

/** A fix that a release's branch has and trunk has not: it is to go there, by a pull request. */
export function askBackMerge(
  picking: Picking,
  { id, trunk }: { readonly id: PickId; readonly trunk: string },
): Decision {
  const { pick, now } = picking;
  const row: Pick = {
    ...pick,
    ...nothingDone,
    id,
    aim: 'trunk',
    branch: trunk,
    state: 'wanted',
    stateAt: now,
    lookAt: now,
    askedAt: now,
  };
  return {
    changes: [{ insert: 'picks', row }],
    events: [pickEvent({ ...picking, pick: row }, 'back-merge-asked')],
    effects: [{ effect: 'advance-pick', pickId: id }],
  };
}

/** Its pull request is open: it waits for people, and is asked of every later release meanwhile. */
export const backMergeOpened = (
  picking: Picking,
  { number, url, lookAt }: { readonly number: number; readonly url: string; readonly lookAt: Date },
): Decision =>
  become(picking, 'open', {
    set: { prNumber: number, prUrl: url, lookAt },
    event: 'back-merge-opened',
    facts: { pullRequest: number },
    announcement: {
      kind: 'back-merge-opened',
      ...aboutPick(picking),
      author: picking.pick.source.authorLogin,
      prUrl: url,
      prNumber: number,
      paths: picking.pick.conflict?.paths ?? null,
    },
    reach: 'broadcast',
  });

/** Trunk has it: by its pull request, or in another way. */
export const backMergeDone = (picking: Picking, sha: Pick['headSha']): Decision =>
  become(picking, 'done', {
    set: { headSha: sha, hasScratch: picking.pick.hasScratch },
    event: 'back-merge-done',
    facts: { sha, pullRequest: picking.pick.prNumber },
    announcement: { kind: 'back-merge-done', ...aboutPick(picking) },
  });

export const backMergeClosed = (picking: Picking): Decision =>
  become(picking, 'closed', {
    event: 'back-merge-closed',
    facts: { pullRequest: picking.pick.prNumber },
    announcement: {
      kind: 'back-merge-closed',
      ...aboutPick(picking),
      pickId: picking.pick.id,
      prUrl: picking.pick.prUrl,
      prNumber: picking.pick.prNumber,
    },
    reach: 'broadcast',
  });

export const backMergeFailed = (picking: Picking, problem: PickProblem): Decision =>
  become(picking, 'failed', {
    set: { problem },
    event: 'back-merge-failed',
    facts: { problem },
    announcement: { kind: 'back-merge-failed', ...aboutPick(picking), problem },
    reach: 'broadcast',
  });

/** All its commits are made: trunk takes them by a pull request, whatever its rules are. */
export const backMergeMade = (picking: Picking, headSha: Pick['headSha']): Decision => ({
  changes: [setPick(picking, { state: 'protected', stateAt: picking.now, headSha, lookAt: picking.now })],
  events: [],
  effects: [],
});
