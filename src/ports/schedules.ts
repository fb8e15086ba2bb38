import type { ProjectId, TrainId } from '../domain/ids.ts';
import type { SkippedTime } from '../domain/schedule/skipped-time.ts';
import type { Train } from '../domain/schedule/train.ts';
import type { ScheduleKind } from '../domain/schedule/wanted-schedules.ts';

/** A schedule that is kept, with its next time. */
type KeptSchedule = {
  readonly kind: ScheduleKind;
  readonly cron: string;
  readonly timeZone: string;
  readonly nextAt: Date;
};

/** Reading what happens by the clock; changes of trains go through `Store.commit`, due times are the ticker's. */
export type ScheduleStore = {
  readonly schedulesOf: (projectId: ProjectId) => Promise<readonly KeptSchedule[]>;
  readonly train: (id: TrainId) => Promise<Train | null>;
  /** Those that a captain skipped and nobody resumed. */
  readonly skippedTimes: (projectId: ProjectId) => Promise<readonly SkippedTime[]>;
  readonly trainAt: (projectId: ProjectId, dueAt: Date) => Promise<Train | null>;
  /** Those that are still to come, expected or skipped, the next one first. */
  readonly trainsAhead: (projectId: ProjectId, now: Date) => Promise<readonly Train[]>;
};
