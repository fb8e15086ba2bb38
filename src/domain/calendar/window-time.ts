import { type WindowTime, weekdays } from '../project/window.ts';

const minute = 60_000;
const day = 1440 * minute;

/** Leap days may be eight years apart. */
const yearsAhead = 9;

/** Whether a window's time is on a wall clock that shows this. */
export function isDuring(time: WindowTime, wall: number): boolean {
  return time.kind === 'weekly' ? isDuringWeekly(time, wall) : isDuringDated(time, wall);
}

/** The next time on the wall clock at which a window begins or ends; null where it never does again. */
export function nextTurn(time: WindowTime, wall: number): number | null {
  const is = isDuring(time, wall);
  const times = time.kind === 'weekly' ? weeklyTurns(time, wall) : datedTurns(time, wall);
  return times.toSorted((a, b) => a - b).find((each) => each > wall && isDuring(time, each) !== is) ?? null;
}

const startOfDay = (wall: number): number => Math.floor(wall / day) * day;

type Weekly = WindowTime & { readonly kind: 'weekly' };
type Dated = WindowTime & { readonly kind: 'dated' };

function isDuringWeekly({ days, from, until }: Weekly, wall: number): boolean {
  const minutes = (wall - startOfDay(wall)) / minute;
  const has = (at: number): boolean => {
    // 1970-01-01 was a Thursday.
    const weekday = weekdays[(((Math.floor(at / day) + 3) % 7) + 7) % 7];
    return weekday !== undefined && days.includes(weekday);
  };
  if (from < until) return has(wall) && from <= minutes && minutes < until;
  return (has(wall) && from <= minutes) || (has(wall - day) && minutes < until);
}

function weeklyTurns({ from, until }: Weekly, wall: number): number[] {
  const today = startOfDay(wall);
  const days = Array.from({ length: 9 }, (_, index) => today + index * day);
  return days.flatMap((start) => [start, start + from * minute, start + until * minute]);
}

function isDuringDated({ first, last }: Dated, wall: number): boolean {
  const date = new Date(wall);
  const year = first.year === null ? null : date.getUTCFullYear();
  const today = ordinal({ year, month: date.getUTCMonth() + 1, day: date.getUTCDate() });
  const [begins, ends] = [ordinal(first), ordinal(last)];
  if (begins <= ends) return begins <= today && today <= ends;
  return begins <= today || today <= ends;
}

const ordinal = ({ year, month, day }: Dated['first']): number => (year ?? 0) * 10_000 + month * 100 + day;

/** A day that a year lacks, 29 February, turns at the start of the day that follows. */
function datedTurns({ first, last }: Dated, wall: number): number[] {
  const thisYear = new Date(wall).getUTCFullYear();
  const years = Array.from({ length: yearsAhead }, (_, index) => thisYear + index);
  return years.flatMap((year) =>
    [first, last].flatMap(({ month, day, year: own }) => [
      Date.UTC(own ?? year, month - 1, day),
      Date.UTC(own ?? year, month - 1, day + 1),
    ]),
  );
}
