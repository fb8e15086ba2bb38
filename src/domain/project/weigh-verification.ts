import { formatDuration } from './duration.ts';
import type { SmokeCheck, Verification } from './environment.ts';
import { type Weighed, weigh } from './loosening.ts';

/** Weighs changed verification: what was looked at must still be, and no more leniently. */
export function weighVerification(at: string, from: Verification, to: Verification): Weighed<Verification> {
  const smoke = from.smoke.map((check) => weighSmoke(`${at}.smoke`, check, find(to.smoke, check.url)));
  const added = to.smoke.filter(({ url }) => find(from.smoke, url) === undefined);
  const control = weigh({
    path: `${at}.control`,
    from: from.control,
    to: to.control,
    why: 'verification-weakened',
    isLooser: from.control !== null && to.control !== from.control,
  });
  const bake = weigh({
    path: `${at}.bake`,
    from: from.bakeMs,
    to: to.bakeMs,
    why: 'verification-weakened',
    isLooser: to.bakeMs < from.bakeMs,
    show: formatDuration,
  });
  const loosened = [...smoke, control, bake].flatMap((part) => part.loosened);
  if (loosened.length === 0) return { effective: to, loosened };
  return {
    effective: {
      smoke: [...smoke.flatMap(({ effective }) => effective ?? []), ...added],
      control: control.effective,
      bakeMs: bake.effective,
    },
    loosened,
  };
}

function find(checks: readonly SmokeCheck[], url: string): SmokeCheck | undefined {
  return checks.find((check) => check.url === url);
}

function weighSmoke(path: string, from: SmokeCheck, to: SmokeCheck | undefined): Weighed<SmokeCheck | null> {
  return weigh<SmokeCheck | null>({
    path,
    from,
    to: to ?? null,
    why: to === undefined ? 'verification-removed' : 'verification-weakened',
    isLooser: to === undefined || isMoreLenient(from, to),
    show: (check) => (check === null ? null : inWords(check)),
  });
}

/** More attempts and more time let pass what would have failed before. */
function isMoreLenient(from: SmokeCheck, to: SmokeCheck): boolean {
  const asksLess = from.contains !== null && to.contains !== from.contains;
  const waitsLonger = to.attempts > from.attempts || to.timeoutMs > from.timeoutMs;
  return to.status !== from.status || asksLess || waitsLonger;
}

function inWords({ url, status, contains, attempts, timeoutMs }: SmokeCheck): string {
  const text = contains === null ? '' : ` ${JSON.stringify(contains)}`;
  return `${url} ${status}${text} ${attempts} × ${formatDuration(timeoutMs)}`;
}
