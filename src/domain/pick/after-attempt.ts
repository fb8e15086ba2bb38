import type { Decision } from '../change.ts';
import type { Sha } from '../ids.ts';
import { backMergeDone, backMergeFailed, backMergeMade } from './back-merge.ts';
import { endedPicks, type PickAct, type PickConflict, type PickProblem } from './pick.ts';
import { aboutPick, become, type Picking, quietly } from './picking.ts';

/** A branch on which others are as busy as that is left to people. */
const mostRestarts = 12;

/** The branch is there: the commits are made on its tip, one by one. */
export const afterBegin = (picking: Picking, tip: Sha): Decision =>
  quietly(picking, {
    state: 'picking',
    stateAt: picking.now,
    base: tip,
    made: [],
    headSha: null,
    hasScratch: true,
    lookAt: picking.now,
  });

/** One commit was tried: it became another, nothing was left of it, or it is in conflict. */
export function afterCommit(
  picking: Picking,
  result:
    | { readonly kind: 'clean'; readonly sha: Sha }
    | { readonly kind: 'empty' }
    | { readonly kind: 'conflict'; readonly conflict: PickConflict },
): Decision {
  const { made, source } = picking.pick;
  const from = source.commits[made.length]?.sha;
  if (from === undefined) return quietly(picking, {});
  if (result.kind === 'conflict') {
    if (picking.pick.aim === 'trunk') {
      const { conflict } = result;
      return quietly(picking, { state: 'conflict', stateAt: picking.now, conflict, lookAt: picking.now });
    }
    return become(picking, 'conflict', {
      set: { conflict: result.conflict },
      event: 'pick-conflicted',
      facts: { commit: from, paths: [...result.conflict.paths] },
    });
  }
  const sha = result.kind === 'clean' ? result.sha : null;
  return quietly(picking, { made: [...made, { from, sha }], lookAt: picking.now });
}

/** The last commit that was made; null where nothing was left of any of them. */
export const lastMade = ({ pick }: Picking): Sha | null =>
  pick.made.findLast(({ sha }) => sha !== null)?.sha ?? null;

/** All commits are made: the branch is to move, or has had them all along. */
export function afterPicking(picking: Picking, candidateSha: Sha | null): Decision {
  const headSha = lastMade(picking);
  if (headSha === null) return isThere(picking, picking.pick.base, candidateSha);
  if (picking.pick.aim === 'trunk') return backMergeMade(picking, headSha);
  return quietly(picking, { state: 'moving', stateAt: picking.now, headSha, lookAt: picking.now });
}

/** The branch has it: so has the latest candidate, or the next one will. */
export function isThere(picking: Picking, tip: Sha | null, candidateSha: Sha | null): Decision {
  if (picking.pick.aim === 'trunk') return backMergeDone(picking, tip);
  if (tip !== candidateSha) return isOnBranch(picking, tip);
  return become(picking, 'present', {
    event: 'pick-present',
    announcement: { kind: 'pick-present', ...aboutPick(picking) },
  });
}

/** What became of moving the branch, by what it shows now. */
export type MoveResult =
  | { readonly kind: 'moved' }
  | { readonly kind: 'overtaken' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly status: number };

export function afterMove(picking: Picking, result: MoveResult): Decision {
  const { pick, now } = picking;
  switch (result.kind) {
    case 'moved':
      return isOnBranch(picking, pick.headSha);
    case 'overtaken':
      if (pick.restarts >= mostRestarts) {
        return pickFailed(picking, { code: 'branch-busy', tries: pick.restarts });
      }
      return quietly(picking, { state: 'wanted', stateAt: now, restarts: pick.restarts + 1, lookAt: now });
    case 'gone':
      return pickFailed(picking, { code: 'branch-gone', branch: pick.branch });
    case 'refused':
      // A rule that asks for pull requests is answered with one; anything else is a no.
      return result.status === 422 || result.status === 409
        ? quietly(picking, { state: 'protected', stateAt: now, lookAt: now })
        : pickFailed(picking, { code: 'refused', status: result.status, step: 'move' });
    default:
      return result satisfies never;
  }
}

/** The change is on the release branch; the next candidate is cut from there. */
export function isOnBranch(picking: Picking, sha: Sha | null): Decision {
  const { pick } = picking;
  if (pick.aim === 'trunk') return backMergeDone(picking, sha);
  return become(picking, 'picked', {
    set: { headSha: sha, hasScratch: pick.hasScratch },
    event: 'pick-made',
    facts: { sha, made: pick.made.flatMap((one) => one.sha ?? []), pullRequest: pick.prNumber },
    announcement: { kind: 'pick-made', ...aboutPick(picking), by: pick.askedBy, sha: sha ?? '' },
  });
}

export const afterRefusal = (picking: Picking, step: PickAct, status: number): Decision =>
  pickFailed(picking, { code: 'refused', status, step });

export function pickFailed(picking: Picking, problem: PickProblem): Decision {
  if (picking.pick.aim === 'trunk') return backMergeFailed(picking, problem);
  return become(picking, 'failed', {
    set: { problem },
    event: 'pick-failed',
    facts: { problem },
    announcement: { kind: 'pick-failed', ...aboutPick(picking), by: picking.pick.askedBy, problem },
    reach: 'broadcast',
  });
}

/** What was only needed to make it is gone. */
export const afterCleanUp = (picking: Picking): Decision =>
  quietly(picking, {
    hasScratch: false,
    lookAt: endedPicks.has(picking.pick.state) ? null : picking.now,
  });
