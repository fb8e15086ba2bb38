import type { KnownBlock } from '@slack/types';
import type { AutomaticAnnouncement } from '../../domain/rollback/automatic/automatic-announcement.ts';
import type { WayBackEvidence } from '../../domain/rollback/automatic/evidence.ts';
import type { WhyAsked } from '../../domain/rollback/automatic/should-roll-back.ts';
import type { WebhookResult } from '../../domain/webhook/webhook-result.ts';
import { button, buttons } from '../blocks/buttons.ts';
import { lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { tallyWords, tookWords } from '../rollback/imagined.ts';
import { removedLines } from '../rollback/removed.ts';
import { mention } from '../text/mention.ts';
import { bold, code, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { nameSome } from '../text/name-some.ts';
import { plural } from '../text/plural.ts';
import { slackDate } from '../text/slack-date.ts';
import { type AnnouncementOf, one, type WordsFor } from './announcement-words.ts';

const whyAsked = {
  'by-mode': 'Whoever may roll back decides.',
  errored: 'Nobody can tell how it went, so that Waybill does nothing by itself.',
  redeployment: 'It had been running there before, so that the fault may lie elsewhere: a person decides.',
  'foreign-run': 'A run that is not Waybill’s was seen there meanwhile: a person decides.',
  'twice-in-a-row':
    'The last rollback there was Waybill’s own, and nothing has been delivered there since: a person decides.',
  'too-late': 'That was a while ago, and somebody may be mending it: a person decides.',
} as const satisfies Record<WhyAsked, string>;

const triggers = {
  'verification-failed': 'it failed its verification',
  'deployer-failed': 'its deployment failed after it had begun',
} as const;

/** What is said where Waybill rolls back by itself, asks, or only imagines it. */
export const rollingBackByItself = {
  'rollback-asked': (said) => {
    const first = mrkdwn`↩️ ${bold(said.environment)} can go back from ${said.from} to ${bold(said.evidence.to)}.`;
    return message(first, [
      lines(first, mrkdwn`${whyAsked[said.why]}`),
      ...evidenceBlocks(said.evidence),
      buttons(rollBackButton(said), button('Retry', 'retry:ask', said.deploymentId)),
    ]);
  },
  'rollback-imagined': (said) => imagined(said),
  'rollback-judged': ({ by, environment, from, opinion }) =>
    one(
      mrkdwn`${mention(by)} says that rolling back ${bold(environment)} from ${from} would have been ${opinion}.`,
    ),
  'rollback-refused': (said) => {
    const first = mrkdwn`⚠️ ${bold(said.environment)} should have been rolled back from ${said.from} by itself, and that was refused (${code(said.code)}).`;
    return message(first, [
      lines(first, mrkdwn`“Roll back” shows what stands against it, and what else it could go back to.`),
      buttons(rollBackButton(said)),
    ]);
  },
  'no-way-back': ({ environment, from }) =>
    one(
      mrkdwn`⚠️ There is nothing to roll ${bold(environment)} back to: no other candidate than ${from} was verified there that is not bad.`,
      mrkdwn`Retry it, or bring the fix in a further candidate.`,
    ),
  'rollback-hook-called': ({ environment, to, result }) => {
    const goesOn = mrkdwn`The redeployment of ${to} goes on.`;
    return result.kind === 'accepted'
      ? one(mrkdwn`🔀 The hook of ${bold(environment)} took the rollback to ${bold(to)}.`, goesOn)
      : one(
          mrkdwn`⚠️ The hook of ${bold(environment)} did not take the rollback to ${bold(to)}: ${notTaken(result)}.`,
          goesOn,
        );
  },
} satisfies WordsFor<AutomaticAnnouncement['kind']>;

function imagined(said: AnnouncementOf<'rollback-imagined'>): Message {
  const { environment, from, evidence, verdictId, tally } = said;
  const first = mrkdwn`👥 Waybill would have rolled back ${bold(environment)} from ${from} to ${bold(evidence.to)} now: ${triggers[said.trigger]}. It is in shadow mode, and did nothing.`;
  return message(first, [
    lines(first),
    ...evidenceBlocks(evidence),
    lines(mrkdwn`Would that have been right?`, tallyWords(tally)),
    buttons(
      button('Yes, right', 'retry:shadow-right', verdictId),
      button('No, wrong', 'retry:shadow-wrong', verdictId),
      rollBackButton(said),
    ),
  ]);
}

const rollBackButton = ({ deploymentId }: { readonly deploymentId: string }) =>
  button('Roll back', 'rollback:again', deploymentId, { style: 'danger' });

/** What a person goes by, as the window of a rollback shows it too. */
function evidenceBlocks(evidence: WayBackEvidence): readonly (KnownBlock | null)[] {
  const { to, verifiedAt, removes, removesInAll, obstacle, isSeen } = evidence;
  const left = removesInAll - removes.length;
  return [
    lines(
      mrkdwn`${bold('Back to')} ${bold(to)}${verifiedAt === null ? nothing : mrkdwn`, verified there ${slackDate(new Date(verifiedAt))}`}`,
      ...removedLines(removes),
      left > 0 ? mrkdwn`… of ${removesInAll} in all` : null,
      ...migrationLines(evidence),
      obstacle === null
        ? isSeen
          ? mrkdwn`✅ Its tag and its workflow are there.`
          : mrkdwn`❔ GitHub could not say whether its tag and workflow are there. That stops nothing.`
        : mrkdwn`⚠️ As it stands it would be refused (${code(obstacle)}): “Roll back” says what to do.`,
      tookWords(evidence.took),
    ),
  ];
}

function migrationLines({ migrations, contracting }: WayBackEvidence): readonly Mrkdwn[] {
  const gone = contracting ?? [];
  return [
    ...(migrations === null || migrations.length === 0
      ? []
      : [
          mrkdwn`⚠️ ${bold(plural(migrations.length, 'migration'))} between: ${nameSome(migrations, 3)}. A rollback does not undo them.`,
        ]),
    ...(gone.length === 0
      ? []
      : [mrkdwn`⛔ ${nameSome(gone, 3)} took something away: a plan for it is asked for.`]),
  ];
}

function notTaken(result: Exclude<WebhookResult, { kind: 'accepted' }>): Mrkdwn {
  switch (result.kind) {
    case 'declined':
      return mrkdwn`it answers ${{ mrkdwn: String(result.status) }}`;
    case 'refused':
      return mrkdwn`it refuses connections`;
    case 'reset':
      return mrkdwn`it breaks the connection off`;
    case 'timed-out':
      return mrkdwn`it does not answer in time`;
    case 'unresolved':
      return mrkdwn`its name cannot be resolved`;
    case 'tls':
      return mrkdwn`its certificate is not accepted`;
    case 'forbidden':
      return mrkdwn`${code(result.host, 100)} is not among the hosts that may be reached (${code('WAYBILL_ALLOW_HOSTS')})`;
    case 'no-secret':
      return mrkdwn`nothing was sent, as the operator’s list has no ${code(result.variable, 100)} (${code('WAYBILL_SECRETS')})`;
    default:
      return result satisfies never;
  }
}
