import type { EventKind } from '../../domain/trail/event.ts';
import { type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';
import {
  after,
  as,
  because,
  candidate,
  type EventWords,
  journey,
  named,
  problem,
  run,
  workflow,
} from './event-facts.ts';

/** What is told of deployments, of what people agreed to, and of stops. */
export const deploymentEvents = {
  'deployment-requested': (facts) => mrkdwn`asked for ${journey(facts)}`,
  'deployment-queued': (facts) => mrkdwn`queued ${journey(facts)}`,
  'deployment-sent-back': (facts) => mrkdwn`took ${journey(facts)} out of the queue, as a gate had closed`,
  'deployment-reshown': (facts) => mrkdwn`showed ${journey(facts)} anew, as the case had changed`,
  'deployment-rejected': (facts) => mrkdwn`rejected ${journey(facts)}${because(facts)}`,
  'deployment-expired': (facts) => mrkdwn`let ${journey(facts)} expire`,
  'deployment-superseded': (facts) => mrkdwn`put another in the place of ${journey(facts)}`,
  'deployment-cancel-asked': (facts) => mrkdwn`asked to cancel ${journey(facts)}${because(facts)}`,
  'deployment-cancelled': (facts) => mrkdwn`cancelled ${journey(facts)}${because(facts)}`,
  'deployment-moved': (facts) => mrkdwn`moved ${journey(facts)} up in the queue`,
  'deployment-started': (facts) => mrkdwn`started ${journey(facts)}`,
  'deployment-sent': (facts) =>
    mrkdwn`asked GitHub to run${workflow(facts)} for ${journey(facts)}${run(facts)}`,
  'deployment-answer-lost': (facts) => mrkdwn`lost GitHub’s answer to starting ${journey(facts)}`,
  'deployment-found': (facts) => mrkdwn`found the run of ${journey(facts)}${run(facts)}`,
  'deployment-late': (facts) => mrkdwn`saw that ${journey(facts)} is late${run(facts)}`,
  'deployment-repeated': (facts) => mrkdwn`saw the run of ${journey(facts)} repeated${run(facts)}`,
  'deployment-verifying': (facts) => mrkdwn`verifies ${journey(facts)}`,
  'deployment-succeeded': (facts) =>
    facts['from'] === undefined
      ? mrkdwn`saw ${journey(facts)} succeed${run(facts)}`
      : mrkdwn`saw ${named(facts, 'environment')} back on ${candidate(facts)} from ${named(facts, 'from')}, verified ${after(facts, 'seconds')} after it was asked for${run(facts)}`,
  'deployment-failed': (facts) => mrkdwn`saw ${journey(facts)} fail${problem(facts)}${run(facts)}`,
  'deployment-errored': (facts) =>
    mrkdwn`could not tell how ${journey(facts)} went${problem(facts)}${run(facts)}`,
  'deployment-learned': (facts) =>
    mrkdwn`learned how the run of ${journey(facts)} had ended${as(facts, 'conclusion')}${run(facts)}`,
  'deployment-attested': (facts) => mrkdwn`attested that nothing runs of ${journey(facts)}${because(facts)}`,
  'approval-given': (facts) => mrkdwn`approved ${journey(facts)}`,
  'approval-withdrawn': (facts) => mrkdwn`took back the approval of ${journey(facts)}`,
  'gate-overridden': (facts) =>
    mrkdwn`overrode ${named(facts, 'gate')} for ${journey(facts)}${because(facts)}`,
  'override-reviewed': (facts) =>
    mrkdwn`reviewed the override of ${named(facts, 'gate')} for ${journey(facts)}`,
  'freeze-set': (facts) => mrkdwn`froze ${named(facts, 'scope')}${because(facts)}`,
  'freeze-begun': (facts) => mrkdwn`began the freeze of ${named(facts, 'scope')} that was set for now`,
  'freeze-ended': (facts) => mrkdwn`ended the freeze of ${named(facts, 'scope')}`,
  'foreign-run-seen': (facts) => mrkdwn`saw a run of${workflow(facts)} that was not Waybill’s${run(facts)}`,
  'hold-set': (facts) => mrkdwn`held ${named(facts, 'environment')}${because(facts)}`,
  'hold-lifted': (facts) => mrkdwn`lifted the hold of ${named(facts, 'environment')}${because(facts)}`,
  'rollback-requested': (facts) =>
    mrkdwn`rolled back ${named(facts, 'environment')} from ${named(facts, 'from')} to ${candidate(facts)}${because(facts)}`,
  'rollback-explained': (facts) =>
    mrkdwn`said why ${named(facts, 'environment')} was rolled back${because(facts)}`,
  'rollback-waits': (facts) => mrkdwn`saw the rollback ${journey(facts)} wait for what runs there`,
  'candidate-marked-bad': (facts) => mrkdwn`called ${candidate(facts)} bad${because(facts)}`,
  'candidate-cleared': (facts) => mrkdwn`said that ${candidate(facts)} is not bad after all${because(facts)}`,
  'release-returned': (facts) => mrkdwn`saw ${named(facts, 'version')} returned${because(facts)}`,
  'rollback-considered': (facts) =>
    mrkdwn`considered whether to roll back after ${journey(facts)}${considered(facts)}`,
  'rollback-judged': (facts) =>
    mrkdwn`said whether an imagined rollback after ${journey(facts)} was right: ${named(facts, 'opinion')}`,
  'rollback-hook-called': (facts) => mrkdwn`called the hook for the rollback ${journey(facts)}`,
  'release-shipped': (facts) => mrkdwn`saw ${named(facts, 'version')} shipped`,
  'release-published': (facts) => mrkdwn`published ${named(facts, 'version')} on GitHub`,
} satisfies Partial<Record<EventKind, EventWords>>;

/** Acted, asked, imagined it, or did nothing, and why. */
function considered(facts: Parameters<EventWords>[0]): Mrkdwn {
  return mrkdwn`: ${named(facts, 'verdict')}, as ${named(facts, 'why')}`;
}
