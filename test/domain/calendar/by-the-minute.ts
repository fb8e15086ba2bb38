import type { Window } from '../../../src/domain/project/window.ts';

const minute = 60_000;

/** What the windows say at a moment, read off the wall clock as a person would. */
export function isOpenByTheClock(windows: readonly Window[], at: number): boolean {
  const covers = (window: Window) => isCovered(window, at);
  if (windows.some((window) => window.effect === 'deny' && covers(window))) return false;
  const allows = windows.filter(({ effect }) => effect === 'allow');
  return allows.length === 0 || allows.some(covers);
}

/** The first minute after a moment, up to another, at which the answer is the other one. */
export function changeByTheClock(windows: readonly Window[], after: number, upTo: number): number | null {
  const was = isOpenByTheClock(windows, after);
  for (let at = Math.floor(after / minute) * minute + minute; at <= upTo; at += minute) {
    if (isOpenByTheClock(windows, at) !== was) return at;
  }
  return null;
}

const dayBefore: Readonly<Record<string, string>> = {
  Mon: 'Sun',
  Tue: 'Mon',
  Wed: 'Tue',
  Thu: 'Wed',
  Fri: 'Thu',
  Sat: 'Fri',
  Sun: 'Sat',
};

function isCovered({ time, zone }: Window, at: number): boolean {
  const { weekday = '', year, month, day, hour, minute } = readClock(zone, at);
  if (time.kind === 'weekly') {
    const minutes = Number(hour) * 60 + Number(minute);
    const has = (name: string) => time.days.some((each) => each === name);
    if (time.until > time.from) return has(weekday) && minutes >= time.from && minutes < time.until;
    return (has(weekday) && minutes >= time.from) || (has(dayBefore[weekday] ?? '') && minutes < time.until);
  }
  const { first, last } = time;
  const dated = first.year !== null;
  const today = `${dated ? year : ''}${two(month)}${two(day)}`;
  const from = `${first.year ?? ''}${two(first.month)}${two(first.day)}`;
  const until = `${last.year ?? ''}${two(last.month)}${two(last.day)}`;
  return from <= until ? from <= today && today <= until : from <= today || today <= until;
}

const two = (number: number | string | undefined): string => String(number).padStart(2, '0');

const formatters = new Map<string, Intl.DateTimeFormat>();

function readClock(zone: string, at: number): Record<string, string> {
  const formatter =
    formatters.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  formatters.set(zone, formatter);
  return Object.fromEntries(formatter.formatToParts(at).map(({ type, value }) => [type, value]));
}
