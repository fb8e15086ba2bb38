import type { Mrkdwn } from './mrkdwn.ts';

const formats = {
  moment: '{date_short_pretty} at {time}',
  day: '{date_short}',
  time: '{time}',
} as const;

/** A moment in each reader's own time zone; clients that cannot show that show it in UTC. */
export function slackDate(
  date: Date,
  format: keyof typeof formats = 'moment',
  fallback: string = utc(date),
): Mrkdwn {
  const seconds = Math.floor(date.getTime() / 1000);
  if (!Number.isFinite(seconds)) return { mrkdwn: 'an unknown time' };
  return { mrkdwn: `<!date^${seconds}^${formats[format]}|${fallback.replaceAll(/[<>|&]/g, '')}>` };
}

/** A moment for places that know no markup: `2026-11-21 12:08 UTC`. */
export function utc(date: Date): string {
  if (Number.isNaN(date.getTime())) return 'an unknown time';
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
