import { type Decision, quietly } from '../change.ts';
import type { Dispatch } from '../release/dispatch.ts';
import { refreshCard } from '../release/refresh-card.ts';
import { setDispatch } from '../release/set-dispatch.ts';
import { isWaitingToStart, type Run, seenOf } from '../repository/run.ts';
import { notStartedAfterMs } from './after-find.ts';
import { buildEvent, type DispatchedBuild, endBuild, lookAgain, say, setCandidate } from './build.ts';
import { lookBack, lookLater } from './look-later.ts';

/** What GitHub says of a build's run. `failingJob` is read where the run has failed. */
export type Look = {
  readonly run: Run | null;
  readonly failingJob: string | null;
  readonly timeoutMs: number;
};

const saidNo = new Set(['failure', 'timed_out', 'startup_failure', 'cancelled']);

/** What a look at the run means. A look that shows nothing new changes only when to look again. */
export function afterLook(build: DispatchedBuild, { run, failingJob, timeoutMs }: Look): Decision {
  const { dispatch, candidate } = build;
  if (run === null) return lostRun(build);
  // A run repeated after *ready* never replaces what is recorded.
  if (candidate.state === 'ready') return quietly(setDispatch(build, { lookAt: null }));
  // A server that lags behind shows an attempt that is over.
  if (run.attempt < (dispatch.runAttempt ?? 1)) return lookAgain(build);
  const seen = seenOf(run);
  if (run.sha !== candidate.sha) return wrongCommit(build, run, seen);
  if (run.status !== 'completed') return underWay(build, run, seen, timeoutMs);
  if (isKnownEnd(dispatch, run)) return lookAgain(build);

  const conclusion = run.conclusion ?? 'none';
  if (conclusion === 'success') return endBuild(build, 'ready', { dispatch: seen });
  if (saidNo.has(conclusion)) {
    return endBuild(build, 'failed', {
      problem: { code: 'run-failed', conclusion, job: failingJob, url: run.url },
      dispatch: { ...seen, failingJob },
    });
  }
  return endBuild(build, 'errored', {
    problem: { code: 'run-inconclusive', conclusion, url: run.url },
    dispatch: seen,
  });
}

/** Whether this very end of this very attempt is on the record already. */
export function isKnownEnd(dispatch: Dispatch, run: Run): boolean {
  return (
    dispatch.endedAt !== null &&
    dispatch.runAttempt === run.attempt &&
    dispatch.runConclusion === run.conclusion
  );
}

function underWay(build: DispatchedBuild, run: Run, seen: Partial<Dispatch>, timeoutMs: number): Decision {
  const { dispatch, candidate, now } = build;
  if (dispatch.endedAt !== null) {
    return run.attempt > (dispatch.runAttempt ?? 1) ? repeatedOnGithub(build, seen) : waitOn(build, seen);
  }
  const sinceMs = now.getTime() - (dispatch.sentAt ?? dispatch.wantedAt).getTime();
  if (sinceMs >= timeoutMs) {
    return endBuild(build, 'errored', {
      problem: { code: 'timed-out', minutes: Math.round(timeoutMs / 60_000), url: run.url },
      dispatch: seen,
    });
  }
  if (isWaitingToStart(run) && sinceMs >= notStartedAfterMs && dispatch.lateSaidAt === null) {
    const seconds = Math.round(sinceMs / 1000);
    return {
      changes: [
        setDispatch(build, {
          ...seen,
          looks: dispatch.looks + 1,
          lookAt: lookLater(now, dispatch.looks),
          lateSaidAt: now,
        }),
      ],
      events: [buildEvent(build, 'build-late', { seconds, run: run.url })],
      effects: [
        refreshCard(build),
        say(build, {
          kind: 'build-late',
          candidate: candidate.name,
          workflow: dispatch.workflow,
          seconds,
          isQueued: true,
          url: run.url,
        }),
      ],
    };
  }
  return waitOn(build, seen);
}

function waitOn(build: DispatchedBuild, seen: Partial<Dispatch>): Decision {
  const { dispatch, now } = build;
  // As long as a run is under way it is looked at, however long ago it was given up.
  const inTenMinutes = new Date(now.getTime() + 600_000);
  const later = dispatch.endedAt === null ? lookLater(now, dispatch.looks) : lookBack(now, dispatch.endedAt);
  const change = setDispatch(build, { ...seen, looks: dispatch.looks + 1, lookAt: later ?? inTenMinutes });
  if (dispatch.runStatus === seen.runStatus) return quietly(change);
  const hasStarted = seen.runStatus === 'in_progress' && dispatch.endedAt === null;
  return {
    changes: [change],
    events: [],
    effects: [
      refreshCard(build),
      ...(hasStarted
        ? [say(build, { kind: 'build-started', candidate: build.candidate.name, url: seen.runUrl ?? '' })]
        : []),
    ],
  };
}

/** Somebody pressed "Re-run" on GitHub: the same candidate is being built again. */
function repeatedOnGithub(build: DispatchedBuild, seen: Partial<Dispatch>): Decision {
  const { candidate, now } = build;
  const again = { ...build, dispatch: { ...build.dispatch, runAttempt: seen.runAttempt ?? 1 } };
  return {
    changes: [
      setCandidate(build, { state: 'building', stateReason: null, stateAt: now }),
      setDispatch(build, {
        ...seen,
        state: 'running',
        sentAt: now,
        endedAt: null,
        lateSaidAt: null,
        looks: 0,
        lookAt: lookLater(now, 0),
      }),
    ],
    events: [
      buildEvent(again, 'build-repeated', { run: seen.runUrl ?? null, runAttempt: seen.runAttempt ?? 1 }),
    ],
    effects: [
      refreshCard(build),
      say(again, { kind: 'build-repeated', candidate: candidate.name, by: null }),
    ],
  };
}

function wrongCommit(build: DispatchedBuild, run: Run, seen: Partial<Dispatch>): Decision {
  const { candidate, dispatch, now } = build;
  // It is looked at, and asked to end, until it has.
  const lookAt = run.status === 'completed' ? null : lookLater(now, dispatch.looks);
  if (candidate.stateReason?.code === 'sha-mismatch') {
    return quietly(setDispatch(build, { ...seen, looks: dispatch.looks + 1, lookAt }));
  }
  return endBuild(build, 'errored', {
    problem: { code: 'sha-mismatch', runSha: run.sha, url: run.url },
    dispatch: { ...seen, looks: 0 },
    lookAt,
  });
}

/** GitHub does not know the run any more, or not yet: nobody can tell what it came to. */
function lostRun(build: DispatchedBuild): Decision {
  const { dispatch, now } = build;
  const sinceMs = now.getTime() - (dispatch.sentAt ?? dispatch.wantedAt).getTime();
  if (dispatch.endedAt !== null || sinceMs < notStartedAfterMs) return lookAgain(build);
  return endBuild(build, 'errored', {
    problem: { code: 'run-inconclusive', conclusion: 'deleted', url: build.dispatch.runUrl ?? '' },
  });
}
