import { dateFormat } from './date-format.ts';
import type { Reader } from './reader.ts';

const dayMs = 86_400_000;

const shown = (at: Date, timeZone: string, options: Intl.DateTimeFormatOptions): string =>
  dateFormat('en-US', timeZone, options).format(at);

const dayOf = (at: Date, timeZone: string): string =>
  dateFormat('en-CA', timeZone, { dateStyle: 'short' }).format(at);

/** "today", "yesterday", "tomorrow", or the date as it is. */
const pretty = (at: Date, now: Date, timeZone: string, otherwise: string): string => {
  const day = dayOf(at, timeZone);
  if (day === dayOf(now, timeZone)) return 'today';
  if (day === dayOf(new Date(now.getTime() - dayMs), timeZone)) return 'yesterday';
  return day === dayOf(new Date(now.getTime() + dayMs), timeZone) ? 'tomorrow' : otherwise;
};

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

const ago = (at: Date, now: Date): string => {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
    ['second', 1],
  ];
  const [unit, size] = units.find(([, each]) => Math.abs(seconds) >= each) ?? ['second', 1];
  return relative.format(Math.trunc(seconds / size), unit);
};

/** Slack's `<!date^…>` as this reader sees it. https://docs.slack.dev/messaging/formatting-message-text */
export const dateText = (timestamp: number, format: string, fallback: string, reader: Reader): string => {
  const { timeZone, now } = reader;
  if (timeZone === undefined || !Number.isFinite(timestamp)) return fallback;
  const at = new Date(timestamp * 1000);
  const style = (options: Intl.DateTimeFormatOptions): string => shown(at, timeZone, options);
  const short = (): string => style({ dateStyle: 'medium' });
  const long = (): string => style({ weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' });
  const plain = (): string => style({ dateStyle: 'long' });
  const hour: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' };
  const parts: Readonly<Record<string, () => string>> = {
    date_num: () => dayOf(at, timeZone),
    date_slash: () => style({ dateStyle: 'short' }),
    date: plain,
    date_short: short,
    date_long: long,
    date_pretty: () => pretty(at, now, timeZone, plain()),
    date_short_pretty: () => pretty(at, now, timeZone, short()),
    date_long_pretty: () => pretty(at, now, timeZone, long()),
    day_divider_pretty: () => pretty(at, now, timeZone, long()),
    time: () => style(hour),
    time_secs: () => style({ ...hour, second: '2-digit' }),
    ago: () => ago(at, now),
  };
  return format.replaceAll(/\{(\w+)\}/g, (token, name: string) => parts[name]?.() ?? token);
};
