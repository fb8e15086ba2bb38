import type { ScheduleRefusal } from '../../domain/schedule/schedule-refusal.ts';
import { bold, code, mrkdwn } from '../text/mrkdwn.ts';
import { plural } from '../text/plural.ts';
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
  'no-digest': ({ project }) => ({
    sentence: mrkdwn`No digest of ${bold(project)} is to be sent by itself at that time.`,
    wayOut: mrkdwn`${code('/release schedule')} shows what is due; ${code('schedules.digest')} in waybill.yaml sets it.`,
  }),
  'not-planned': ({ candidate, environment }) => ({
    sentence: mrkdwn`${bold(candidate)} to ${bold(environment)} is planned for no time: it goes as soon as its gates hold.`,
    wayOut: mrkdwn`${code(`/release why ${environment}`, 100)} shows what it waits for.`,
  }),
  'plan-too-far': ({ candidate, environment, days }) => ({
    sentence: mrkdwn`${bold(candidate)} to ${bold(environment)} can be planned ${plural(days, 'day')} ahead: an approval that is given now would be too old after that.`,
    wayOut: mrkdwn`Plan it for an earlier time, or ask again nearer to it; ${code('approvals.valid')} sets how long a yes holds.`,
  }),
  'train-gone': ({ dueAt, timeZone, state }) => ({
    sentence: mrkdwn`The release train of ${zonedMoment(new Date(dueAt), timeZone)} ${standings[state]}: it can be neither skipped nor resumed any more.`,
    wayOut: mrkdwn`${code('/release cut')} cuts by hand, ${code('/release abandon')} closes a release that was cut.`,
  }),
} satisfies WordsFor<ScheduleRefusal['code']>;
