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

/** What happens by itself in a project, the next first. */
export type ProjectSchedule = {
  readonly projectId: string;
  readonly project: string;
  readonly times: readonly NextTime[];
};
