import { offsetAt, wallClockShows } from './wall-clock.ts';

const units = new Map([
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
]);
const day = 86_400_000;
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

const wallClock = (zone: string, at: number): number => at + offsetAt(zone, at);
const startOfDay = (wall: number): number => Math.floor(wall / day) * day;

/** A time as people write it, read on the wall clock of a zone: `text` is what of it was understood. */
export type ReadTime = { readonly at: Date; readonly zone: string };

/**
 * Reads `18:00` (the next time it is), `tomorrow 9:00`, `Monday 9:00`, `2026-12-24 12:00`, `2026-12-24`, `in 2h`, and
 * what machines write, `2026-12-24T12:00:00Z`, which says its zone itself; null for other text, a day that no calendar has, or a time that the clock skips.
 */
export function readTime(text: string, zone: string, now: Date): ReadTime | null {
  const words = text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  const span = /^(?:in )?(\d{1,4}) ?(m|h|d)(?:in|ins|inutes?|ours?|ays?)?$/.exec(words);
  if (span !== null) {
    const unitMs = units.get(span[2] ?? '') ?? 0;
    return { at: new Date(now.getTime() + Number(span[1]) * unitMs), zone };
  }
  if (/^\d{4}-\d{2}-\d{2}[t ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:z|[+-]\d{2}:\d{2})$/.test(words)) {
    const at = Date.parse(words.replace(' ', 't').toUpperCase());
    return Number.isNaN(at) || midnightOf(words.slice(0, 10)) === null ? null : { at: new Date(at), zone };
  }
  const wall = wallOf(words, zone, now.getTime());
  if (wall === null) return null;
  const at = wallClockShows(zone, wall);
  return at === null ? null : { at: new Date(at), zone };
}

/** The moment on the wall clock that is meant. */
function wallOf(words: string, zone: string, now: number): number | null {
  const match =
    /^(?:(today|tomorrow|[a-z]{3,9}|\d{4}-\d{2}-\d{2})(?: |t|$))?(?:(\d{1,2}):(\d{2})(?::00)?)?$/.exec(words);
  if (match === null || words === '') return null;
  const [, date, hours, minutes] = match;
  const today = startOfDay(wallClock(zone, now));
  const minute = clockMs(hours ?? '0', minutes ?? '00');
  if (minute === null) return null;
  if (date === undefined) {
    const next = today + minute;
    return next > wallClock(zone, now) ? next : next + day;
  }
  if (date === 'today') return today + minute;
  if (date === 'tomorrow') return today + day + minute;
  const weekday = weekdays.findIndex((name) => name === date || name.slice(0, 3) === date);
  if (weekday >= 0) {
    const inDays = (weekday - new Date(today).getUTCDay() + 7) % 7;
    const meant = today + inDays * day + minute;
    return meant > wallClock(zone, now) ? meant : meant + 7 * day;
  }
  const midnight = midnightOf(date);
  return midnight === null ? null : midnight + minute;
}

function clockMs(hours: string, minutes: string): number | null {
  const [h, m] = [Number(hours), Number(minutes)];
  return h > 23 || m > 59 ? null : h * 3_600_000 + m * 60_000;
}

/** The beginning of a day, as if it were in UTC; null for one that no calendar has. */
function midnightOf(date: string): number | null {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(date) ? midnight : null;
}
