import type { RollbackRefusal } from '../../domain/rollback/rollback-refusal.ts';
import { stateWords } from '../deployment/state-words.ts';
import { bold, code, mrkdwn } from '../text/mrkdwn.ts';
import { nameSome } from '../text/name-some.ts';
import { shortSha } from '../text/short-sha.ts';
import { slackDate } from '../text/slack-date.ts';
import type { WordsFor } from './refusal-words.ts';

const goes = { missing: 'is not there any more', disabled: 'is disabled', unreadable: 'cannot be started' };
const neither = mrkdwn`Roll back to another version, or start the workflow by hand on GitHub.`;
const naming = (environment: string) => code(`/release rollback ${environment} to <version>`, 140);

export const rollingBack = {
  'nothing-to-roll-back': ({ environment }) => ({
    sentence: mrkdwn`Waybill has never deployed anything to ${bold(environment)}: there is nothing to roll back.`,
    wayOut: mrkdwn`What runs there came another way, and has to be taken back the same way.`,
  }),
  'no-rollback-target': ({ environment, candidate }) => ({
    sentence: mrkdwn`There is nothing that ${bold(environment)} could go back to: besides ${candidate}, nothing was ever verified there that is not bad.`,
    wayOut: mrkdwn`Promote a candidate with the fix, or say that an earlier one is not bad after all: ${code('/release lift bad <version> because …')}.`,
  }),
  'never-verified-there': ({ environment, candidate, known }) => ({
    sentence: mrkdwn`${bold(candidate)} was never verified in ${bold(environment)}: a rollback brings back only what was.`,
    wayOut:
      known.length === 0
        ? mrkdwn`Promote it, which asks its gates.`
        : mrkdwn`It can go back to ${nameSome(known)}. Anything else is promoted.`,
  }),
  'rollback-outdated': ({ environment, expected, present }) => ({
    sentence: mrkdwn`${bold(environment)} has moved on: you were shown ${expected}, and it would be ${bold(present)} that is taken away now.`,
    wayOut: mrkdwn`Nothing was changed. Look again: ${code(`/release rollback ${environment}`, 140)}.`,
  }),
  'rolled-back-already': ({ environment, candidate, from, at }) => ({
    sentence: mrkdwn`${bold(environment)} was rolled back from ${from} to ${bold(candidate)} ${slackDate(new Date(at))}.`,
    wayOut: mrkdwn`If it has to go back further, name the version: ${naming(environment)}.`,
  }),
  'rollback-came-first': ({ environment, candidate, from, state }) => ({
    sentence: mrkdwn`The same was asked for just before: the rollback of ${bold(environment)} from ${from} to ${bold(candidate)} is over and did not arrive (${stateWords[state].words}). Nothing was added.`,
    wayOut: mrkdwn`See in the thread why. Then ask again: ${code(`/release rollback ${environment}`)} shows what it would do now.`,
  }),
  'rollback-tag-gone': ({ environment, candidate, tag, otherSha, others }) => ({
    sentence:
      otherSha === null
        ? mrkdwn`The tag ${code(tag)} of ${bold(candidate)} is gone, so that GitHub cannot deploy it.`
        : mrkdwn`The tag ${code(tag)} of ${bold(candidate)} points to another commit now, ${shortSha(otherSha)}: that is not what was verified.`,
    wayOut:
      others.length === 0
        ? mrkdwn`Put the tag back to its commit on GitHub, then ask again.`
        : mrkdwn`${bold(environment)} can also go back to ${nameSome(others, 5)}: ${naming(environment)}. Or put the tag back on GitHub.`,
  }),
  'rollback-workflow-gone': ({ environment, candidate, workflow, why, parameters }) => ({
    sentence: mrkdwn`${code(workflow)}, by which ${bold(candidate)} came to ${bold(environment)}, ${goes[why]}.`,
    wayOut:
      why === 'disabled'
        ? mrkdwn`Enable it on GitHub, then ask again.`
        : parameters === 'today'
          ? neither
          : mrkdwn`Add ${code('anew')} to use the workflow and inputs that are configured today.`,
  }),
  'rollback-inputs-refused': ({ candidate, workflow, unknown, missing, parameters }) => ({
    sentence:
      parameters === 'today'
        ? mrkdwn`${code(workflow)} does not take what is configured today, as the tag of ${bold(candidate)} has it.`
        : mrkdwn`${code(workflow)} no longer takes what ${bold(candidate)} was deployed with.`,
    causes: [
      ...(unknown.length === 0 ? [] : [mrkdwn`It does not know ${nameSome(unknown)}.`]),
      ...(missing.length === 0 ? [] : [mrkdwn`It asks for ${nameSome(missing)}.`]),
    ],
    wayOut:
      parameters === 'today'
        ? neither
        : mrkdwn`Add ${code('anew')} to use the inputs that are configured today.`,
  }),
  'rollback-plan-missing': ({ environment, candidate, migrations }) => ({
    sentence: mrkdwn`Between ${bold(candidate)} and what runs in ${bold(environment)} lie migrations that take something away: the older version may not work with the data as it is now.`,
    causes: [mrkdwn`${nameSome(migrations, 5)}`],
    wayOut: mrkdwn`Say what is to be done about them: add ${code('plan "…"')} before ${code('because')}.`,
  }),
  'never-rolled-back': ({ environment }) => ({
    sentence: mrkdwn`${bold(environment)} was not rolled back lately.`,
    wayOut: mrkdwn`${code(`/release history ${environment}`, 140)} shows what happened there.`,
  }),
  'not-waiting-for-lane': ({ environment }) => ({
    sentence: mrkdwn`No rollback of ${bold(environment)} waits for something that runs there.`,
    wayOut: mrkdwn`There is nothing left to say. ${code(`/release queue ${environment}`, 100)} shows what happens there.`,
  }),
  'not-held': ({ environment }) => ({
    sentence: mrkdwn`${bold(environment)} is not held.`,
    wayOut: mrkdwn`There is nothing left to do. ${code(`/release why ${environment}`, 100)} shows what stops a deployment.`,
  }),
  'candidate-not-bad': ({ candidate }) => ({
    sentence: mrkdwn`${bold(candidate)} is not bad.`,
    wayOut: mrkdwn`There is nothing left to do.`,
  }),
  'reason-given-already': ({ environment, because }) => ({
    sentence: mrkdwn`Why ${bold(environment)} was rolled back is recorded already: “${because}”.`,
    wayOut: mrkdwn`What there is to add can be said in the thread.`,
  }),
} satisfies WordsFor<RollbackRefusal['code']>;
