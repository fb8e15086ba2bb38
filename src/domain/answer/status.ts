import type { WhatRuns } from '../policy/policy-facts.ts';
import type { Candidate } from '../release/candidate.ts';
import type { Dispatch } from '../release/dispatch.ts';
import type { EnvironmentLine } from '../release/environment-line.ts';
import type { Release } from '../release/release.ts';
import type { FileProblem, FileState, Project } from '../repository/repository.ts';
import type { NextTime } from './schedule.ts';

export type ReleaseStatus = {
  readonly release: Release;
  readonly candidate: Candidate;
  readonly dispatch: Dispatch | null;
  /** Where it has come to, and what runs there. */
  readonly environments: readonly EnvironmentLine[];
  /** Where its card is; null until it is posted. */
  readonly card: { readonly channelId: string; readonly ts: string } | null;
};

/** What is in flight in a project, and what waits for whom. */
export type ProjectStatus = {
  readonly project: Project;
  /** The one release that was asked for; null where all were. The rest is then left out. */
  readonly about: Release | null;
  readonly repositoryName: string;
  readonly fileState: FileState;
  readonly fileProblems: readonly FileProblem[];
  /** A configuration that waits for an admin's acceptance. */
  readonly waitingFile: {
    readonly id: string;
    readonly authorLogins: readonly (string | null)[];
    readonly loosened: number;
  } | null;
  /** Open ones that have no candidate yet: their one change is still being picked. */
  readonly starting: readonly Release[];
  /** Open ones, newest first. */
  readonly open: readonly ReleaseStatus[];
  /** What runs in each environment, where no open release says so. */
  readonly runs: readonly WhatRuns[];
  /** When the next release is cut by itself; null where none is. */
  readonly nextTrain: NextTime | null;
  /** The latest that is no longer open. */
  readonly latestClosed: Release | null;
};
