import type { SendResult } from '../build/after-send.ts';
import { lookLater } from '../build/look-later.ts';
import type { Decision } from '../change.ts';
import { refreshCard } from '../release/refresh-card.ts';
import { setDispatch } from '../release/set-dispatch.ts';
import {
  aboutDeployment,
  type Dispatched,
  deploymentEvent,
  say,
  setDeployment,
  tellGithub,
} from './deploying.ts';
import { endDeployment } from './end-deployment.ts';

/** What became of the request to GitHub to start the workflow. */
export function afterSend(deploying: Dispatched, result: SendResult): Decision {
  const { dispatch, now } = deploying;
  switch (result.kind) {
    case 'accepted':
      return {
        changes: [
          setDispatch(deploying, {
            state: 'running',
            lookAt: lookLater(now, 0),
            ...(result.run === null
              ? {}
              : { runId: result.run.runId, runUrl: result.run.url, runAttempt: 1 }),
          }),
        ],
        events: [
          deploymentEvent(deploying, 'deployment-sent', {
            workflow: dispatch.workflow,
            run: result.run?.url ?? null,
          }),
        ],
        effects: [refreshCard(deploying), tellGithub(deploying)],
      };
    case 'refused':
      return endDeployment(deploying, 'failed', {
        reason: { code: 'dispatch-refused', status: result.status, workflow: dispatch.workflow },
        // Nothing was started there, so that what runs is as certain as it was.
        deployment: { startedAt: null },
      });
    case 'limited':
      return unsent(deploying, parked(deploying, result.until, { state: 'wanted', sentAt: null }));
    case 'not-sent':
      return unsent(deploying, {
        changes: [setDispatch(deploying, { state: 'wanted', sentAt: null, lookAt: now })],
        events: [],
        effects: [],
      });
    case 'uncertain':
      return {
        changes: [setDispatch(deploying, { state: 'uncertain', lookAt: lookLater(now, 0) })],
        events: [deploymentEvent(deploying, 'deployment-answer-lost', { workflow: dispatch.workflow })],
        effects: [
          refreshCard(deploying),
          say(
            deploying,
            { kind: 'deployment-answer-lost', ...aboutDeployment(deploying), workflow: dispatch.workflow },
            { occasion: dispatch.id },
          ),
        ],
      };
    default:
      return result satisfies never;
  }
}

/** Nothing has reached GitHub: what runs is as certain as it was, and a no still ends it. */
const unsent = (deploying: Dispatched, decision: Decision): Decision => ({
  ...decision,
  changes: [...decision.changes, setDeployment(deploying, { startedAt: null })],
});

const betweenSendsMs = 2_000;

/** Sent a little later, without a word: nothing is wrong. */
export const sendLater = (deploying: Dispatched): Decision => ({
  changes: [setDispatch(deploying, { lookAt: new Date(deploying.now.getTime() + betweenSendsMs) })],
  events: [],
  effects: [],
});

/** GitHub wants to be left alone for a while: said, and taken up again then. */
export function parked(
  deploying: Dispatched,
  until: Date,
  set: { readonly state?: 'wanted'; readonly sentAt?: null } = {},
): Decision {
  return {
    changes: [setDispatch(deploying, { ...set, lookAt: until })],
    events: [],
    effects: [
      say(
        deploying,
        { kind: 'deployment-parked', ...aboutDeployment(deploying), until: until.toISOString() },
        // Once for each pause, however often it is met.
        { occasion: until.toISOString().slice(0, 16) },
      ),
    ],
  };
}
