import { nextAttempt, notStartedAfterMs } from '../build/after-find.ts';
import { lookLater, rarely } from '../build/look-later.ts';
import type { Match } from '../build/match-run.ts';
import type { Decision } from '../change.ts';
import type { DispatchId } from '../ids.ts';
import { refreshCard } from '../release/refresh-card.ts';
import { setDispatch } from '../release/set-dispatch.ts';
import { aboutDeployment, type Dispatched, deploymentEvent, say, tellGithub } from './deploying.ts';
import { endDeployment } from './end-deployment.ts';

/** How long an accepted dispatch may stay without a run before nobody can tell what became of it. */
const givenUpAfterMs = 15 * 60_000;

const mostAttempts = 3;

/** What is known of runs that a lost dispatch may have started. */
export type Finding = {
  readonly match: Match;
  /** Whether a run's name would show our id, so that its absence is knowledge. */
  readonly isNamed: boolean;
  readonly nextId: DispatchId;
};

/** What the list of runs says of a dispatch whose run is not known. */
export function afterFind(deploying: Dispatched, { match, isNamed, nextId }: Finding): Decision {
  const { dispatch, deployment, now } = deploying;
  if (match.kind === 'found') {
    return {
      changes: [
        setDispatch(deploying, {
          state: deployment.state === 'errored' ? 'errored' : 'running',
          runId: match.run.runId,
          runUrl: match.run.url,
          runAttempt: match.run.attempt,
          lookAt: now,
        }),
      ],
      events: [deploymentEvent(deploying, 'deployment-found', { run: match.run.url })],
      effects: [refreshCard(deploying), tellGithub(deploying)],
    };
  }
  const lookAgain = setDispatch(deploying, {
    looks: dispatch.looks + 1,
    lookAt: lookLater(now, dispatch.looks),
  });
  const quietly: Decision = { changes: [lookAgain], events: [], effects: [] };
  // It is errored already: what is learned later is all that is still looked for.
  if (deployment.state !== 'running') return quietly;
  const waitedMs = now.getTime() - (dispatch.sentAt ?? dispatch.wantedAt).getTime();
  if (match.kind === 'unclear') {
    return unclear(deploying, { code: 'run-unclear', runs: match.runs, workflow: dispatch.workflow });
  }
  if (waitedMs < notStartedAfterMs) return quietly;
  if (dispatch.state === 'uncertain') {
    if (isNamed && dispatch.attempt < mostAttempts) return askAgain(deploying, nextId);
    return isNamed
      ? endDeployment(deploying, 'errored', {
          reason: { code: 'never-started', workflow: dispatch.workflow },
        })
      : unclear(deploying, { code: 'run-unclear', runs: 0, workflow: dispatch.workflow });
  }
  if (waitedMs >= givenUpAfterMs) {
    return unclear(deploying, { code: 'never-started', workflow: dispatch.workflow });
  }
  return dispatch.lateSaidAt === null ? late(deploying, waitedMs) : quietly;
}

/** Nobody can tell whether it runs: a person decides, and the lane is kept meanwhile. */
function unclear(
  deploying: Dispatched,
  reason:
    | { readonly code: 'run-unclear'; readonly runs: number; readonly workflow: string }
    | { readonly code: 'never-started'; readonly workflow: string },
): Decision {
  const keptUntilLook = lookLater(deploying.now, rarely);
  return endDeployment(deploying, 'errored', {
    reason,
    lane: { keptUntilLook },
    // Not over: its run may yet be found.
    dispatch: { state: 'uncertain', endedAt: null, looks: rarely },
  });
}

/** The lost dispatch did not arrive: it is over, and a new attempt takes its place. */
function askAgain(deploying: Dispatched, nextId: DispatchId): Decision {
  const { dispatch, now } = deploying;
  const next = nextAttempt(dispatch, nextId, now);
  return {
    changes: [
      setDispatch(deploying, { state: 'errored', endedAt: now, lookAt: null }),
      { insert: 'dispatches', row: next },
    ],
    events: [],
    effects: [],
  };
}

function late(deploying: Dispatched, waitedMs: number): Decision {
  const { dispatch, now } = deploying;
  const seconds = Math.round(waitedMs / 1000);
  return {
    changes: [
      setDispatch(deploying, {
        looks: dispatch.looks + 1,
        lookAt: lookLater(now, dispatch.looks),
        lateSaidAt: now,
      }),
    ],
    events: [deploymentEvent(deploying, 'deployment-late', { seconds })],
    effects: [
      refreshCard(deploying),
      say(
        deploying,
        {
          kind: 'deployment-late',
          ...aboutDeployment(deploying),
          workflow: dispatch.workflow,
          seconds,
          isQueued: false,
          url: null,
        },
        { occasion: dispatch.id },
      ),
    ],
  };
}

/** Whether a workflow file's `run-name` shows an input that carries the dispatch's id. */
export function runNameCarries(text: string, { inputs, id }: Dispatched['dispatch']): boolean {
  const runName = /^run-name:(.*)$/m.exec(text)?.[1] ?? '';
  const carriers = Object.entries(inputs).filter(([, value]) => value.includes(id));
  return carriers.some(([name]) => {
    const literal = name.replaceAll(/[^\w-]/g, String.raw`\$&`);
    return new RegExp(String.raw`\binputs(?:\.${literal}(?![\w-])|\[.${literal}.\])`).test(runName);
  });
}
