import type { ScheduleAnnouncement } from '../../domain/schedule/schedule-announcement.ts';
import { codeOf } from '../../domain/schedule/train-decisions.ts';
import { button, buttons } from '../blocks/buttons.ts';
import { context, lines } from '../blocks/section.ts';
import { gateWords } from '../deployment/gate-words.ts';
import { message } from '../message.ts';
import { trainReason } from '../schedule/train-reason.ts';
import { actor, mention } from '../text/mention.ts';
import { bold, code, mrkdwn } from '../text/mrkdwn.ts';
import { plural } from '../text/plural.ts';
import { slackDate } from '../text/slack-date.ts';
import { zonedMoment } from '../text/zoned-date.ts';
import { one, type WordsFor } from './announcement-words.ts';

/** What is said about what happens by the clock. */
export const scheduling = {
  'schedule-missed': ({ what, project, count, first }) =>
    one(
      mrkdwn`⚠️ Waybill did not run at ${plural(count, 'earlier time')} of the schedule ${code(what)} of ${bold(project)}, the first ${slackDate(new Date(first))}.`,
      mrkdwn`These are not made up. The latest one is told of in a message of its own.`,
    ),
  'plan-passed': ({ deploymentId, candidate, environment, at, latest, requestedBy, rungs }) => {
    const first = mrkdwn`⏰ ${bold(candidate)} was planned to go to ${bold(environment)} ${slackDate(new Date(at))}, ${slackDate(new Date(latest))} at the latest, and did not start.`;
    const others = rungs.slice(0, 6).map(({ gate, answer }) => {
      const { what } = gateWords(answer.facts ?? { code: 'holds' });
      return mrkdwn`• *${gate}*: ${what}`;
    });
    return message(first, [
      lines(
        first,
        mrkdwn`It does not start by itself any more. ${actor(requestedBy)}, is it still to go?`,
        ...others,
      ),
      buttons(
        button('Start now', 'promote:start', deploymentId, { style: 'primary' }),
        button('Cancel', 'promote:cancel', deploymentId),
      ),
    ]);
  },
  'digest-skipped': ({ project, dueAt, timeZone, by }) =>
    one(
      mrkdwn`⏭️ The digest of ${bold(project)}, ${zonedMoment(new Date(dueAt), timeZone)}, is skipped, says ${mention(by)}.`,
      mrkdwn`The next one tells what it would have told. ${code('/release schedule resume digest')} sends it after all.`,
    ),
  'digest-resumed': ({ project, dueAt, timeZone, by }) =>
    one(
      mrkdwn`The digest of ${bold(project)}, ${zonedMoment(new Date(dueAt), timeZone)}, is sent after all, says ${mention(by)}.`,
    ),
  'train-not-cut': ({ project, dueAt, timeZone, reason }) => {
    const { why, next } = trainReason(reason);
    const first = mrkdwn`The release train of ${bold(project)}, ${zonedMoment(new Date(dueAt), timeZone)}, is not cut.`;
    return message(first, [lines(first, why, next), context(mrkdwn`Not cut: ${code(codeOf(reason))}`)]);
  },
} satisfies WordsFor<ScheduleAnnouncement['kind']>;
