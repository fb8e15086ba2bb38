import type { AgreementAnnouncement } from '../../domain/deployment/agreement-announcement.ts';
import type { FreezeId } from '../../domain/ids.ts';
import type { FreezeScope } from '../../domain/policy/freeze-scope.ts';
import { button, buttons } from '../blocks/buttons.ts';
import { lines } from '../blocks/section.ts';
import { freezeButtons } from '../deployment/freeze-buttons.ts';
import { scopeWords, unfreezeForm } from '../deployment/freeze-scope-words.ts';
import { message } from '../message.ts';
import { mention } from '../text/mention.ts';
import { bold, code, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { slackDate } from '../text/slack-date.ts';
import { one, type WordsFor } from './announcement-words.ts';

type About = { readonly candidate: string; readonly environment: string };
const journey = ({ candidate, environment }: About): Mrkdwn =>
  mrkdwn`${bold(candidate)} to ${bold(environment)}`;

/** What is said of what people agreed to, opened or stopped. */
export const agreeing = {
  'approval-given': (said) => one(mrkdwn`👍 ${mention(said.by)} approved ${journey(said)}.`),
  'approval-withdrawn': (said) => one(mrkdwn`${mention(said.by)} took back their yes to ${journey(said)}.`),
  'gate-overridden': (said) => {
    const first = mrkdwn`🔓 ${mention(said.by)} overrides the gate ${bold(said.gate)} for ${journey(said)}: ${said.reason}`;
    return message(first, [
      lines(first, mrkdwn`It stays open until somebody else has reviewed it.`),
      buttons(button('Reviewed', 'why:reviewed', said.overrideId)),
    ]);
  },
  'override-reviewed': (said) =>
    one(
      mrkdwn`${mention(said.by)} reviewed that ${mention(said.overriddenBy)} overrode ${bold(said.gate)} for ${journey(said)}.`,
    ),
  'deployment-moved': (said) =>
    one(mrkdwn`${mention(said.by)} moved ${journey(said)} up to place ${said.position} of the queue.`),
  'freeze-set': ({ freezeId, scope, because, by, fromAt, untilAt }) => {
    const first =
      fromAt === null
        ? mrkdwn`🧊 ${mention(by)} froze ${scopeWords(scope)}${time('until', untilAt)}: ${because}`
        : mrkdwn`🗓️ ${mention(by)} freezes ${scopeWords(scope)}${time('from', fromAt)}${time('until', untilAt)}: ${because}`;
    return frozen(first, { freezeId, scope, untilAt, isPlanned: fromAt !== null });
  },
  'freeze-begun': ({ freezeId, scope, because, by, untilAt }) =>
    frozen(
      mrkdwn`🧊 The planned freeze of ${scopeWords(scope)} has begun${untilAt === null ? nothing : mrkdwn` and lasts${time('until', untilAt)}`}. ${mention(by)} had set it: ${because}`,
      { freezeId, scope, untilAt, isPlanned: false },
    ),
  'freeze-ended': ({ scope, because, setBy, by }) =>
    by === null
      ? one(
          mrkdwn`The freeze of ${scopeWords(scope)} is over: its time has come. ${mention(setBy)} had set it: ${because}`,
        )
      : one(
          mrkdwn`${mention(by)} ended the freeze of ${scopeWords(scope)}. ${mention(setBy)} had set it: ${because}`,
        ),
} satisfies WordsFor<AgreementAnnouncement['kind']>;

/** A freeze that stands or is to come, with the way to end it. */
const frozen = (
  first: Mrkdwn,
  {
    freezeId,
    scope,
    untilAt,
    isPlanned,
  }: {
    readonly freezeId: FreezeId | undefined;
    readonly scope: FreezeScope;
    readonly untilAt: string | null;
    readonly isPlanned: boolean;
  },
) =>
  message(first, [
    lines(
      first,
      untilAt === null
        ? mrkdwn`It stays until somebody ends it: ${code(unfreezeForm(scope), 120)}. What runs goes on; rollbacks are not stopped.`
        : mrkdwn`What runs goes on; rollbacks are not stopped. ${code(unfreezeForm(scope), 120)} ends it.`,
    ),
    freezeId === undefined ? null : freezeButtons([{ id: freezeId, scope, isPlanned }]),
  ]);

const time = (word: 'from' | 'until', iso: string | null): Mrkdwn =>
  iso === null ? nothing : mrkdwn` ${word} ${slackDate(new Date(iso))}`;
