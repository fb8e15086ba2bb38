import type { ScheduleAnnouncement } from '../../domain/schedule/schedule-announcement.ts';
import { codeOf } from '../../domain/schedule/train-decisions.ts';
import { context, lines } from '../blocks/section.ts';
import { message } from '../message.ts';
import { trainReason } from '../schedule/train-reason.ts';
import { bold, code, mrkdwn } from '../text/mrkdwn.ts';
import { plural } from '../text/plural.ts';
import { slackDate } from '../text/slack-date.ts';
import { zonedMoment } from '../text/zoned-date.ts';
import { one, type WordsFor } from './announcement-words.ts';

/** What is said about what happens by the clock. */
export const scheduling = {
  'schedule-missed': ({ what, project, count, first }) =>
    one(
      mrkdwn`⚠️ Waybill did not run at ${plural(count, 'time')} of the schedule ${code(what)} of ${bold(project)}, the first ${slackDate(new Date(first))}.`,
      mrkdwn`These are not made up. The latest is told of by itself.`,
    ),
  'train-not-cut': ({ project, dueAt, timeZone, reason }) => {
    const { why, next } = trainReason(reason);
    const first = mrkdwn`The release train of ${bold(project)}, ${zonedMoment(new Date(dueAt), timeZone)}, is not cut.`;
    return message(first, [lines(first, why, next), context(mrkdwn`Not cut: ${code(codeOf(reason))}`)]);
  },
} satisfies WordsFor<ScheduleAnnouncement['kind']>;
