import { nextOccurrence } from '../calendar/next-occurrence.ts';
import type { UserId } from '../ids.ts';
import type { SentKind } from './notice.ts';

/** When somebody wants to be left alone each day, on the wall clock of their zone. The id is the Slack user's. */
export type QuietHours = {
  readonly id: UserId;
  /** Minutes after midnight; the end may be on the next day. */
  readonly fromMinute: number;
  readonly untilMinute: number;
  readonly timeZone: string;
  readonly isOn: boolean;
  readonly setAt: Date;
  readonly revision: number;
};

/**
 * When quiet hours that hold now are over; null where none do. They hold while their end comes before their beginning, so
 * that it is told from the same moments when the clock is changed: an end that it skips is when it is put forward, and
 * of a time that it shows twice the first counts.
 */
export function quietUntil(hours: Omit<QuietHours, 'id' | 'setAt' | 'revision'>, now: Date): Date | null {
  const { fromMinute, untilMinute, timeZone, isOn } = hours;
  if (!isOn) return null;
  const next = (minute: number): Date | null =>
    nextOccurrence(`${minute % 60} ${Math.floor(minute / 60)} * * *`, timeZone, now);
  const [begins, ends] = [next(fromMinute), next(untilMinute)];
  return begins !== null && ends !== null && ends < begins ? ends : null;
}

/** Whether a notice waits for the end of somebody’s quiet hours. Whoever asked for failures wants them at night. */
export const mayWait = (kind: SentKind): boolean => kind !== 'failure';

/** Reads `20:00-07:00`, `22-6:30` or `20:00 to 07:00`; null for other text, and where both are the same. */
export function readQuietHours(text: string): Pick<QuietHours, 'fromMinute' | 'untilMinute'> | null {
  const found = /^(\d{1,2})(?::(\d{2}))? ?(?:-|–|to) ?(\d{1,2})(?::(\d{2}))?$/i.exec(text.trim());
  if (found === null) return null;
  const fromMinute = minuteOf(found[1], found[2]);
  const untilMinute = minuteOf(found[3], found[4]);
  return fromMinute === null || untilMinute === null || fromMinute === untilMinute
    ? null
    : { fromMinute, untilMinute };
}

function minuteOf(hours = '', minutes = '0'): number | null {
  const [hour, minute] = [Number(hours), Number(minutes)];
  return hour > 23 || minute > 59 ? null : hour * 60 + minute;
}
