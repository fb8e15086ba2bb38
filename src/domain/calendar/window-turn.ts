import type { Window } from '../project/window.ts';
import { clockChange, offsetAt } from './wall-clock.ts';
import { isDuring, nextTurn } from './window-time.ts';

const day = 86_400_000;

/** Whether a moment is in a window: by what the wall clock of its zone shows, and by nothing else. */
export const isIn = ({ time, zone }: Window, at: number): boolean => isDuring(time, at + offsetAt(zone, at));

/**
 * The next moment at which a window begins or ends; null where it never does again. A clock that is put
 * back may show its times twice, one that is put forward may leave them out.
 */
export function turnAfter(window: Window, after: number): number | null {
  const { zone, time } = window;
  const was = isIn(window, after);
  let at = after;
  for (;;) {
    const offset = offsetAt(zone, at);
    const wall = nextTurn(time, at + offset);
    const turn = wall === null ? null : wall - offset;
    const isNear = turn !== null && turn - at <= 2 * day;
    // A change of the clock matters only within a day of a time at which the window turns: the last, or the next.
    const upTo = isNear ? turn : at + day;
    const change = clockChange(zone, at, upTo);
    if (change !== null) {
      if (isIn(window, change) !== was) return change;
      at = change;
    } else if (isNear) return turn;
    else if (turn === null) return null;
    else at = turn - day;
  }
}
