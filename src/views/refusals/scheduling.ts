import type { ScheduleRefusal } from '../../domain/schedule/schedule-refusal.ts';
import { bold, code, mrkdwn } from '../text/mrkdwn.ts';
import { zonedMoment } from '../text/zoned-date.ts';
import type { WordsFor } from './refusal-words.ts';

const standings = {
  expected: 'is due now',
  skipped: 'was skipped',
  cut: 'was cut',
  'left-out': 'cut nothing',
  refused: 'could not be cut',
  missed: 'was missed',
  'called-off': 'was called off',
} as const;

export const scheduling = {
  'no-train': ({ project }) => ({
    sentence: mrkdwn`No release of ${bold(project)} is to be cut by itself at that time.`,
    wayOut: mrkdwn`${code('/release schedule')} shows what is due; ${code('schedules.cut')} in waybill.yaml sets it.`,
  }),
  'train-gone': ({ dueAt, timeZone, state }) => ({
    sentence: mrkdwn`The release train of ${zonedMoment(new Date(dueAt), timeZone)} ${standings[state]}: it can be neither skipped nor resumed any more.`,
    wayOut: mrkdwn`${code('/release cut')} cuts by hand, ${code('/release abandon')} closes a release that was cut.`,
  }),
} satisfies WordsFor<ScheduleRefusal['code']>;
