import type { Deploying } from '../deployment/deploying.ts';
import type { Shown } from '../deployment/shown.ts';
import type { Hold } from '../policy/stop.ts';
import type { EnvironmentConfiguration } from '../project/environment.ts';
import type { Dispatch } from '../release/dispatch.ts';
import type { Project } from '../repository/repository.ts';
import type { Part, WorkflowFile } from '../repository/rules.ts';
import type { RollbackChoice } from './choose.ts';
import type { Rollback } from './rollback.ts';

/** Everything that a rollback of one environment is decided on, once it is chosen what goes and what comes. */
export type RollbackFacts = {
  readonly now: Date;
  readonly project: Project;
  /** By the last valid configuration: a broken file never disarms a rollback (promise 20). */
  readonly environment: EnvironmentConfiguration;
  readonly choice: RollbackChoice;
  /** Whoever holds the lane: it is cancelled. */
  readonly occupant: Deploying | null;
  /**
   * Those that wait and must not start: of what is taken away, in every environment; of what is brought back,
   * and other rollbacks, here.
   */
  readonly calledOff: readonly Deploying[];
  readonly hold: Hold | null;
  /** Other environments that run what is taken away. They are named, and not moved. */
  readonly alsoRunsIn: readonly string[];
  /** The attempt that brought the target the last time; null where none is recorded. */
  readonly recorded: Dispatch | null;
  readonly build: Shown['build'];
  /** Where the target's tag points now. */
  readonly tag: Part<string | null>;
  /** The target's workflow, as its tag has it; null where it is gone. */
  readonly workflow: Part<WorkflowFile | null>;
  /** Migrations in between that take something away; null where nobody looked, or could. */
  readonly contracting: readonly string[] | null;
  readonly removes: Rollback['removes'];
};
