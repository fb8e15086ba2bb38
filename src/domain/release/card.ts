import type { Pick } from '../pick/pick.ts';
import type { FileState, Project } from '../repository/repository.ts';
import type { Candidate } from './candidate.ts';
import type { Dispatch } from './dispatch.ts';
import type { EnvironmentLine } from './environment-line.ts';
import type { Release } from './release.ts';

/** Everything that a release's card shows, as it is at the moment of drawing. */
export type CardFacts = {
  readonly project: Project;
  readonly repositoryName: string;
  /** A broken or missing configuration is said on every card. */
  readonly fileState: FileState;
  readonly release: Release;
  /** By number, lowest first; empty only while the fix of a hotfix is being picked. */
  readonly candidates: readonly Candidate[];
  /** The latest candidate's latest dispatch; null where nothing is built. */
  readonly dispatch: Dispatch | null;
  /** In their order. */
  readonly environments: readonly EnvironmentLine[];
  /** Oldest first. */
  readonly picks: readonly Pick[];
  /** Fixes that were made on its branch first, on their way to trunk; oldest first. */
  readonly backMerges: readonly Pick[];
};
