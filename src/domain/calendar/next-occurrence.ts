import { CronExpressionParser } from 'cron-parser';
import { momentOf } from './moment-of.ts';
import { offsetAt } from './wall-clock.ts';

/** Occurrences that a clock put back shows a second time are passed over: there are sixty in an hour at most. */
const mostPassedOver = 3 * 60;

/**
 * The next time after a moment at which a cron expression is due on a zone's wall clock; null where it is never
 * again. A time that the clock skips is due at the first moment after; one that it shows twice, the first time.
 */
export function nextOccurrence(cron: string, timeZone: string, after: Date): Date | null {
  const from = after.getTime();
  // The expression is asked about the wall clock as if it were UTC, where no clock is put forward or back.
  const wallNow = new Date(from + offsetAt(timeZone, from));
  const walls = occurrencesAfter(cron, wallNow);
  for (let passed = 0; passed <= mostPassedOver; passed += 1) {
    const wall = walls();
    if (wall === null) return null;
    const at = momentOf(timeZone, wall);
    if (at > from) return new Date(at);
  }
  return null;
}

/** A day that no calendar has, 30 February, is refused or looked for in vain. */
function occurrencesAfter(cron: string, currentDate: Date): () => number | null {
  try {
    const walls = CronExpressionParser.parse(cron, { tz: 'UTC', currentDate });
    return () => {
      try {
        return walls.next().toDate().getTime();
      } catch {
        return null;
      }
    };
  } catch {
    return () => null;
  }
}
