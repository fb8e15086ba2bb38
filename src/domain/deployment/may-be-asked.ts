import { no, type Outcome, yes } from '../outcome.ts';
import type { WhatRuns } from '../policy/policy-facts.ts';
import type { HeldSince } from '../policy/stop.ts';
import type { EnvironmentConfiguration } from '../project/environment.ts';
import type { Candidate } from '../release/candidate.ts';
import { compareVersions } from '../version/version.ts';
import type { PromotionWish } from './promotion-wish.ts';

/** What a promotion is asked for against. */
type Ground = {
  readonly candidate: Pick<Candidate, 'id' | 'name' | 'badSince' | 'badReason'>;
  readonly environment: EnvironmentConfiguration;
  readonly here: Pick<WhatRuns, 'candidate' | 'uncertainSince'>;
  /** Null where the environment is not held. */
  readonly held: HeldSince | null;
  readonly now: Date;
};

/** Whether a promotion may be asked for, or what has to be said first: that a surprising one is meant, what was mended. */
export function mayBeAsked(
  { candidate, environment, here, held, now }: Ground,
  wish: Pick<PromotionWish, 'isStepBackMeant' | 'isAgainMeant' | 'plan' | 'mended'>,
): Outcome<true> {
  const about = { candidate: candidate.name, environment: environment.name };
  if (candidate.badSince !== null) {
    return no({ code: 'candidate-bad', candidate: candidate.name, because: candidate.badReason });
  }
  const isThere = here.candidate?.id === candidate.id && here.uncertainSince === null;
  if (isThere && wish.isAgainMeant !== true) return no({ code: 'already-there', ...about });
  const isStepBack = here.candidate !== null && compareVersions(candidate.name, here.candidate.name) < 0;
  if (isStepBack && wish.isStepBackMeant !== true) {
    return no({ code: 'step-back', ...about, from: here.candidate.name });
  }
  if (held !== null && (wish.mended ?? '').trim() === '') {
    return no({ code: 'held', environment: environment.name, ...held });
  }
  const { validMs } = environment.approvals;
  if (wish.plan !== undefined && wish.plan.at.getTime() - now.getTime() >= validMs) {
    return no({ code: 'plan-too-far', ...about, days: Math.floor(validMs / 86_400_000) });
  }
  return yes(true);
}
