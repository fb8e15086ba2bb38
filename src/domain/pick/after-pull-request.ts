import type { Decision } from '../change.ts';
import { isOnBranch, lastMade, pickFailed } from './after-attempt.ts';
import { backMergeClosed, backMergeOpened } from './back-merge.ts';
import type { FoundPull } from './found.ts';
import { aboutPick, become, type Picking, quietly } from './picking.ts';

const minute = 60_000;

/** The pull request is open: people finish the pick in it. */
export function afterOpening(
  picking: Picking,
  opened: { readonly number: number; readonly url: string },
): Decision {
  const { pick } = picking;
  if (pick.aim === 'trunk') return backMergeOpened(picking, { ...opened, lookAt: lookLater(picking) });
  const about = { ...aboutPick(picking), by: pick.askedBy, prUrl: opened.url, prNumber: opened.number };
  return become(picking, 'open', {
    set: { prNumber: opened.number, prUrl: opened.url, lookAt: lookLater(picking) },
    event: 'pick-opened',
    facts: { pullRequest: opened.number },
    announcement:
      pick.conflict === null
        ? { kind: 'pick-offered', ...about }
        : {
            kind: 'pick-conflicted',
            ...about,
            author: pick.source.authorLogin,
            paths: pick.conflict.paths,
          },
    reach: 'broadcast',
  });
}

/** What the pull request has come to. */
export function afterLook(picking: Picking, pull: FoundPull | null): Decision {
  const { pick } = picking;
  if (pull !== null && pull.state === 'open') {
    return quietly(picking, { looks: pick.looks + 1, lookAt: lookLater(picking) });
  }
  if (pull === null || pull.mergedAt === null) {
    if (pick.aim === 'trunk') return backMergeClosed(picking);
    return become(picking, 'closed', {
      event: 'pick-closed',
      facts: { pullRequest: pick.prNumber },
      announcement: {
        kind: 'pick-closed',
        ...aboutPick(picking),
        pickId: pick.id,
        by: pick.askedBy,
        prUrl: pick.prUrl,
        prNumber: pick.prNumber,
      },
      reach: 'broadcast',
    });
  }
  // What was opened for a conflict lacks the commits in conflict until somebody has added them.
  const isAsOpened = pick.conflict !== null && pull.headSha === lastMade(picking);
  if (isAsOpened || pull.changedFiles === 0) return pickFailed(picking, { code: 'merged-without-it' });
  // The branch that it was merged from is not needed any more.
  return isOnBranch({ ...picking, pick: { ...pick, hasScratch: true } }, pull.mergeSha);
}

/** Webhooks are faster; this is for where none arrives. */
function lookLater({ pick, now }: Picking): Date {
  return new Date(now.getTime() + (pick.looks < 10 ? minute : 10 * minute));
}
