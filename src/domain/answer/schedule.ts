import type { DeploymentId } from '../ids.ts';
import type { FreezeScope } from '../policy/freeze-scope.ts';
import type { Freeze } from '../policy/stop.ts';
import type { TrainState } from '../schedule/train.ts';
import type { ScheduleKind } from '../schedule/wanted-schedules.ts';

/** One time at which something happens by itself. */
export type NextTime = {
  readonly kind: Exclude<ScheduleKind, 'anchor-trail'>;
  readonly at: Date;
  /** The zone on whose clock it is due. */
  readonly timeZone: string;
  readonly state: Extract<TrainState, 'expected' | 'skipped'>;
};

/** A train or digest as it stands after somebody skipped or resumed it. */
export type OccurrenceChanged = {
  readonly project: string;
  /** ISO 8601 */
  readonly dueAt: string;
  readonly timeZone: string;
  readonly state: NextTime['state'];
  /** Whether it was so already. */
  readonly isOld: boolean;
};

/** A promotion that was planned for a time. */
export type PlannedPromotion = {
  readonly deploymentId: DeploymentId;
  readonly candidate: string;
  readonly environment: string;
  readonly at: Date;
  readonly latest: Date;
};

/** What happens by itself in a project, the next first. */
export type ProjectSchedule = {
  readonly projectId: string;
  readonly project: string;
  readonly times: readonly NextTime[];
  readonly plans: readonly PlannedPromotion[];
  /** Those that are planned, and those that end by themselves. */
  readonly freezes: readonly { readonly freeze: Freeze; readonly scope: FreezeScope }[];
};
