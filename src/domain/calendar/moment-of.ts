import { clockChange, wallClockShows } from './wall-clock.ts';

const day = 86_400_000;

/**
 * The first moment at which a zone's wall clock shows a time; where it is put forward over that time, the first
 * moment after.
 */
export function momentOf(zone: string, wall: number): number {
  const shown = wallClockShows(zone, wall);
  if (shown !== null) return shown;
  const near = wall - day;
  return clockChange(zone, near, wall + day) ?? wall;
}
