import { matchRun } from '../domain/build/match-run.ts';
import type { Decision } from '../domain/change.ts';
import { afterFind, runNameCarries } from '../domain/deployment/after-find.ts';
import { afterLook, wasStillRunning } from '../domain/deployment/after-look.ts';
import { afterSend, parked, sendLater } from '../domain/deployment/after-send.ts';
import type { Dispatched } from '../domain/deployment/deploying.ts';
import { type Deployment, stopAsked } from '../domain/deployment/deployment.ts';
import type { Lane } from '../domain/deployment/lane.ts';
import { mayBeFollowed } from '../domain/deployment/repeated.ts';
import { beforeSend, startSending } from '../domain/deployment/start-deployment.ts';
import { unanswered } from '../domain/deployment/unanswered.ts';
import type { HoldId } from '../domain/ids.ts';
import { IntegrationError } from '../domain/integration/integration-error.ts';
import { countableApprovals } from '../domain/policy/countable-approvals.ts';
import { dispatchStep } from '../domain/release/dispatch-step.ts';
import { waitsForHook } from '../domain/rollback/hook-call.ts';
import type { Ports } from '../ports.ts';
import { judgeDeployment } from './judge-deployment.ts';
import { keepForeignRun, noteForeignRun } from './note-foreign-run.ts';
import { readDeploying } from './read-deploying.ts';
import { takeBaseline, verifyDeployment } from './verify-deployment.ts';

type Went = 'on' | 'rest';

/** Moves the deployment that holds a lane by one step. *Rest*: until something is heard, or its time to look has come. */
export async function moveOccupant(ports: Ports, occupant: Deployment): Promise<Went> {
  const deploying = await readDeploying(ports, occupant);
  if (deploying === null) return 'rest';
  if (occupant.state === 'verifying') return verifyDeployment(ports, deploying);
  const { dispatch } = deploying;
  if (dispatch === null) return 'rest';
  const repository = await ports.store.repository(deploying.project.repositoryId);
  if (repository === null) return 'rest';
  const dispatched: Dispatched = { ...deploying, dispatch };
  try {
    return await take(ports, repository.fullName, dispatched);
  } catch (error) {
    if (!(error instanceof IntegrationError) || error.system !== 'github') throw error;
    if (error.retryAfterMs === null) {
      const long = unanswered({ ...dispatched, now: ports.clock.now() });
      if (long !== null) await keep(ports, long);
      throw error;
    }
    const until = new Date(ports.clock.now().getTime() + error.retryAfterMs);
    await keep(ports, parked({ ...dispatched, now: ports.clock.now() }, until));
    return 'rest';
  }
}

async function take(ports: Ports, repository: string, deploying: Dispatched): Promise<Went> {
  const { dispatch, deployment } = deploying;
  const isCancelled = stopAsked(deployment) !== null || (await isInTheWay(ports, deployment));
  const step = dispatchStep(dispatch, deploying.now);
  switch (step) {
    case 'send':
      return send(ports, repository, deploying);
    case 'lost':
      return keep(ports, afterSend(deploying, { kind: 'uncertain' }));
    case 'find':
      return find(ports, repository, deploying);
    case 'look':
      await lookAtRun(ports, repository, deploying, false);
      if (isCancelled && dispatch.runId !== null) await cancelIfUnderWay(ports, repository, deployment);
      return hasMoved(ports, deployment);
    case 'rest':
      return isCancelled && dispatch.state === 'wanted' ? send(ports, repository, deploying) : 'rest';
    default:
      return step satisfies never;
  }
}

async function send(ports: Ports, repository: string, deploying: Dispatched): Promise<Went> {
  const { github, deployer, store, clock } = ports;
  const { deployment, dispatch, candidate } = deploying;
  const isRollback = deployment.rollback !== null;
  const hook = isRollback ? await store.rollbacks.hookOf(deployment.id) : null;
  if (stopAsked(deployment) === null && waitsForHook(deploying, hook)) return 'rest';
  // A rollback does not wait for checks that are known to fail.
  if (!isRollback && deployment.verification === null && (await takeBaseline(ports, deploying)) === 'kept')
    return 'on';
  const judgement = await judgeDeployment(ports, deployment);
  const mayStart = judgement?.verdict.kind === 'start';
  // Where it may not start, nothing of GitHub is needed to say so and to free the lane.
  const [tagTarget, branchTip] = mayStart
    ? await Promise.all([
        github.tagTarget(repository, candidate.tag),
        github.branchTip(repository, candidate.tag),
      ])
    : [null, null];
  const now = clock.now();
  const ladder = judgement?.ladder ?? deployment.ladder;
  const checked = beforeSend({ ...deploying, now }, { tagTarget, branchTip, ladder, mayStart });
  if (checked !== 'go') return keep(ports, checked);
  const approvedBy = judgement === null ? [] : countableApprovals(judgement.facts).countable;
  const sending = startSending(
    { ...deploying, now },
    approvedBy.map(({ userId }) => userId),
  );
  const begun = await store.commit(sending);
  if (begun.kind === 'conflict' && begun.constraint === 'dispatches_one_without_run') {
    // Another environment's run of the same workflow is not known yet: sent now, nobody could tell the two apart.
    return keep(ports, sendLater({ ...deploying, now: clock.now() }));
  }
  if (begun.kind !== 'done') return 'rest';

  const sent = await deployer.start(repository, dispatch);
  const after = await reread(ports, deployment);
  if (after?.dispatch.id !== dispatch.id) return 'rest';
  const result = sent.kind === 'accepted' ? ({ kind: 'accepted', run: sent.value } as const) : sent;
  await store.commit(afterSend(after, result));
  // The run is looked at when its webhook comes, or when it is time.
  return 'rest';
}

async function find(ports: Ports, repository: string, deploying: Dispatched): Promise<Went> {
  const { github, deployer } = ports;
  const { dispatch } = deploying;
  const [runs, ownLogin, file] = await Promise.all([
    deployer.runsSince(repository, dispatch),
    github.ownLogin(),
    github.readFile(repository, `.github/workflows/${dispatch.workflow}`, dispatch.sha),
  ]);
  const taken = await ports.store.takenRuns(runs.map(({ runId }) => runId));
  const free = runs.filter(({ runId }) => !taken.has(runId));
  const decision = afterFind(deploying, {
    match: matchRun(dispatch, free, ownLogin),
    isNamed: file !== null && runNameCarries(file.text, dispatch),
    nextId: ports.mint.dispatchId(),
  });
  if ((await keep(ports, decision)) === 'rest') return 'rest';
  const after = await reread(ports, deploying.deployment);
  const isNext = after !== null && (after.dispatch.id !== dispatch.id || after.dispatch.runId !== null);
  return isNext ? 'on' : 'rest';
}

async function lookAtRun(
  ports: Ports,
  repository: string,
  deploying: Dispatched,
  isLaneTaken: boolean,
): Promise<void> {
  const { deployer, clock, mint } = ports;
  const { dispatch, candidate } = deploying;
  if (dispatch.runId === null) return;
  const { run, failingJob } = await deployer.look(repository, dispatch.runId);
  const seen = { ...deploying, now: clock.now() };
  const decision = afterLook(seen, { run, failingJob, isLaneTaken, holdId: mint.id<HoldId>() });
  // Before it is learned: what has been learned is not looked at any more.
  if (run !== null && wasStillRunning(seen, run)) await keepForeignRun(ports, seen, run);
  if (decision.changes.length > 0) await keep(ports, decision);
  const isWrongCommit = run !== null && run.sha !== candidate.sha && run.status !== 'completed';
  if (isWrongCommit) await deployer.cancel(repository, run.runId);
}

/** Errored, with a run that nobody saw end, while a rollback waits for the lane. */
async function isInTheWay({ store }: Ports, occupant: Deployment): Promise<boolean> {
  if (occupant.state !== 'errored') return false;
  const waiting = await store.deployments.waitingIn(occupant);
  return waiting.some(({ origin }) => origin === 'rollback');
}

/** Asked for again with every look, until the run is seen to end: asking twice does no harm. */
async function cancelIfUnderWay(ports: Ports, repository: string, deployment: Deployment): Promise<void> {
  const after = await reread(ports, deployment);
  const isUnderWay = after?.deployment.holdsLane === true && after.dispatch.runStatus !== 'completed';
  if (isUnderWay && after.dispatch.runId !== null)
    await ports.deployer.cancel(repository, after.dispatch.runId);
}

/** Deployments of the lane that are over and whose run was heard of again: repeated by hand, or ended at last. */
export async function lookAtEnded(ports: Ports, lane: Lane, isLaneTaken: boolean): Promise<void> {
  const { store, clock } = ports;
  for (const deployment of await store.deployments.endedToLookAt(lane, clock.now())) {
    const deploying = await readDeploying(ports, deployment);
    const repository = deploying === null ? null : await store.repository(deploying.project.repositoryId);
    if (deploying === null || deploying.dispatch === null || repository === null) continue;
    const dispatched = { ...deploying, dispatch: deploying.dispatch };
    await noteIfNotFollowed(ports, repository.fullName, dispatched, isLaneTaken);
    await lookAtRun(ports, repository.fullName, dispatched, isLaneTaken);
  }
}

/** A run that was repeated when it was not its turn counts as one that is not ours; said before the attempt is noted. */
async function noteIfNotFollowed(
  ports: Ports,
  repository: string,
  deploying: Dispatched,
  isLaneTaken: boolean,
): Promise<void> {
  const { dispatch } = deploying;
  if (dispatch.runId === null || (!isLaneTaken && mayBeFollowed(deploying))) return;
  const { run } = await ports.deployer.look(repository, dispatch.runId);
  if (run !== null && run.attempt > (dispatch.runAttempt ?? 1)) await noteForeignRun(ports, deploying, run);
}

/** Whether the look has led anywhere: to verification, to the end, or to who waits behind it. */
async function hasMoved({ store }: Ports, { id, revision }: Deployment): Promise<Went> {
  const after = await store.deployments.deployment(id);
  return after?.revision === revision ? 'rest' : 'on';
}

async function reread(ports: Ports, { id }: Deployment): Promise<Dispatched | null> {
  const deployment = await ports.store.deployments.deployment(id);
  const deploying = deployment === null ? null : await readDeploying(ports, deployment);
  return deploying === null || deploying.dispatch === null
    ? null
    : { ...deploying, dispatch: deploying.dispatch };
}

/** A conflict means that somebody else took this step: what they recorded is carried on by them. */
async function keep({ store }: Ports, decision: Decision): Promise<Went> {
  return (await store.commit(decision)).kind === 'done' ? 'on' : 'rest';
}
