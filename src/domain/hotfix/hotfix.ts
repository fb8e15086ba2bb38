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

/**
 * What a release was started from that is not cut from trunk. A *fix* goes to production ahead of everything, by
 * rules of its own; what is *without* a change of a returned release goes its usual way.
 */
export type Hotfix = {
  readonly kind: 'fix' | 'without';
  /** The environment of the last tier that it is for, or that its predecessor was returned from. */
  readonly environment: string;
  /** The candidate that it starts from: `1.4.2-rc.3`. */
  readonly from: string;
  readonly fromCandidateId: CandidateId;
  readonly fromSha: Sha;
  readonly route: HotfixRoute;
};

/** Whether a release goes by the rules for hotfixes. */
export const isHotfix = ({ hotfix }: { readonly hotfix: Hotfix | null }): boolean => hotfix?.kind === 'fix';
