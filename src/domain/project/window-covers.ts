import { isSame } from './loosening.ts';
import type { Window } from './window.ts';

/**
 * Whether all of one window's time lies in another's. Only what is certain counts: windows of different
 * zones or kinds never cover each other, nor do those that go over midnight unless they are equal.
 */
export function windowCovers(outer: Window, inner: Window): boolean {
  if (outer.zone !== inner.zone) return false;
  if (isSame(outer.time, inner.time)) return true;
  if (outer.time.kind !== 'weekly' || inner.time.kind !== 'weekly') return false;
  const [wide, narrow] = [outer.time, inner.time];
  const staysInADay = wide.from < wide.until && narrow.from < narrow.until;
  const hasDays = narrow.days.every((day) => wide.days.includes(day));
  return staysInADay && hasDays && wide.from <= narrow.from && narrow.until <= wide.until;
}
