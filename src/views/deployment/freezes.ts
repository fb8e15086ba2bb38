import type { FreezeScope } from '../../domain/policy/freeze-scope.ts';
import type { Freeze } from '../../domain/policy/stop.ts';
import { listing } from '../blocks/listing.ts';
import { context, header, lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { mention } from '../text/mention.ts';
import { code, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';
import { plural } from '../text/plural.ts';
import { slackDate } from '../text/slack-date.ts';
import { freezeButtons } from './freeze-buttons.ts';
import { scopeWords } from './freeze-scope-words.ts';

export type ShownFreeze = { readonly freeze: Freeze; readonly scope: FreezeScope };

/** The freezes in force: what, by whom, why, and until when. */
export function renderFreezes(freezes: readonly ShownFreeze[]): Message {
  const planned = freezes.filter(({ freeze }) => freeze.fromAt !== null).length;
  const summary =
    freezes.length === 0
      ? mrkdwn`Nothing is frozen.`
      : planned === 0
        ? mrkdwn`${plural(freezes.length, 'freeze')} in force.`
        : mrkdwn`${plural(freezes.length - planned, 'freeze')} in force, ${planned} planned.`;
  return message(summary, [
    header('Freezes'),
    lines(summary),
    ...listing(freezes.map(freezeLine), { sections: 4 }).sections,
    freezeButtons(freezes.map(toEnd)),
    context(
      mrkdwn`${code('/release freeze <scope> [from <time>] [until <time>] because …')} sets one, ${code('/release unfreeze <scope>')} ends it.`,
    ),
  ]);
}

/** What a button needs to end one. */
export const toEnd = ({ freeze, scope }: ShownFreeze) => ({
  id: freeze.id,
  scope,
  isPlanned: freeze.fromAt !== null,
});

/** One of them: what, by whom, since or from when, until when, and why. */
export const freezeLine = ({ freeze, scope }: ShownFreeze): Mrkdwn =>
  mrkdwn`🧊 ${scopeWords(scope)}, by ${mention(freeze.setBy)} ${freeze.fromAt === null ? mrkdwn`since ${slackDate(freeze.setAt)}` : mrkdwn`planned from ${slackDate(freeze.fromAt)}`}, ${freeze.untilAt === null ? 'until it is ended' : mrkdwn`until ${slackDate(freeze.untilAt)}`}: ${freeze.because}`;
