import type { ProjectId, UserId, WatchId } from '../ids.ts';
import type { Rung } from '../policy/ladder.ts';
import type { WhatRuns } from '../policy/policy-facts.ts';
import type { ReleaseState } from '../release/release.ts';
import type { PickSource, PickState } from './pick.ts';

/** How far a change has come in one release. */
export type ReleaseStage = {
  readonly version: string;
  readonly state: ReleaseState;
  /** The first candidate that has it, and the latest; null where none has. */
  readonly first: string | null;
  readonly latest: string;
  /** Where it is being picked into the release; null where nobody has asked. */
  readonly pick: PickState | null;
};

/** Whether a change is in what runs in an environment. */
export type EnvironmentStage = { readonly runs: WhatRuns; readonly isThere: boolean };

/** What stands between a change and the last tier. */
export type NextStep =
  | { readonly kind: 'merge' }
  | { readonly kind: 'cut' }
  /** Nobody has asked for the candidate to be brought there. */
  | { readonly kind: 'promote'; readonly candidate: string; readonly environment: string }
  | {
      readonly kind: 'wait';
      readonly candidate: string;
      readonly environment: string;
      readonly rungs: readonly Rung[];
    }
  | { readonly kind: 'arrived' };

/** The journey of one change through candidates and environments. */
export type Journey = {
  readonly project: string;
  readonly projectId: ProjectId;
  /** As it was typed, to ask again by. */
  readonly text: string;
  /** Where a ticket was meant that several changes name: the others, as they can be asked for. */
  readonly others: readonly string[];
  readonly source: Pick<PickSource, 'prNumber' | 'title' | 'url' | 'commits'>;
  readonly isMerged: boolean;
  /** Open releases first, then the latest closed ones; highest version first. */
  readonly releases: readonly ReleaseStage[];
  /** In their order. */
  readonly environments: readonly EnvironmentStage[];
  readonly next: NextStep;
};

/** A person who wants to hear when a change is in the last tier. */
export type Watch = {
  readonly id: WatchId;
  readonly projectId: ProjectId;
  readonly userId: UserId;
  readonly sourceKey: string;
  readonly source: PickSource;
  readonly askedAt: Date;
  readonly toldAt: Date | null;
  readonly revision: number;
};
