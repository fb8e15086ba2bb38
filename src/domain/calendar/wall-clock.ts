const day = 86_400_000;

/**
 * A zone's wall clock as a number: milliseconds since 1970-01-01 00:00 *on that clock*, so that days and
 * minutes are plain arithmetic. Zone names are checked where a configuration is read; an unknown one throws.
 */
export function wallClock(zone: string, at: number): number {
  const part = new Map(
    formatterOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const read = (type: Intl.DateTimeFormatPartTypes) => part.get(type) ?? 0;
  const ms = ((at % 1000) + 1000) % 1000;
  const date = Date.UTC(read('year'), read('month') - 1, read('day'));
  return date + read('hour') * 3_600_000 + read('minute') * 60_000 + read('second') * 1000 + ms;
}

/** How far a zone's wall clock is ahead of UTC, in milliseconds. */
export const offsetAt = (zone: string, at: number): number => wallClock(zone, at) - at;

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

export const startOfDay = (wall: number): number => Math.floor(wall / day) * day;

// Making one costs as much as asking it twenty times, and zones are few.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(zone, made);
  return made;
}
