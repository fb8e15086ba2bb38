import type { Decision } from '../change.ts';
import type { PickId, UserId } from '../ids.ts';
import { bySlackUser } from '../trail/event.ts';
import { askPick } from './ask-pick.ts';
import { askBackMerge } from './back-merge.ts';
import { aboutPick, become, type Picking, pickEvent, quietly, setPick } from './picking.ts';

/** A person wants the pull request open again that was closed without a merge. */
export function reopenPick(picking: Picking, by: UserId): Decision {
  const { pick, now } = picking;
  return become(picking, 'reopening', {
    set: { lookAt: now },
    event: 'pick-reopened',
    actor: bySlackUser(by),
    facts: { pullRequest: pick.prNumber },
    announcement: {
      kind: 'pick-reopened',
      ...aboutPick(picking),
      aim: pick.aim,
      by,
      prUrl: pick.prUrl,
      prNumber: pick.prNumber,
    },
  });
}

/** It is open again: it waits for people as it did before. */
export const openAgain = (picking: Picking): Decision =>
  become(picking, 'open', {
    set: { lookAt: picking.now },
    event: picking.pick.aim === 'trunk' ? 'back-merge-opened' : 'pick-opened',
    facts: { pullRequest: picking.pick.prNumber },
  });

/** Somebody opened it again on GitHub. */
export const seenOpenAgain = (picking: Picking): Decision =>
  become(picking, 'open', {
    set: { lookAt: picking.now },
    event: 'pick-reopened',
    facts: { pullRequest: picking.pick.prNumber },
    announcement: {
      kind: 'pick-reopened',
      ...aboutPick(picking),
      aim: picking.pick.aim,
      by: null,
      prUrl: picking.pick.prUrl,
      prNumber: picking.pick.prNumber,
    },
  });

/** GitHub does not open it again, as where its branch is gone: the change is picked anew, for another one. */
export function pickAnew(picking: Picking, id: PickId): Decision {
  const { pick, project, release, now } = picking;
  const anew =
    pick.aim === 'trunk'
      ? askBackMerge(picking, { id, trunk: pick.branch })
      : askPick({ id, project, release, branch: pick.branch, source: pick.source, by: pick.askedBy, now });
  return {
    changes: [setPick(picking, { state: 'closed', stateAt: now, lookAt: null }), ...anew.changes],
    events: [pickEvent(picking, 'pick-closed', { pullRequest: pick.prNumber }), ...anew.events],
    effects: anew.effects,
  };
}

/** It is closed as before, or something else took its place: nothing is looked at any more. */
export const stillClosed = (picking: Picking): Decision => quietly(picking, { lookAt: null });
