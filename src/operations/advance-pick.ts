import type { Decision } from '../domain/change.ts';
import type { PickId, Sha } from '../domain/ids.ts';
import { IntegrationError } from '../domain/integration/integration-error.ts';
import {
  afterBegin,
  afterCleanUp,
  afterCommit,
  afterMove,
  afterPicking,
  afterRefusal,
  isThere,
  type MoveResult,
  pickFailed,
} from '../domain/pick/after-attempt.ts';
import { afterLook } from '../domain/pick/after-pull-request.ts';
import { formsOfChange } from '../domain/pick/forms-of-change.ts';
import { nextPickStep, type PickStep } from '../domain/pick/next-pick-step.ts';
import { leftBranches, scratchBranch } from '../domain/pick/pick.ts';
import { pickedMessage } from '../domain/pick/picked-message.ts';
import { type Picking, quietly } from '../domain/pick/picking.ts';
import { revertedMessage } from '../domain/pick/reverted-message.ts';
import type { Sent } from '../ports/github.ts';
import type { Ports } from '../ports.ts';
import { cutPicked } from './cut-picked.ts';
import { openPickPull } from './open-pick-pull.ts';
import { type PickingIn, type PickPorts, readPicking } from './read-picking.ts';
import { lookAgain, reopen } from './reopen-pick-pull.ts';

/** More steps than a pick of the most commits takes in one go; beyond it something goes round in circles. */
const mostSteps = 400;

/** Carries a pick on from wherever it stands, until it is over or waits for people. */
export const advancePick = (ports: Ports, id: PickId): Promise<void> =>
  carryPick(ports, id, (picking) => cutPicked(ports, picking));

/**
 * Each step is decided on what is recorded, done, and recorded, so that it can be killed anywhere and called
 * again. What is done before the branch moves is on a scratch branch or on none.
 */
export async function carryPick(
  ports: PickPorts,
  id: PickId,
  cut: (picking: Picking) => Promise<Decision>,
): Promise<void> {
  for (let steps = 0; steps < mostSteps; steps += 1) {
    const picking = await readPicking(ports, id);
    if (picking === null) return;
    const step = nextPickStep(picking.pick, picking.release.state, picking.now);
    if (step === 'rest') return;
    const decision = await decided(ports, picking, step, cut);
    if ((await ports.store.commit(decision)).kind !== 'done') return;
  }
}

/** GitHub may ask for a pause: then the pick rests for so long, and its queue is free. */
async function decided(
  ports: PickPorts,
  picking: PickingIn,
  step: Exclude<PickStep, 'rest'>,
  cut: (picking: Picking) => Promise<Decision>,
): Promise<Decision> {
  const pauseUntil = (until: Date) => quietly(picking, { lookAt: until });
  try {
    const taken = await take(ports, picking, step, cut);
    if (!('kind' in taken)) return taken;
    if (taken.kind === 'limited') return pauseUntil(taken.until);
    throw new IntegrationError({ system: 'github', operation: `pick: ${step}`, retryable: true });
  } catch (error) {
    if (!(error instanceof IntegrationError)) throw error;
    if (error.retryAfterMs !== null) return pauseUntil(new Date(picking.now.getTime() + error.retryAfterMs));
    if (error.retryable) throw error;
    // A definite no to a question: tried again it would be the same.
    return step === 'clean-up' ? afterCleanUp(picking) : afterRefusal(picking, 'read', statusOf(error));
  }
}

function statusOf({ cause }: IntegrationError): number {
  const has = typeof cause === 'object' && cause !== null && 'status' in cause;
  return has && typeof cause.status === 'number' ? cause.status : 0;
}

/** What a write came to that decides nothing: it is done again, now or later. */
type Undecided = Extract<Sent<never>, { kind: 'limited' | 'uncertain' }>;

async function take(
  ports: PickPorts,
  picking: PickingIn,
  step: Exclude<PickStep, 'rest'>,
  cut: (picking: Picking) => Promise<Decision>,
): Promise<Decision | Undecided> {
  switch (step) {
    case 'begin':
      return begin(ports, picking);
    case 'pick-next':
      return pickNext(ports, picking);
    case 'finish-picking':
      return afterPicking(picking, await startOf(ports, picking));
    case 'move':
      return move(ports, picking);
    case 'clean-up':
      return cleanUp(ports, picking);
    case 'open-pull-request':
      return openPickPull(ports, picking);
    case 'look':
      return look(ports, picking);
    case 'reopen':
      return reopen(ports, picking);
    case 'look-again':
      return lookAgain(ports, picking);
    case 'cut':
      return cut(picking);
    case 'give-up':
      return pickFailed(picking, { code: 'release-closed' });
    default:
      return step satisfies never;
  }
}

/** What the release branch has to have: the latest candidate, or what a hotfix without one starts from. */
const startOf = async ({ store }: Pick<PickPorts, 'store'>, { release }: Picking): Promise<Sha | null> =>
  (await store.latestCandidate(release.id))?.sha ?? release.hotfix?.fromSha ?? null;

const isUncutHotfix = async ({ store }: Pick<PickPorts, 'store'>, { release }: Picking): Promise<boolean> =>
  release.hotfix !== null && (await store.latestCandidate(release.id)) === null;

/** Makes the release branch where it is not there yet, at the release's latest candidate. */
async function begin({ github, store }: PickPorts, picking: PickingIn) {
  const { pick, release, repository } = picking;
  if (pick.aim === 'trunk') return beginOnTrunk({ github, store }, picking);
  const start = await startOf({ store }, picking);
  let tip = await github.branchTip(repository, pick.branch);
  if (tip === null && start !== null) {
    const made = await github.createBranch(repository, { name: pick.branch, sha: start });
    if (made.kind === 'refused') return afterRefusal(picking, 'branch', made.status);
    if (made.kind !== 'accepted') return made;
    tip = await github.branchTip(repository, pick.branch);
  }
  // A branch that lags behind the release's own candidate goes there first: nothing is taken away by that.
  if (tip !== null && start !== null && tip !== start) {
    const isBehind = await github.isAncestor(repository, tip, start);
    if (isBehind) {
      const moved = await github.moveBranch(repository, { name: pick.branch, sha: start });
      if (moved.kind === 'refused') return afterRefusal(picking, 'branch', moved.status);
      if (moved.kind !== 'accepted') return moved;
      tip = start;
    }
  }
  if (tip === null) return pickFailed(picking, { code: 'branch-gone', branch: pick.branch });
  if (start !== null && !(await github.isAncestor(repository, start, tip))) {
    return pickFailed(picking, { code: 'branch-elsewhere', branch: pick.branch });
  }
  const base = tip;
  // What a hotfix starts from has nothing beyond it but what was picked for it.
  if (base !== start && (await isUncutHotfix({ store }, picking))) {
    const isOurs = (await store.picks.picksInto(release.id)).some(({ headSha }) => headSha === base);
    if (!isOurs) return pickFailed(picking, { code: 'branch-elsewhere', branch: pick.branch });
  }
  return (await hasAll({ github, store }, picking, base))
    ? isThere(picking, base, start)
    : afterBegin(picking, base);
}

/** A fix on its way back is made on trunk's tip. */
async function beginOnTrunk({ github, store }: Pick<PickPorts, 'github' | 'store'>, picking: PickingIn) {
  const { pick, repository } = picking;
  const tip = await github.branchTip(repository, pick.branch);
  if (tip === null) return pickFailed(picking, { code: 'branch-gone', branch: pick.branch });
  return (await hasAll({ github, store }, picking, tip))
    ? isThere(picking, tip, null)
    : afterBegin(picking, tip);
}

/** Whether a commit has all that is to be picked. What is to be taken back is there as a matter of course. */
async function hasAll(
  { github, store }: Pick<PickPorts, 'github' | 'store'>,
  { pick, repository }: PickingIn,
  sha: Sha,
) {
  if (pick.source.reverts !== undefined) return false;
  const isIn = (one: Sha) => github.isAncestor(repository, one, sha);
  const has = await Promise.all(pick.source.commits.map((commit) => isIn(commit.sha)));
  if (!has.every(Boolean)) return false;
  // Where Waybill has taken it back on the way there, it is wanted once more.
  const { takenBack } = formsOfChange(pick.source, await store.picks.picksOfProject(pick.projectId));
  return !(await Promise.all(takenBack.map(isIn))).some(Boolean);
}

async function pickNext({ github }: PickPorts, picking: PickingIn) {
  const { pick, repository } = picking;
  const commit = pick.source.commits[pick.made.length];
  const onto = pick.made.findLast(({ sha }) => sha !== null)?.sha ?? pick.base;
  if (commit === undefined || onto === null) return quietly(picking, { state: 'wanted' });
  const sent = await github.pickOnto(repository, {
    scratch: scratchBranch(pick),
    commit,
    onto,
    isRevert: pick.source.reverts !== undefined,
    messageOf: (message) =>
      pick.source.reverts === undefined
        ? pickedMessage(message, commit.sha)
        : revertedMessage(message, commit),
  });
  if (sent.kind === 'refused') return afterRefusal(picking, 'commit', sent.status);
  if (sent.kind !== 'accepted') return sent;
  if (sent.value.kind !== 'conflict') return afterCommit(picking, sent.value);
  const touched = await github.touchedOnBothSides(repository, commit, onto);
  return afterCommit(picking, { kind: 'conflict', conflict: { sha: commit.sha, ...touched } });
}

/** Whatever GitHub answers, what the branch shows afterwards decides. */
async function move({ github }: PickPorts, picking: PickingIn) {
  const { pick, repository } = picking;
  const { headSha } = pick;
  if (headSha === null) return quietly(picking, { state: 'wanted' });
  const look = async (): Promise<MoveResult | 'still-there'> => {
    const tip = await github.branchTip(repository, pick.branch);
    if (tip === null) return { kind: 'gone' };
    if (tip === headSha) return { kind: 'moved' };
    if (tip === pick.base) return 'still-there';
    return (await github.isAncestor(repository, headSha, tip)) ? { kind: 'moved' } : { kind: 'overtaken' };
  };
  const before = await look();
  if (before !== 'still-there') return afterMove(picking, before);
  const sent = await github.moveBranch(repository, { name: pick.branch, sha: headSha });
  if (sent.kind === 'limited') return sent;
  const after = await look();
  if (after !== 'still-there') return afterMove(picking, after);
  return sent.kind === 'refused'
    ? afterMove(picking, { kind: 'refused', status: sent.status })
    : ({ kind: 'uncertain' } as const);
}

async function cleanUp({ github }: PickPorts, picking: PickingIn) {
  for (const name of leftBranches(picking.pick, picking.release.version)) {
    const sent = await github.deleteBranch(picking.repository, name);
    // What GitHub will not delete is left: its name says what it was.
    if (sent.kind !== 'accepted' && sent.kind !== 'refused') return sent;
  }
  return afterCleanUp(picking);
}

async function look({ github }: PickPorts, picking: PickingIn) {
  const { pick, repository } = picking;
  const pull = pick.prNumber === null ? null : await github.pullRequest(repository, pick.prNumber);
  return afterLook(picking, pull);
}
