import type { Sha } from '../ids.ts';
import type { ReleaseNotes } from '../notes/release-notes.ts';

/** One end of a comparison: a candidate, or a tag that was there before Waybill. */
export type DifferenceEnd = { readonly name: string; readonly sha: Sha };

/** What lies between two versions of a project. */
export type Difference = {
  readonly project: string;
  readonly from: DifferenceEnd;
  readonly to: DifferenceEnd;
  /** *Behind*: the second is the older one. *Diverged*: each has what the other lacks. */
  readonly relation: 'ahead' | 'behind' | 'diverged' | 'identical';
  readonly notes: ReleaseNotes;
  readonly commits: number;
  readonly migrations: readonly string[] | null;
  readonly compareUrl: string | null;
};
