import type { UserId } from '../ids.ts';
import type { Rung } from '../policy/ladder.ts';
import type { ActorName } from '../trail/event.ts';
import type { TrainReason } from './train.ts';
import type { ScheduleKind } from './wanted-schedules.ts';

/** What a captain said of one digest. */
type OfDigest = {
  readonly project: string;
  /** ISO 8601 */
  readonly dueAt: string;
  readonly timeZone: string;
  readonly by: UserId;
};

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
      /** A planned promotion did not start by its latest: somebody says whether it still goes. Times are ISO 8601. */
      readonly kind: 'plan-passed';
      readonly deploymentId: string;
      readonly candidate: string;
      readonly environment: string;
      readonly at: string;
      readonly latest: string;
      readonly requestedBy: ActorName;
      /** The other gates that do not hold. */
      readonly rungs: readonly Rung[];
    }
  | (OfDigest & { readonly kind: 'digest-skipped' })
  | (OfDigest & { readonly kind: 'digest-resumed' })
  | {
      /** A train that people knew of is not cut. */
      readonly kind: 'train-not-cut';
      readonly project: string;
      readonly dueAt: string;
      readonly timeZone: string;
      readonly reason: TrainReason;
    };
