import type { RequiredCheck } from './environment.ts';
import { type Weighed, weigh } from './loosening.ts';

/** Weighs changed required checks. The same name reported by another app is another check. */
export function weighChecks(
  at: string,
  from: readonly RequiredCheck[],
  to: readonly RequiredCheck[],
): Weighed<readonly RequiredCheck[]> {
  const kept = from.map((check) => {
    const next = to.find((each) => isSameCheck(each, check));
    if (next === undefined) {
      return weigh<RequiredCheck | null>({
        path: `${at}.${check.name}`,
        from: check,
        to: null,
        why: 'check-removed',
        isLooser: true,
        show: (each) => each?.name ?? null,
      });
    }
    return weigh<RequiredCheck | null>({
      path: `${at}.${check.name}`,
      from: check,
      to: next,
      why: 'check-weakened',
      isLooser: next.accepts.some((conclusion) => !check.accepts.includes(conclusion)),
      meanwhile: { ...next, accepts: next.accepts.filter((each) => check.accepts.includes(each)) },
      show: (each) => each?.accepts.join(', ') ?? null,
    });
  });
  const added = to.filter((check) => !from.some((each) => isSameCheck(each, check)));
  const loosened = kept.flatMap((check) => check.loosened);
  if (loosened.length === 0) return { effective: to, loosened };
  return { effective: [...kept.flatMap(({ effective }) => effective ?? []), ...added], loosened };
}

function isSameCheck(a: RequiredCheck, b: RequiredCheck): boolean {
  return a.name === b.name && a.app === b.app;
}
