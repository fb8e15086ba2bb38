import type { History, ToldEvent } from '../domain/answer/history.ts';
import { button, buttons } from './blocks/buttons.ts';
import { listing } from './blocks/listing.ts';
import { context, header, section } from './blocks/section.ts';
import { eventWords } from './history/event-words.ts';
import { type Message, message } from './message.ts';
import { plain } from './text/escape.ts';
import { actor } from './text/mention.ts';
import { code, type Mrkdwn, mrkdwn } from './text/mrkdwn.ts';
import { slackDate } from './text/slack-date.ts';

/** A page of a project's record, newest first, a line for each event. */
export function renderHistory({ project, environment, events, olderThan }: History): Message {
  const about = environment === null ? [project] : [project, environment];
  const title = `${about.join(', ')}: history`;
  if (events.length === 0) {
    return message(mrkdwn`${title}`, [header(title), section(mrkdwn`Nothing more is on record.`)]);
  }
  const { sections } = listing(events.map(eventLine), { sections: 12 });
  return message(mrkdwn`${title}`, [
    header(title),
    ...sections,
    context(mrkdwn`${code('/release audit verify')} checks that nothing was changed or removed.`),
    buttons(
      olderThan === null
        ? null
        : button('Older', 'history:older', `${olderThan} ${plain(about.join(' '), 255)}`),
    ),
  ]);
}

function eventLine(event: ToldEvent): Mrkdwn {
  return mrkdwn`${slackDate(event.at)}  ${actor(event.actor)} ${eventWords(event)}  ${code(`#${event.seq}`)}`;
}
