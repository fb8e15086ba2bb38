import type { AnnounceConfiguration } from './configuration.ts';
import { type Weighed, weigh } from './loosening.ts';

/** Weighs how a project announces: a review left out and a gate gone are loosenings. */
export function weighAnnounce(
  path: string,
  from: AnnounceConfiguration,
  to: AnnounceConfiguration,
): Weighed<AnnounceConfiguration> {
  const review = weigh({
    path: `${path}.review`,
    from: from.review,
    to: to.review,
    why: 'review-left-out',
    isLooser: from.review && !to.review,
    show: String,
  });
  const concerns = weigh({
    path: `${path}.concerns`,
    from: from.concerns,
    to: to.concerns,
    why: 'concerns-not-waited-for',
    isLooser: from.concerns === 'gate' && to.concerns !== 'gate',
  });
  return {
    effective: { ...to, review: review.effective, concerns: concerns.effective },
    loosened: [...review.loosened, ...concerns.loosened],
  };
}
