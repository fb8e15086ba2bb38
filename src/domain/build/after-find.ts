import type { Decision } from '../change.ts';
import type { DispatchId } from '../ids.ts';
import { type Dispatch, wantDispatch } from '../release/dispatch.ts';
import { refreshCard } from '../release/refresh-card.ts';
import { setDispatch } from '../release/set-dispatch.ts';
import type { Run } from '../repository/run.ts';
import { buildEvent, type DispatchedBuild, endBuild, lookAgain, say, setCandidate } from './build.ts';
import { calledOff } from './called-off.ts';
import { lookBack, lookLater } from './look-later.ts';
import type { Match } from './match-run.ts';

/** How long a run may take to appear in GitHub's list before a lost dispatch counts as not started. */
export const notStartedAfterMs = 60_000;

/** How long an accepted dispatch may stay without a run before it is given up. */
const givenUpAfterMs = 15 * 60_000;

/** One look may be at a list that lags behind, as after an outage: so many have to agree. */
const looksToBeCertain = 3;

/** How often one build is asked for by itself; after that a person decides. */
const mostAttempts = 3;

/** What the list of runs says of a dispatch whose run is not known. */
export function afterFind(build: DispatchedBuild, match: Match, nextId: DispatchId): Decision {
  switch (match.kind) {
    case 'found':
      return found(build, match.run);
    case 'unclear':
      return endBuild(build, 'errored', {
        problem: { code: 'run-unclear', runs: match.runs, workflow: build.dispatch.workflow },
      });
    case 'none':
      return stillNone(build, nextId);
    default:
      return match satisfies never;
  }
}

/** Its run is there, also where it was given up before: then the candidate is being built after all. */
function found(build: DispatchedBuild, run: Run): Decision {
  const { candidate, dispatch, now } = build;
  const isBack = dispatch.endedAt !== null;
  return {
    changes: [
      ...(isBack && candidate.state !== 'building'
        ? [setCandidate(build, { state: 'building', stateReason: null, stateAt: now })]
        : []),
      setDispatch(build, {
        state: 'running',
        runId: run.runId,
        runUrl: run.url,
        runAttempt: run.attempt,
        lookAt: now,
        ...(isBack ? { sentAt: now, endedAt: null, looks: 0 } : {}),
      }),
    ],
    events: [buildEvent(build, 'build-found', { run: run.url })],
    effects: [refreshCard(build)],
  };
}

function stillNone(build: DispatchedBuild, nextId: DispatchId): Decision {
  const { dispatch, now, release } = build;
  const waitedMs = now.getTime() - (dispatch.sentAt ?? dispatch.wantedAt).getTime();
  const isCertain = waitedMs >= notStartedAfterMs && dispatch.looks + 1 >= looksToBeCertain;
  if (dispatch.endedAt !== null || !isCertain) return lookAgain(build);
  if (dispatch.state === 'uncertain') {
    return release.state === 'open' ? askAgain(build, nextId) : calledOff(build);
  }
  if (waitedMs >= givenUpAfterMs) {
    return endBuild(build, 'errored', {
      problem: { code: 'never-started', workflow: dispatch.workflow, attempts: dispatch.attempt },
      // GitHub took it, and at times starts hours later what it took.
      lookAt: lookBack(now, now),
    });
  }
  if (dispatch.lateSaidAt !== null) return lookAgain(build);
  return {
    changes: [
      setDispatch(build, {
        looks: dispatch.looks + 1,
        lookAt: lookLater(now, dispatch.looks),
        lateSaidAt: now,
      }),
    ],
    events: [buildEvent(build, 'build-late', { seconds: Math.round(waitedMs / 1000) })],
    effects: [
      refreshCard(build),
      say(build, {
        kind: 'build-late',
        candidate: build.candidate.name,
        workflow: dispatch.workflow,
        seconds: Math.round(waitedMs / 1000),
        isQueued: false,
        url: null,
      }),
    ],
  };
}

/** The lost dispatch did not arrive: it is over, and a new attempt takes its place. */
function askAgain(build: DispatchedBuild, nextId: DispatchId): Decision {
  const { dispatch, now } = build;
  if (dispatch.attempt >= mostAttempts) {
    return endBuild(build, 'errored', {
      problem: { code: 'never-started', workflow: dispatch.workflow, attempts: dispatch.attempt },
    });
  }
  const next = nextAttempt(dispatch, nextId, now);
  return {
    changes: [
      setDispatch(build, { state: 'errored', endedAt: now, lookAt: null }),
      { insert: 'dispatches', row: next },
    ],
    events: [buildEvent(build, 'build-requested', { dispatch: next.id, attempt: next.attempt })],
    effects: [],
  };
}

/** A fresh attempt at the same workflow, tag and commit, with its own id wherever the first had its own. */
export function nextAttempt(dispatch: Dispatch, id: DispatchId, now: Date): Dispatch {
  const inputs = Object.fromEntries(
    Object.entries(dispatch.inputs).map(([name, value]) => [name, value.replaceAll(dispatch.id, id)]),
  );
  return wantDispatch({ ...dispatch, id, attempt: dispatch.attempt + 1, inputs }, now);
}
