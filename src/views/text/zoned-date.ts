import { type Mrkdwn, mrkdwn } from './mrkdwn.ts';
import { slackDate } from './slack-date.ts';

/** A moment on the wall clock of a zone, for places that know no markup: `Tue 24 Nov 09:00 Europe/Berlin`. */
export function zonedDate(date: Date, zone: string): string {
  if (Number.isNaN(date.getTime())) return 'an unknown time';
  const part = new Map(
    formatterOf(zone)
      .formatToParts(date)
      .map(({ type, value }) => [type, value]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes) => part.get(type) ?? '';
  return `${of('weekday')} ${of('day')} ${of('month')} ${of('hour')}:${of('minute')} ${zone}`;
}

/** The same, and when that is for whoever reads it. */
export const zonedMoment = (date: Date, zone: string): Mrkdwn =>
  mrkdwn`${zonedDate(date, zone)} (for you ${slackDate(date)})`;

function formatterOf(zone: string): Intl.DateTimeFormat {
  const options = {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const;
  try {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone });
  } catch {
    // Zones are checked where a configuration is read; a name that the runtime has dropped since is shown in UTC.
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  }
}
