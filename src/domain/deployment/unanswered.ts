import type { Decision } from '../change.ts';
import { aboutDeployment, type Dispatched, environmentOf, say, setDeployment } from './deploying.ts';

/** After so long, waiting for something other than people or the clock is said unasked. */
const saidAfterMs = 15 * 60_000;

/**
 * What it means for a deployment that has the lane that GitHub does not answer: nothing at first. Once it has
 * waited long to be sent, or should have ended long ago, that is said, once; null until then.
 */
export function unanswered(deploying: Dispatched): Decision | null {
  const { deployment, dispatch, now } = deploying;
  if (deployment.state !== 'running' || deployment.stuckSaidAt !== null) return null;
  const dueMs =
    dispatch.state === 'wanted' || dispatch.sentAt === null
      ? deployment.stateAt.getTime()
      : dispatch.sentAt.getTime() + environmentOf(deploying).deploy.timeoutMs;
  if (now.getTime() - dueMs < saidAfterMs) return null;
  return {
    changes: [setDeployment(deploying, { stuckSaidAt: now })],
    events: [],
    effects: [
      say(
        deploying,
        { kind: 'deployment-waits', ...aboutDeployment(deploying), why: 'unanswered', rungs: [] },
        { occasion: `${dispatch.id}:unanswered` },
      ),
    ],
  };
}
