import { CronExpressionParser } from 'cron-parser';

/** The next time after a moment at which a cron expression is due on a zone's wall clock. */
export function nextOccurrence(cron: string, timeZone: string, after: Date): Date {
  return CronExpressionParser.parse(cron, { tz: timeZone, currentDate: after }).next().toDate();
}
