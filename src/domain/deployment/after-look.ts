import { notStartedAfterMs } from '../build/after-find.ts';
import { lookLater, rarely } from '../build/look-later.ts';
import { type Decision, quietly } from '../change.ts';
import type { HoldId } from '../ids.ts';
import type { Dispatch } from '../release/dispatch.ts';
import { refreshCard } from '../release/refresh-card.ts';
import { setDispatch } from '../release/set-dispatch.ts';
import { isWaitingToStart, type Run, seenOf } from '../repository/run.ts';
import {
  aboutDeployment,
  advanceLane,
  type Dispatched,
  deploymentEvent,
  environmentOf,
  say,
  setDeployment,
  tellGithub,
} from './deploying.ts';
import { type DeploymentReason, stopAsked } from './deployment.ts';
import { endDeployment } from './end-deployment.ts';
import { repeatedOnGithub } from './repeated.ts';
import { afterRunSucceeded } from './verify.ts';

/** What GitHub says of a deployment's run. `failingJob` is read where the run has failed. */
export type Look = {
  readonly run: Run | null;
  readonly failingJob: string | null;
  /** Whether another deployment holds the lane. */
  readonly isLaneTaken: boolean;
  readonly holdId: HoldId | null;
};

const saidNo = new Set(['failure', 'timed_out', 'startup_failure']);

/** What a look at the run means. A look that shows nothing new changes only when to look again. */
export function afterLook(deploying: Dispatched, look: Look): Decision {
  const { dispatch, candidate, deployment } = deploying;
  const { run } = look;
  if (run === null) return lostRun(deploying);
  // Of an older attempt there is nothing new to learn.
  if (run.attempt < (dispatch.runAttempt ?? 1)) return quietly();
  const seen = seenOf(run);
  const isRepeated = dispatch.endedAt !== null && run.attempt > (dispatch.runAttempt ?? 1);
  if (isRepeated && !deployment.holdsLane) return repeatedOnGithub(deploying, run, seen, look.isLaneTaken);
  if (run.sha !== candidate.sha) return wrongCommit(deploying, run, seen);
  if (run.status !== 'completed') return underWay(deploying, run, seen);
  return runEnded(deploying, look, { ...run, conclusion: run.conclusion ?? 'none' }, seen);
}

function runEnded(
  deploying: Dispatched,
  { failingJob }: Look,
  run: Run & { readonly conclusion: string },
  seen: Partial<Dispatch>,
): Decision {
  const { deployment, dispatch } = deploying;
  if (deployment.state !== 'running') return learn(deploying, run, seen);
  const end = { ...seen, failingJob, lookAt: null };
  const { url, conclusion } = run;
  const asked = stopAsked(deployment);
  if (conclusion === 'success') {
    return asked?.code === 'rolled-back'
      ? stoppedTooLate(deploying, asked, end)
      : afterRunSucceeded(deploying, end);
  }
  if (asked !== null) return endDeployment(deploying, 'cancelled', { reason: asked, dispatch: end });
  if (conclusion === 'cancelled') {
    return endDeployment(deploying, 'cancelled', { reason: { code: 'run-cancelled', url }, dispatch: end });
  }
  if (saidNo.has(conclusion)) {
    return endDeployment(deploying, 'failed', {
      reason: { code: 'run-failed', conclusion, job: failingJob, url },
      dispatch: end,
      facts: { runAttempt: dispatch.runAttempt ?? 1 },
    });
  }
  return endDeployment(deploying, 'errored', {
    reason: { code: 'run-inconclusive', conclusion, url },
    dispatch: end,
  });
}

/** A rollback waits, and the run succeeded all the same: that is what runs until the rollback has arrived. */
function stoppedTooLate(
  deploying: Dispatched,
  reason: Extract<DeploymentReason, { code: 'rolled-back' }>,
  end: Partial<Dispatch>,
): Decision {
  const { dispatch, now } = deploying;
  const ended = endDeployment(deploying, 'cancelled', {
    reason,
    dispatch: { ...end, state: 'succeeded', endedAt: now },
    facts: { conclusion: 'success' },
  });
  const { candidate, environment, tier } = aboutDeployment(deploying);
  const said = {
    kind: 'run-ended-after-all',
    candidate,
    environment,
    tier,
    to: reason.to,
    url: dispatch.runUrl,
  } as const;
  return { ...ended, effects: [...ended.effects, say(deploying, said, { occasion: dispatch.id })] };
}

/**
 * Whether a person had said that nothing of it ran any more, and its run has ended after that by itself: whatever
 * came since may have been overwritten.
 */
export const wasStillRunning = (
  { deployment, dispatch }: Dispatched,
  run: Pick<Run, 'attempt' | 'status' | 'conclusion' | 'changedAt'>,
): boolean =>
  deployment.stateReason?.code === 'attested-ended' &&
  // It had ended by then: whoever said so had only seen it first.
  (run.changedAt === undefined || deployment.endedAt === null || run.changedAt > deployment.endedAt) &&
  run.status === 'completed' &&
  run.conclusion !== 'cancelled' &&
  run.conclusion !== 'skipped' &&
  (dispatch.runConclusion !== run.conclusion || dispatch.runAttempt !== run.attempt);

/** How the run of an errored deployment did end: on the record, and the lane is free. */
function learn(
  deploying: Dispatched,
  run: Run & { readonly conclusion: string },
  seen: Partial<Dispatch>,
): Decision {
  const { dispatch, deployment, now } = deploying;
  const isKnown = dispatch.runConclusion === run.conclusion && dispatch.runAttempt === run.attempt;
  if (isKnown && !deployment.holdsLane) return quietly(setDispatch(deploying, { lookAt: null }));
  const isInDoubt = wasStillRunning(deploying, run);
  return {
    changes: [
      setDispatch(deploying, { ...seen, endedAt: dispatch.endedAt ?? now, lookAt: null }),
      ...(deployment.holdsLane ? [setDeployment(deploying, { holdsLane: false })] : []),
    ],
    events: [deploymentEvent(deploying, 'deployment-learned', { conclusion: run.conclusion, run: run.url })],
    effects: [
      refreshCard(deploying),
      say(
        deploying,
        {
          kind: 'deployment-learned',
          ...aboutDeployment(deploying),
          conclusion: run.conclusion,
          isFreed: deployment.holdsLane,
          isInDoubt,
          url: run.url,
        },
        { occasion: `${dispatch.id}:${run.attempt}`, reach: isInDoubt ? 'broadcast' : 'thread' },
      ),
      advanceLane(deploying),
    ],
  };
}

function underWay(deploying: Dispatched, run: Run, seen: Partial<Dispatch>): Decision {
  const { dispatch, deployment, now } = deploying;
  if (deployment.state !== 'running') return waitOn(deploying, seen);
  const { timeoutMs } = environmentOf(deploying).deploy;
  const sinceMs = now.getTime() - (dispatch.sentAt ?? dispatch.wantedAt).getTime();
  if (sinceMs >= timeoutMs) {
    return endDeployment(deploying, 'errored', {
      reason: { code: 'timed-out', minutes: Math.round(timeoutMs / 60_000), url: run.url },
      dispatch: seen,
      lane: { keptUntilLook: lookLater(now, rarely) },
    });
  }
  const isLate = isWaitingToStart(run) && sinceMs >= notStartedAfterMs;
  if (!isLate || dispatch.lateSaidAt !== null) return waitOn(deploying, seen);
  const seconds = Math.round(sinceMs / 1000);
  const waiting = waitOn(deploying, { ...seen, lateSaidAt: now });
  return {
    changes: waiting.changes,
    events: [deploymentEvent(deploying, 'deployment-late', { seconds, run: run.url })],
    effects: [
      ...waiting.effects,
      say(
        deploying,
        {
          kind: 'deployment-late',
          ...aboutDeployment(deploying),
          workflow: dispatch.workflow,
          seconds,
          isQueued: true,
          url: run.url,
        },
        { occasion: dispatch.id },
      ),
    ],
  };
}

function waitOn(deploying: Dispatched, seen: Partial<Dispatch>): Decision {
  const { dispatch, now } = deploying;
  const hasChanged = dispatch.runStatus !== seen.runStatus;
  return {
    changes: [
      setDispatch(deploying, {
        ...seen,
        looks: dispatch.looks + 1,
        lookAt: lookLater(now, dispatch.looks),
      }),
    ],
    events: [],
    effects: hasChanged ? [refreshCard(deploying), tellGithub(deploying)] : [],
  };
}

/** It deploys another commit (promise 18): errored, and the lane is kept until its run is seen to end. */
function wrongCommit(deploying: Dispatched, run: Run, seen: Partial<Dispatch>): Decision {
  const { deployment, now } = deploying;
  const isOver = run.status === 'completed';
  if (deployment.state === 'running') {
    return endDeployment(deploying, 'errored', {
      reason: { code: 'sha-mismatch', runSha: run.sha, url: run.url },
      dispatch: seen,
      ...(isOver ? {} : { lane: { keptUntilLook: lookLater(now, 0) } }),
    });
  }
  return isOver
    ? learn(deploying, { ...run, conclusion: run.conclusion ?? 'none' }, seen)
    : waitOn(deploying, seen);
}

/** GitHub no longer knows the run: nobody can tell what it came to, nor whether it has ended. */
function lostRun(deploying: Dispatched): Decision {
  const { deployment, dispatch, now } = deploying;
  if (deployment.state !== 'running') {
    return quietly(setDispatch(deploying, { lookAt: deployment.holdsLane ? lookLater(now, rarely) : null }));
  }
  return endDeployment(deploying, 'errored', {
    reason: { code: 'run-inconclusive', conclusion: 'deleted', url: dispatch.runUrl ?? '' },
    ...(dispatch.runStatus === 'completed' ? {} : { lane: { keptUntilLook: lookLater(now, rarely) } }),
  });
}
