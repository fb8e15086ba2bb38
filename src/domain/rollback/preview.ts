import type { WhatRuns } from '../policy/policy-facts.ts';
import type { EnvironmentConfiguration } from '../project/environment.ts';
import type { Refusal } from '../refusal.ts';
import type { Project } from '../repository/repository.ts';
import type { RollbackChoice } from './choose.ts';
import type { Rollback } from './rollback.ts';

/** What a person is shown of one environment before they roll it back. */
export type RollbackPreview = {
  readonly project: Project;
  readonly environment: EnvironmentConfiguration;
  readonly choice: RollbackChoice;
  readonly here: WhatRuns;
  readonly now: Date;
  readonly removes: Rollback['removes'];
  /** In between; null where it could not be seen, or nothing is configured as a migration. */
  readonly migrations: readonly string[] | null;
  readonly contracting: readonly string[] | null;
  /** What stands against it as it is; null where nothing does. */
  readonly obstacle: Refusal | null;
  /** Whether tag and workflow could be looked at. */
  readonly isSeen: boolean;
  readonly usualMs: number | null;
  readonly alsoRunsIn: readonly string[];
  /** A rollback to the very same is on its way: asking again adds nothing. */
  readonly isOnItsWay: boolean;
  /** What it would have to stop first. */
  readonly stops: string | null;
};
