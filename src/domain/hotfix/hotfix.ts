import type { CandidateId, Sha } from '../ids.ts';

/**
 * Which way a hotfix goes where the environment before production holds a newer candidate. *Usual*: it does not.
 * *Wait*: until it does no longer. *Through*: by another environment that the hotfix policy names. *Take*: it
 * takes that environment, and what was there is brought back afterwards.
 */
export type HotfixRoute =
  | { readonly kind: 'usual' }
  | { readonly kind: 'wait' | 'through'; readonly environment: string }
  | {
      readonly kind: 'take';
      readonly environment: string;
      /** What ran there when it was taken; null once it is back, or has no need to be. */
      readonly occupant: { readonly candidateId: CandidateId; readonly name: string } | null;
    };

/** What a release was started from that is not cut from trunk. */
export type Hotfix = {
  /** The environment of the last tier that it is for. */
  readonly environment: string;
  /** The candidate that ran there then: `1.4.2-rc.3`. */
  readonly from: string;
  readonly fromCandidateId: CandidateId;
  readonly fromSha: Sha;
  readonly route: HotfixRoute;
};
