import type { TrainReason } from './train.ts';
import type { ScheduleKind } from './wanted-schedules.ts';

/** Something worth saying about what happens by the clock, as facts. Times are ISO 8601. */
export type ScheduleAnnouncement =
  | {
      /** Nothing ran at several times of a schedule; the latest of them is told of by itself. */
      readonly kind: 'schedule-missed';
      readonly what: Exclude<ScheduleKind, 'anchor-trail'>;
      readonly project: string;
      readonly count: number;
      readonly first: string;
    }
  | {
      /** A train that people knew of is not cut. */
      readonly kind: 'train-not-cut';
      readonly project: string;
      readonly dueAt: string;
      readonly timeZone: string;
      readonly reason: TrainReason;
    };
