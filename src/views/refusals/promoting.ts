import type { DeploymentRefusal } from '../../domain/deployment/deployment-refusal.ts';
import type { GateName } from '../../domain/policy/ladder.ts';
import { scopeWords } from '../deployment/freeze-scope-words.ts';
import { holdWords } from '../deployment/hold-words.ts';
import { stateWords } from '../deployment/state-words.ts';
import { mention } from '../text/mention.ts';
import { bold, code, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { slackDate } from '../text/slack-date.ts';
import { thereIs } from '../text/there-is.ts';
import type { WordsFor } from './refusal-words.ts';
import { actName } from './who.ts';

type About = { readonly candidate: string; readonly environment: string };
const journey = ({ candidate, environment }: About): Mrkdwn =>
  mrkdwn`${bold(candidate)} to ${bold(environment)}`;
const whyForm = ({ environment }: About) => code(`/release why ${environment}`, 100);

const noOverride: Readonly<Partial<Record<GateName, string>>> = {
  'candidate ready': 'what is not built cannot be deployed',
  approved: 'who may agree to it could not be determined',
};

export const promoting = {
  'environment-unknown': ({ text, known }) => ({
    sentence: mrkdwn`There is no environment ${code(text, 80)}.`,
    wayOut:
      known.length === 0
        ? mrkdwn`The project has none: ${code('environments')} in waybill.yaml names them.`
        : thereIs(known),
  }),
  'deployment-unknown': () => ({
    sentence: mrkdwn`That deployment is not known here.`,
    wayOut: mrkdwn`${code('/release queue')} lists those that wait.`,
  }),
  'not-retryable': (refusal) => ({
    sentence: mrkdwn`${journey(refusal)} is ${stateWords[refusal.state].words}: only what failed or errored is tried again.`,
    wayOut: mrkdwn`${code(`/release redeploy ${refusal.environment}`, 100)} deploys what runs there once more.`,
  }),
  'nothing-to-retry': ({ environment }) => ({
    sentence: mrkdwn`What ended last in ${bold(environment)} neither failed nor errored.`,
    wayOut: mrkdwn`${code(`/release redeploy ${environment}`, 100)} deploys what runs there once more.`,
  }),
  'retry-is-rollback': ({ environment }) => ({
    sentence: mrkdwn`What went wrong in ${bold(environment)} was a rollback, which is not tried again as it was.`,
    wayOut: mrkdwn`${code(`/release rollback ${environment}`, 100)} rolls back anew.`,
  }),
  'nothing-runs-there': ({ environment }) => ({
    sentence: mrkdwn`Nothing of Waybill’s runs in ${bold(environment)} yet.`,
    wayOut: mrkdwn`${code(`/release promote to ${environment}`, 100)} asks for the first deployment.`,
  }),
  'already-there': (refusal) => ({
    sentence: mrkdwn`${bold(refusal.candidate)} runs in ${bold(refusal.environment)} already, verified.`,
    wayOut: mrkdwn`There is nothing left to do. ${code(`/release redeploy ${refusal.environment}`, 100)} deploys it once more.`,
  }),
  'step-back': (refusal) => ({
    sentence: mrkdwn`${journey(refusal)} is a step back: ${refusal.from} runs there, so that changes would be taken away.`,
    wayOut: mrkdwn`Ask again and say that it is meant: ${code(`/release promote ${refusal.candidate} to ${refusal.environment} back`, 200)}.`,
  }),
  'candidate-bad': ({ candidate, because }) => ({
    sentence: mrkdwn`${bold(candidate)} is bad${because === null ? nothing : mrkdwn`: ${because}`}.`,
    wayOut: mrkdwn`Promote another candidate, or cut one with the fix. If it is not bad after all: ${code(`/release lift bad ${candidate} because …`, 200)}.`,
  }),
  held: ({ candidate, environment, because }) => ({
    sentence: mrkdwn`${bold(environment)} is held since ${candidate}: ${holdWords(because)}.`,
    wayOut: mrkdwn`Say what was mended, which lifts the hold: add ${code('because …')} and ask again.`,
  }),
  'deployment-over': (refusal) => ({
    sentence: mrkdwn`${journey(refusal)} is over: it is ${stateWords[refusal.state].words}.`,
    wayOut: mrkdwn`There is nothing left to decide. A captain can ask for it again.`,
  }),
  'deployment-begun': (refusal) => ({
    sentence: mrkdwn`${journey(refusal)} has begun already: it is ${stateWords[refusal.state].words}.`,
    wayOut: mrkdwn`Cancel stops it.`,
  }),
  'own-request': (refusal) => ({
    sentence: mrkdwn`${journey(refusal)} is yours: you may not ${actName(refusal.act)} that you cut, picked, scheduled or asked for.`,
    wayOut: mrkdwn`Somebody else has to. If it should not happen, you can cancel it.`,
  }),
  'own-change': (refusal) => ({
    sentence: mrkdwn`You wrote a change in ${journey(refusal)}, as ${refusal.login} on GitHub, and authors may not approve there.`,
    wayOut: mrkdwn`Somebody else has to.`,
  }),
  'already-approved': (refusal) => ({
    sentence: mrkdwn`You approved ${journey(refusal)} already, ${slackDate(new Date(refusal.at))}. It counts once.`,
    wayOut: mrkdwn`${whyForm(refusal)} shows what else it waits for.`,
  }),
  'not-approved-by-you': (refusal) => ({
    sentence: mrkdwn`There is no yes of yours to ${journey(refusal)} that could be taken back.`,
    wayOut: mrkdwn`There is nothing left to do.`,
  }),
  'case-changed': (refusal) => ({
    sentence: mrkdwn`${journey(refusal)} changed while you were looking, so nothing was done.`,
    wayOut: mrkdwn`Look at it as it is now, and answer again.`,
  }),
  'gate-holds': ({ gate, ...about }) => ({
    sentence: mrkdwn`The gate ${bold(gate)} does not stand against ${journey(about)}.`,
    wayOut: mrkdwn`${whyForm(about)} shows those that do.`,
  }),
  'gate-not-overridable': ({ gate, ...about }) => ({
    sentence: mrkdwn`The gate ${bold(gate)} of ${journey(about)} can be overridden by nobody: ${noOverride[gate] ?? 'it keeps a promise that has no exception'}.`,
    wayOut: mrkdwn`${whyForm(about)} shows what clears it.`,
  }),
  'own-override': ({ gate, by, ...about }) => ({
    sentence: mrkdwn`You overrode ${bold(gate)} for ${journey(about)} yourself.`,
    wayOut: mrkdwn`Somebody other than ${mention(by)} has to review it.`,
  }),
  'reason-too-short': ({ act, least }) => ({
    sentence: mrkdwn`A reason of substance is needed to ${actName(act)}, of at least ${least} characters.`,
    wayOut: mrkdwn`Say what makes it necessary now. It is recorded and announced.`,
  }),
  'first-in-queue': (refusal) => ({
    sentence: mrkdwn`${journey(refusal)} is the first in its queue already.`,
    wayOut: mrkdwn`It starts when the environment is free.`,
  }),
  'not-queued': (refusal) => ({
    sentence: mrkdwn`${journey(refusal)} is not in a queue: it is ${stateWords[refusal.state].words}.`,
    wayOut: mrkdwn`${whyForm(refusal)} shows what it waits for.`,
  }),
  'not-frozen': ({ scope }) => ({
    sentence: mrkdwn`There is no freeze of ${scopeWords(scope)}.`,
    wayOut: mrkdwn`${code('/release freeze')} alone lists those in force.`,
  }),
  'not-verifying': (refusal) => ({
    sentence: mrkdwn`${journey(refusal)} is not being verified: it is ${stateWords[refusal.state].words}.`,
    wayOut: mrkdwn`Healthy and Faulty can be said while it is verified; and after, where its checks could not tell and nothing came there since.`,
  }),
  'end-not-in-doubt': (refusal) => ({
    sentence: mrkdwn`Nobody doubts how ${journey(refusal)} stands: it is ${stateWords[refusal.state].words}.`,
    wayOut: mrkdwn`There is nothing to attest.`,
  }),
  'requester-alone': ({ act, environment }) => ({
    sentence: mrkdwn`In ${bold(environment)}, whoever caused a deployment may not ${actName(act)} alone.`,
    wayOut: mrkdwn`Somebody with that right who did not cause it has to do it.`,
  }),
} satisfies WordsFor<
  | DeploymentRefusal['code']
  | 'environment-unknown'
  | 'deployment-over'
  | 'already-there'
  | 'step-back'
  | 'candidate-bad'
  | 'held'
  | 'not-verifying'
  | 'end-not-in-doubt'
  | 'requester-alone'
>;
