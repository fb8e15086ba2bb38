import type { CandidateId, ReleaseId } from '../ids.ts';
import type { ReleaseState } from './release.ts';

/** A release as far as it takes to tell it from the others. */
export type ReleaseOutline = {
  readonly id: ReleaseId;
  readonly version: string;
  readonly state: ReleaseState;
  readonly cutAt: Date;
  /** By number, lowest first. */
  readonly candidates: readonly { readonly id: CandidateId; readonly number: number }[];
};
