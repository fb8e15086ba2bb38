/**
 * How far a zone's wall clock is ahead of UTC at a moment, in milliseconds. Added to the moment, it makes
 * the wall clock a number in which days and minutes are plain arithmetic. Names of zones are checked where a
 * configuration is read; another throws a RangeError.
 */
export function offsetAt(zone: string, at: number): number {
  const [, sign, hours, minutes, seconds] = written.exec(formatterOf(zone).format(at)) ?? [];
  const ms = ((Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0)) * 1000;
  return sign === '-' ? -ms : ms;
}

const day = 86_400_000;

/** `GMT+05:30`; `GMT` alone for none. */
const written = /([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/;

/**
 * The first moment after one, up to another, at which a zone's wall clock is put forward or back; null where
 * it is not. To be asked for a few days at most: of two changes that undo each other it sees neither.
 */
export function clockChange(zone: string, after: number, upTo: number): number | null {
  const offset = offsetAt(zone, after);
  if (offsetAt(zone, upTo) === offset) return null;
  let [before, changed] = [after, upTo];
  while (changed - before > 1) {
    const middle = Math.floor((before + changed) / 2);
    if (offsetAt(zone, middle) === offset) before = middle;
    else changed = middle;
  }
  return changed;
}

/** The first moment at which a zone's wall clock shows this; null where it is put forward over it. */
export function wallClockShows(zone: string, wall: number): number | null {
  const guesses = [wall - offsetAt(zone, wall - day), wall - offsetAt(zone, wall + day)];
  return guesses.toSorted((a, b) => a - b).find((at) => at + offsetAt(zone, at) === wall) ?? null;
}

// Making one takes as long as asking it fifty times, and zones are few.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    year: 'numeric',
    timeZoneName: 'longOffset',
  });
  formatters.set(zone, made);
  return made;
}
