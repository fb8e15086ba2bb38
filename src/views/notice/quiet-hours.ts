import type { QuietHours } from '../../domain/notice/quiet-hours.ts';
import { lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { bold, code, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** One's own quiet hours, and what they do not keep back. */
export function renderQuietHours(
  hours: Pick<QuietHours, 'fromMinute' | 'untilMinute' | 'timeZone'> | null,
): Message {
  if (hours === null) {
    const none = mrkdwn`You have no quiet hours.`;
    return message(none, [lines(none, mrkdwn`${code('/release quiet 20:00-07:00')} sets them.`)]);
  }
  const { fromMinute, untilMinute, timeZone } = hours;
  const first: Mrkdwn = mrkdwn`From ${bold(clock(fromMinute))} to ${bold(clock(untilMinute))} (${code(timeZone, 60)}, as in your Slack profile) your notices wait, and come afterwards as things are then.`;
  return message(first, [
    lines(
      first,
      mrkdwn`Requests for your approval and failures that you subscribed to come at once.`,
      mrkdwn`${code('/release quiet off')} ends it.`,
    ),
  ]);
}
