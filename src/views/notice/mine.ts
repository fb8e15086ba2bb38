import type { MineFacts } from '../../domain/notice/notice-facts.ts';
import type { NoticeShown } from '../../domain/notice/notice-shown.ts';
import { buttons } from '../blocks/buttons.ts';
import { listing } from '../blocks/listing.ts';
import { context, lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { link } from '../text/link.ts';
import { bold, type Mrkdwn, mrkdwn, outside } from '../text/mrkdwn.ts';
import { nameSome } from '../text/name-some.ts';
import { plural } from '../text/plural.ts';
import { slackDate } from '../text/slack-date.ts';
import { endButton, footer } from './footer.ts';

/** To the author of changes, that they have reached those who use them; one message for a release. */
export function mineNotice(shown: NoticeShown, facts: MineFacts): Message {
  const { version, environments, at, returnedAt } = facts;
  const mine = facts.changes[shown.recipient] ?? { count: 0, first: [] };
  const what = bold(`${shown.project} ${version}`);
  const first =
    returnedAt === null
      ? mrkdwn`🎉 Yours in ${what}, which is in ${nameSome(environments, 4, bold)} since ${slackDate(new Date(at))}:`
      : mrkdwn`↩️ ${what} was returned ${slackDate(new Date(returnedAt))}. Yours in it:`;
  const left = mine.count - mine.first.length;
  return message(first, [
    lines(first),
    ...listing(
      [
        ...mine.first.map(changeLine),
        ...(left > 0 ? [mrkdwn`… and ${plural(left, 'more change', 'more changes')}.`] : []),
      ],
      { sections: 3 },
    ).sections,
    buttons(endButton(shown)),
    context(footer(shown, version)),
  ]);
}

function changeLine({ title, prNumber, prUrl }: MineFacts['changes'][string]['first'][number]): Mrkdwn {
  const text = title.trim() === '' ? mrkdwn`(not described)` : outside(title, 200);
  if (prNumber === undefined) return mrkdwn`• ${text}`;
  return mrkdwn`• ${prUrl === undefined ? mrkdwn`#${prNumber}` : link(prUrl, `#${prNumber}`)} ${text}`;
}
