import { isSame, type Weighed, weigh } from './loosening.ts';

type Globs = readonly string[];

const isExclusion = (glob: string): boolean => glob.startsWith('!');

/** Weighs changed globs for contracting migrations: over what they no longer mean, a rollback asks nobody for a plan. */
export function weighContracting(path: string, from: Globs, to: Globs): Weighed<Globs> {
  const hasExclusions = [...from, ...to].some(isExclusion);
  return weigh({
    path,
    from,
    to,
    why: 'contracting-removed',
    isLooser: hasExclusions ? mayMeanLess(from, to) : from.some((glob) => !to.includes(glob)),
    meanwhile: hasExclusions ? from : [...new Set([...from, ...to])],
  });
}

/**
 * Whether less may be meant. The last glob that matches decides, so that with exclusions only this is certain to mean
 * no less: what was there, in its order, without some exclusions, and more globs after it.
 */
function mayMeanLess(from: Globs, to: Globs): boolean {
  if (from.length === 0 || isSame(from, to)) return false;
  // A list that only takes out begins with everything: one more glob would mean less.
  if (from.every(isExclusion)) return true;
  const kept = from.filter((glob) => !isExclusion(glob) || to.includes(glob));
  const added = to.slice(kept.length);
  return !isSame(kept, to.slice(0, kept.length)) || added.some(isExclusion);
}
