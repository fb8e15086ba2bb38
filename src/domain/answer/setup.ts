import type { Loosening } from '../project/loosening.ts';
import type { Finding } from '../repository/finding.ts';

/** What the doctor found in one project. */
export type Checkup = { readonly project: string; readonly findings: readonly Finding[] };

/** What `/release setup` did with a repository's `waybill.yaml`. */
export type SetupResult = {
  readonly repository: string;
  readonly registered: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
  readonly retired: readonly string[];
  /** What waits for an admin who did not write it; empty where nothing loosened. */
  readonly waiting: { readonly fileId: string; readonly loosened: readonly Loosening[] } | null;
  readonly checkups: readonly Checkup[];
};
