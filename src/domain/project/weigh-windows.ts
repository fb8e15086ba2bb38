import { type Weighed, weigh } from './loosening.ts';
import type { Window } from './window.ts';
import { windowCovers } from './window-covers.ts';

type Windows = readonly Window[];

/**
 * Weighs changed windows: a time that was closed must not open. Without any `allow`, every time is open
 * that no `deny` closes, so the last `allow` to go opens all of them.
 */
export function weighWindows(path: string, from: Windows, to: Windows): Weighed<Windows> {
  const [allowed, denied] = [split(from, 'allow'), split(from, 'deny')];
  const [allows, denies] = [split(to, 'allow'), split(to, 'deny')];
  const opens =
    allowed.length > 0 &&
    (allows.length === 0 || allows.some((window) => !allowed.some((old) => windowCovers(old, window))));
  const reopened = denied.filter((old) => !denies.some((window) => windowCovers(window, old)));
  const allow = weigh({
    path: `${path}.allow`,
    from: allowed,
    to: allows,
    why: 'window-widened',
    isLooser: opens,
    show,
  });
  const deny = weigh({
    path: `${path}.deny`,
    from: denied,
    to: denies,
    why: 'window-widened',
    isLooser: reopened.length > 0,
    meanwhile: [...reopened, ...denies],
    show,
  });
  const loosened = [...allow.loosened, ...deny.loosened];
  return { effective: loosened.length === 0 ? to : [...allow.effective, ...deny.effective], loosened };
}

function split(windows: Windows, effect: Window['effect']): Windows {
  return windows.filter((window) => window.effect === effect);
}

function show(windows: Windows): string | null {
  return windows.length === 0 ? null : windows.map(({ text, zone }) => `${text} ${zone}`).join(', ');
}
