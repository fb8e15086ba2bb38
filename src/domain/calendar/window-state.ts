import type { Window } from '../project/window.ts';
import { isIn, turnAfter } from './window-turn.ts';

/** Whether an environment may be deployed to at a moment, and when that changes. */
export type WindowState = {
  readonly isOpen: boolean;
  /** When it opens; null while it is open, and where no opening is in sight. */
  readonly opensAt: Date | null;
  /** When it closes; null while it is closed, and where no closing is in sight. */
  readonly closesAt: Date | null;
  /** The `deny` in force; of several, the one that ends last. */
  readonly deniedBy: Window | null;
};

/** How many turns of windows are looked at: with a window every week, more than a year to the opening. */
const sight = { open: 120, closed: 12 } as const;

/**
 * What the windows say at a moment. A `deny` wins over every `allow`; without any `allow`, what no `deny`
 * closes is open.
 */
export function windowState(windows: readonly Window[], now: Date): WindowState {
  const { isOpen, deniedBy, until } = stand(windows, now.getTime());
  return {
    isOpen,
    opensAt: isOpen ? null : next(windows, until, 'open'),
    closesAt: isOpen ? next(windows, until, 'closed') : null,
    deniedBy,
  };
}

type Standing = {
  readonly isOpen: boolean;
  readonly deniedBy: Window | null;
  /** Until then nothing changes; null for ever. */
  readonly until: number | null;
};

function stand(windows: readonly Window[], at: number): Standing {
  const turns = windows.map((window) => ({ window, is: isIn(window, at), turn: turnAfter(window, at) }));
  const denies = turns.filter(({ window }) => window.effect === 'deny');
  const denying = denies.filter(({ is }) => is);
  const last = denying.find(({ turn }) => turn === latest(denying));
  if (last !== undefined) return { isOpen: false, deniedBy: last.window, until: last.turn };
  const allows = turns.filter(({ window }) => window.effect === 'allow');
  const allowing = allows.filter(({ is }) => is);
  if (allows.length > 0 && allowing.length === 0) {
    return { isOpen: false, deniedBy: null, until: earliest(allows) };
  }
  const allowedUntil = allows.length === 0 ? null : latest(allowing);
  return { isOpen: true, deniedBy: null, until: earliest([...denies, { turn: allowedUntil }]) };
}

type Turn = { readonly turn: number | null };

function latest(turns: readonly Turn[]): number | null {
  return turns.some(({ turn }) => turn === null) ? null : Math.max(...turns.map(({ turn }) => turn ?? 0));
}

function earliest(turns: readonly Turn[]): number | null {
  const known = turns.flatMap(({ turn }) => turn ?? []);
  return known.length === 0 ? null : Math.min(...known);
}

/** The first moment in sight at which it is open, or closed; the first looked at is the next at which anything turns. */
function next(windows: readonly Window[], from: number | null, wanted: keyof typeof sight): Date | null {
  let at = from;
  for (let turns = 0; turns < sight[wanted] && at !== null; turns += 1) {
    const { isOpen, until } = stand(windows, at);
    if (isOpen === (wanted === 'open')) return new Date(at);
    at = until;
  }
  return null;
}
