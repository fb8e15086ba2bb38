export interface Reader {
  readonly timeZone: string;
  readonly now: Date;
}

const part = (at: Date, timeZone: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-US', { timeZone, ...options }).format(at);

const isoDay = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);

const dayMs = 86_400_000;

const ordinal = (day: string): string => {
  const number = Number(day);
  const isTeen = number % 100 >= 11 && number % 100 <= 13;
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${day}${ending}`;
};

const monthAndDay = (at: Date, timeZone: string, month: 'long' | 'short'): string =>
  `${part(at, timeZone, { month })} ${
    month === 'long'
      ? ordinal(part(at, timeZone, { day: 'numeric' }))
      : part(at, timeZone, { day: 'numeric' })
  }`;

const year = (at: Date, timeZone: string): string => part(at, timeZone, { year: 'numeric' });

/** Today, Yesterday or Tomorrow, where it is one of them for the reader. */
const nearDay = (at: Date, { timeZone, now }: Reader): string | undefined => {
  const day = isoDay(at, timeZone);
  if (day === isoDay(now, timeZone)) return 'Today';
  if (day === isoDay(new Date(now.getTime() - dayMs), timeZone)) return 'Yesterday';
  if (day === isoDay(new Date(now.getTime() + dayMs), timeZone)) return 'Tomorrow';
  return undefined;
};

const ago = (at: Date, now: Date): string => {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  const words = new Intl.RelativeTimeFormat('en-US', { numeric: 'auto' });
  const units = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ] as const;
  const unit = units.find(([, length]) => Math.abs(seconds) >= length);
  return unit === undefined
    ? words.format(seconds, 'second')
    : words.format(Math.trunc(seconds / unit[1]), unit[0]);
};

type Write = (at: Date, reader: Reader) => string;

const dateLong: Write = (at, { timeZone }) =>
  `${part(at, timeZone, { weekday: 'long' })}, ${monthAndDay(at, timeZone, 'long')}, ${year(at, timeZone)}`;
const date: Write = (at, { timeZone }) => `${monthAndDay(at, timeZone, 'long')}, ${year(at, timeZone)}`;
const dateShort: Write = (at, { timeZone }) => `${monthAndDay(at, timeZone, 'short')}, ${year(at, timeZone)}`;
const pretty =
  (write: Write): Write =>
  (at, reader) =>
    nearDay(at, reader)?.toLowerCase() ?? write(at, reader);

const tokens: Readonly<Record<string, Write>> = {
  date_num: (at, { timeZone }) => isoDay(at, timeZone),
  date_slash: (at, { timeZone }) => isoDay(at, timeZone).replaceAll('-', '/'),
  date,
  date_short: dateShort,
  date_long: dateLong,
  date_pretty: pretty(date),
  date_short_pretty: pretty(dateShort),
  date_long_pretty: pretty(dateLong),
  day_divider_pretty: (at, reader) => nearDay(at, reader) ?? dateLong(at, reader).replace(/, \d+$/, ''),
  time: (at, { timeZone }) => part(at, timeZone, { hour: 'numeric', minute: '2-digit' }),
  time_secs: (at, { timeZone }) => part(at, timeZone, { timeStyle: 'medium' }),
  ago: (at, { now }) => ago(at, now),
};

/** A moment in Slack's date format, for a reader; the fallback where the format has an unknown word. */
export const slackDate = (timestamp: number, format: string, fallback: string, reader: Reader): string => {
  const at = new Date(timestamp * 1000);
  if (Number.isNaN(at.getTime())) return fallback;
  let isKnown = true;
  const written = format.replaceAll(/\{([a-z_]+)\}/g, (_whole, name: string) => {
    const write = Object.hasOwn(tokens, name) ? tokens[name] : undefined;
    if (write === undefined) isKnown = false;
    return write?.(at, reader) ?? '';
  });
  return isKnown ? written.replace(/^(today|yesterday|tomorrow)/, capitalised) : fallback;
};

const capitalised = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
