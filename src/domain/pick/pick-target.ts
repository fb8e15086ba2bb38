import type { CandidateId, ReleaseId } from '../ids.ts';
import type { PickSource } from './pick.ts';

/** One open release that a change may go into. */
export type PickTarget = {
  readonly releaseId: ReleaseId;
  readonly version: string;
  /** `1.5.0-rc.2` */
  readonly candidate: string;
  readonly candidateId: CandidateId;
  /** What the next candidate would be called. */
  readonly next: string;
  /** *Has*: the change is in its latest candidate. *On its way*: somebody has asked for it. */
  readonly state: 'missing' | 'has' | 'on-its-way';
};

/** A change, and the open releases with whether they have it; newest version first. */
export type PickPlan = {
  readonly project: string;
  readonly source: PickSource;
  readonly targets: readonly PickTarget[];
};

/** What came of asking for a change in one release. */
export type PickAnswer = { readonly version: string; readonly state: 'started' | 'has' | 'on-its-way' };
