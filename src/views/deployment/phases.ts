import type { Deployment } from '../../domain/deployment/deployment.ts';
import { join, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';
import { plural } from '../text/plural.ts';
import { slackDate } from '../text/slack-date.ts';

type PhaseState = 'to come' | 'under way' | 'done' | 'failed' | 'errored' | 'stopped';

const symbols = {
  'to come': '○',
  'under way': '◐',
  done: '●',
  failed: '✕',
  errored: '？',
  stopped: '■',
} as const satisfies Record<PhaseState, string>;

/** The phases that a deployment goes through once it has the lane, with the state of each. */
export function phaseLine(deployment: Deployment): Mrkdwn {
  const phases = [
    phase('deploy', deployState(deployment)),
    phase(verifyName(deployment), verifyState(deployment)),
  ];
  const until = deployment.verification?.bakeUntil ?? null;
  const bake =
    deployment.state === 'verifying' && until !== null
      ? mrkdwn`, bakes until ${slackDate(new Date(until))}`
      : mrkdwn``;
  return mrkdwn`${join(phases, ' → ')}${bake}`;
}

const phase = (name: string, state: PhaseState): Mrkdwn =>
  mrkdwn`${{ mrkdwn: symbols[state] }} ${name}: ${state}`;

function verifyName({ policy, verification }: Deployment): string {
  const checks = verification?.smoke ?? [];
  if (checks.length === 0) return policy.verify.smoke.length === 0 ? 'verify' : 'verify by smoke checks';
  const passed = checks.filter(({ state }) => state === 'passed').length;
  return `verify, ${passed} of ${plural(checks.length, 'smoke check')} passed`;
}

const endOf = { failed: 'failed', errored: 'errored', cancelled: 'stopped' } as const;

function deployState({ state, startedAt, verifyingAt, succeededAt }: Deployment): PhaseState {
  if (startedAt === null) return 'to come';
  if (verifyingAt !== null || succeededAt !== null) return 'done';
  return state === 'failed' || state === 'errored' || state === 'cancelled' ? endOf[state] : 'under way';
}

function verifyState({ state, verifyingAt }: Deployment): PhaseState {
  if (state === 'succeeded') return 'done';
  if (verifyingAt === null) return 'to come';
  return state === 'failed' || state === 'errored' || state === 'cancelled' ? endOf[state] : 'under way';
}
