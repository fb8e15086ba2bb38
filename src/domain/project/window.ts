export const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
type Weekday = (typeof weekdays)[number];

/** A day of some year, or of every year. */
type CalendarDay = { readonly year: number | null; readonly month: number; readonly day: number };

/** When a window is, in the wall-clock time of its zone. */
export type WindowTime =
  | {
      readonly kind: 'weekly';
      readonly days: readonly Weekday[];
      /** Minutes after midnight. `until` is not included; at or before `from`, it is on the following day. */
      readonly from: number;
      readonly until: number;
    }
  /** Whole days, the last one included. */
  | { readonly kind: 'dated'; readonly first: CalendarDay; readonly last: CalendarDay };

/** A time at which an environment may, or may not, be deployed to. */
export type Window = {
  readonly effect: 'allow' | 'deny';
  /** As it is written: `Mon-Thu 09:00-16:00`. */
  readonly text: string;
  readonly time: WindowTime;
  /** IANA name. */
  readonly zone: string;
  readonly because: string | null;
};

const day = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const clock = '(?:[01]\\d|2[0-3]):[0-5]\\d|24:00';
const weekly = new RegExp(
  `^(?:(${day}(?:-${day})?(?:,${day}(?:-${day})?)*))?(?:(^| )(${clock})-(${clock}))?$`,
  'i',
);
const dated = /^(?:(\d{4})-)?(\d{2})-(\d{2})(?:\.\.(?:(\d{4})-)?(\d{2})-(\d{2}))?$/;

/**
 * Reads `Mon-Thu 09:00-16:00`, `Sat,Sun`, `22:00-02:00`, `12-20..01-02`, `2026-12-20..2027-01-02` or
 * `12-24`; null for other text.
 */
export function parseWindowTime(text: string): WindowTime | null {
  return parseDated(text.trim()) ?? parseWeekly(text.trim());
}

function parseWeekly(text: string): WindowTime | null {
  const match = weekly.exec(text);
  if (match === null || text === '') return null;
  const [, days, , from, until] = match;
  const start = from === undefined ? 0 : minutes(from);
  const end = until === undefined ? 1440 : minutes(until);
  if (start === end || start === 1440 || end === 0) return null;
  return { kind: 'weekly', days: readDays(days), from: start, until: end };
}

function minutes(clock: string): number {
  const [hours, rest] = clock.split(':').map(Number);
  return (hours ?? 0) * 60 + (rest ?? 0);
}

/** `Fri-Mon` goes over the week's end. Without days, every day is meant. */
function readDays(text: string | undefined): readonly Weekday[] {
  if (text === undefined) return weekdays;
  const chosen = new Set<number>();
  for (const range of text.split(',')) {
    const [first = 0, last = first] = range.split('-').map(dayIndex);
    const length = (last - first + 7) % 7;
    for (let step = 0; step <= length; step += 1) chosen.add((first + step) % 7);
  }
  return weekdays.filter((_, index) => chosen.has(index));
}

function dayIndex(name: string): number {
  return weekdays.findIndex((weekday) => weekday.toLowerCase() === name.toLowerCase());
}

function parseDated(text: string): WindowTime | null {
  const match = dated.exec(text);
  if (match === null) return null;
  const [, firstYear, firstMonth, firstDay, lastYear, lastMonth, lastDay] = match;
  const first = calendarDay(firstYear, firstMonth, firstDay);
  const last = lastMonth === undefined ? first : calendarDay(lastYear, lastMonth, lastDay);
  if (first === null || last === null || (first.year === null) !== (last.year === null)) return null;
  const isBackwards = first.year !== null && ordinal(last) < ordinal(first);
  return isBackwards ? null : { kind: 'dated', first, last };
}

/** Null for a day that no calendar has; 29 February is one of every year that has it. */
function calendarDay(year?: string, month?: string, day?: string): CalendarDay | null {
  const read = { year: year === undefined ? null : Number(year), month: Number(month), day: Number(day) };
  const date = new Date(Date.UTC(read.year ?? 2000, read.month - 1, read.day));
  return date.getUTCMonth() === read.month - 1 && date.getUTCDate() === read.day ? read : null;
}

function ordinal({ year, month, day }: CalendarDay): number {
  return (year ?? 0) * 10_000 + month * 100 + day;
}
