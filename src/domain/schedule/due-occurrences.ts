import { nextOccurrence } from '../calendar/next-occurrence.ts';
import type { WantedSchedule } from './wanted-schedules.ts';

/** So many are looked at; a schedule of every minute is taken up again a day before now after a long pause. */
const mostMissed = 2000;
/** So many are told of ahead. */
const mostAhead = 10;
const day = 86_400_000;

export type DueOccurrences = {
  /** What fires now: the latest whose time has passed, and those that are to be told of by now. */
  readonly firing: readonly Date[];
  /** Those before, which were missed altogether: how many, and the first of them. */
  readonly missed: { readonly count: number; readonly first: Date } | null;
  /** The next that does not fire yet; null where there is none. */
  readonly next: Date | null;
};

/** The occurrences of a schedule that are due, beginning with the one that was kept as its next. */
export function dueOccurrences(
  { cron, timeZone, leadMs }: Pick<WantedSchedule, 'cron' | 'timeZone' | 'leadMs'>,
  nextAt: Date,
  now: Date,
): DueOccurrences {
  const after = (at: Date) => nextOccurrence(cron, timeZone, at);
  const passed: Date[] = [];
  let next: Date | null = nextAt;
  while (next !== null && next <= now) {
    passed.push(next);
    const isLong: boolean = passed.length === mostMissed;
    next = after(isLong ? new Date(Math.max(next.getTime(), now.getTime() - day)) : next);
  }
  const ahead: Date[] = [];
  while (next !== null && next.getTime() <= now.getTime() + leadMs && ahead.length < mostAhead) {
    ahead.push(next);
    next = after(next);
  }
  const [first] = passed;
  const missed = first === undefined || passed.length < 2 ? null : { count: passed.length - 1, first };
  return { firing: [...passed.slice(-1), ...ahead], missed, next };
}
