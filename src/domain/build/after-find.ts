import type { Decision } from '../change.ts';
import type { DispatchId } from '../ids.ts';
import type { Dispatch } from '../release/dispatch.ts';
import {
  buildEvent,
  type DispatchedBuild,
  endBuild,
  quietly,
  refreshCard,
  say,
  setDispatch,
} from './build.ts';
import { lookLater } from './look-later.ts';
import type { Match } from './match-run.ts';

/** How long a run may take to appear in GitHub's list before a lost dispatch counts as not started. */
export const notStartedAfterMs = 60_000;

/** How long an accepted dispatch may stay without a run before it is given up. */
const givenUpAfterMs = 15 * 60_000;

/** How often one build is asked for by itself; after that a person decides. */
const mostAttempts = 3;

/** What the list of runs says of a dispatch whose run is not known. */
export function afterFind(build: DispatchedBuild, match: Match, nextId: DispatchId): Decision {
  switch (match.kind) {
    case 'found':
      return {
        changes: [
          setDispatch(build, {
            state: 'running',
            runId: match.run.runId,
            runUrl: match.run.url,
            runAttempt: match.run.attempt,
            lookAt: build.now,
          }),
        ],
        events: [buildEvent(build, 'build-found', { run: match.run.url })],
        effects: [refreshCard(build)],
      };
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

function stillNone(build: DispatchedBuild, nextId: DispatchId): Decision {
  const { dispatch, now } = build;
  const waitedMs = now.getTime() - (dispatch.sentAt ?? dispatch.wantedAt).getTime();
  const lookAgain = setDispatch(build, { looks: dispatch.looks + 1, lookAt: lookLater(now, dispatch.looks) });
  if (waitedMs < notStartedAfterMs) return quietly(lookAgain);
  if (dispatch.state === 'uncertain') return askAgain(build, nextId);
  if (waitedMs >= givenUpAfterMs) {
    return endBuild(build, 'errored', {
      problem: { code: 'never-started', workflow: dispatch.workflow, attempts: dispatch.attempt },
    });
  }
  if (dispatch.lateSaidAt !== null) return quietly(lookAgain);
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
  return {
    ...dispatch,
    id,
    attempt: dispatch.attempt + 1,
    state: 'wanted',
    inputs: Object.fromEntries(
      Object.entries(dispatch.inputs).map(([name, value]) => [name, value.replaceAll(dispatch.id, id)]),
    ),
    wantedAt: now,
    sentAt: null,
    runId: null,
    runAttempt: null,
    runUrl: null,
    runStatus: null,
    runConclusion: null,
    failingJob: null,
    lateSaidAt: null,
    lookAt: now,
    looks: 0,
    endedAt: null,
    revision: 1,
  };
}
