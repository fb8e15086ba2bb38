import { lookLater } from '../build/look-later.ts';
import type { Decision } from '../change.ts';
import type { Dispatch } from '../release/dispatch.ts';
import { refreshCard } from '../release/refresh-card.ts';
import { setDispatch } from '../release/set-dispatch.ts';
import type { Run } from '../repository/run.ts';
import {
  aboutDeployment,
  type Dispatched,
  deploymentEvent,
  say,
  setDeployment,
  tellGithub,
} from './deploying.ts';

/**
 * Somebody pressed "Re-run" on GitHub: the deployment is made again, and takes the lane if it can. Where
 * another holds it, or this one had succeeded, the run counts as one that is not ours: the caller keeps it
 * so, and only the attempt is noted here.
 */
export function repeatedOnGithub(
  deploying: Dispatched,
  run: Run,
  seen: Partial<Dispatch>,
  isLaneTaken: boolean,
): Decision {
  const { now, dispatch } = deploying;
  if (isLaneTaken || !mayBeFollowed(deploying)) {
    const change = setDispatch(deploying, { ...seen, lookAt: null });
    return { changes: [change], events: [], effects: [] };
  }
  return {
    changes: [
      setDeployment(deploying, {
        state: 'running',
        stateReason: null,
        stateAt: now,
        startedAt: now,
        endedAt: null,
        verification: null,
        holdsLane: true,
      }),
      setDispatch(deploying, {
        ...seen,
        state: 'running',
        sentAt: now,
        endedAt: null,
        lateSaidAt: null,
        looks: 0,
        lookAt: lookLater(now, 0),
      }),
    ],
    events: [deploymentEvent(deploying, 'deployment-repeated', { run: run.url, runAttempt: run.attempt })],
    effects: [
      refreshCard(deploying),
      tellGithub(deploying),
      say(
        deploying,
        { kind: 'deployment-repeated', ...aboutDeployment(deploying), url: run.url },
        { occasion: `${dispatch.id}:${run.attempt}`, reach: 'broadcast' },
      ),
    ],
  };
}

/** One that succeeded stays so: what was verified then is on the record, and what runs now is uncertain. */
export const mayBeFollowed = ({ deployment: { state } }: Dispatched): boolean =>
  state === 'failed' || state === 'errored' || state === 'cancelled';
