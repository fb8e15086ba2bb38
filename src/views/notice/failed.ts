import type { FailedNotice, FailedNotices } from '../../domain/answer/failed-notices.ts';
import { button, buttons } from '../blocks/buttons.ts';
import { context, lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { bold, mrkdwn } from '../text/mrkdwn.ts';
import { plural } from '../text/plural.ts';
import { slackDate } from '../text/slack-date.ts';
import { sentName } from './kind-names.ts';
import { noticeProblemWords } from './problem-words.ts';
import { recipientWords } from './recipient-words.ts';

/** What of a project's notices was given up; each can be sent again, once what was in the way is mended. */
export function renderFailedNotices({ project, failed, more, trying }: FailedNotices): Message {
  const count = failed.length + more;
  const first =
    count === 0
      ? mrkdwn`Every notice of ${bold(project)} has reached whom it was for.`
      : mrkdwn`${plural(count, 'notice')} of ${bold(project)} did not reach whom they were for.`;
  return message(first, [
    lines(first),
    ...failed.flatMap(block),
    more > 0 ? context(mrkdwn`… and ${plural(more, 'older one', 'older ones')}.`) : null,
    trying > 0
      ? context(
          mrkdwn`${plural(trying, 'e-mail or webhook', 'e-mails and webhooks')} besides, not taken at first, will be tried again without you.`,
        )
      : null,
  ]);
}

function block({ id, kind, version, recipient, problem, at }: FailedNotice) {
  return [
    lines(
      mrkdwn`${sentName(kind, version)} to ${recipientWords(recipient)}, given up ${slackDate(at)}.`,
      noticeProblemWords(problem),
    ),
    buttons(button('Resend', 'notices:resend', id)),
  ];
}
