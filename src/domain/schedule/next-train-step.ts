import { nextOccurrence } from '../calendar/next-occurrence.ts';
import type { TrainConfiguration } from '../project/configuration.ts';
import { isMissed } from './lateness.ts';
import type { Train, TrainReason } from './train.ts';

/** What is to be done about a train now. */
export type TrainStep =
  | { readonly step: 'rest' }
  | { readonly step: 'announce' }
  | { readonly step: 'wait'; readonly until: Date }
  | { readonly step: 'cut' }
  /** Its time has passed while it was skipped: nothing can be changed any more. */
  | { readonly step: 'settle' }
  | { readonly step: 'end'; readonly state: 'missed' | 'called-off'; readonly reason: TrainReason };

/** Told from what is recorded and configured, each time anew; `schedule` is null where the project has none now. */
export function nextTrainStep(train: Train, schedule: TrainConfiguration | null, now: Date): TrainStep {
  if (train.lookAt === null) return { step: 'rest' };
  const isDue = train.dueAt <= now;
  if (train.state !== 'expected' && train.state !== 'skipped') return { step: 'rest' };
  if (train.state === 'skipped' && isDue) return { step: 'settle' };
  if (schedule === null || !hasOccurrence(schedule, train)) {
    return { step: 'end', state: 'called-off', reason: { code: 'schedule-changed' } };
  }
  if (train.state === 'skipped') return { step: 'wait', until: train.dueAt };
  if (!isDue) {
    const tellAt = new Date(train.dueAt.getTime() - schedule.announceMs);
    // One that was skipped and resumed long before is told of again with what it would bring by then.
    const isTold = schedule.announceMs === 0 || (train.announcedAt !== null && train.announcedAt >= tellAt);
    if (isTold) return { step: 'wait', until: train.dueAt };
    return tellAt <= now ? { step: 'announce' } : { step: 'wait', until: tellAt };
  }
  if (schedule.missed === 'make-up') return { step: 'cut' };
  if (isMissed(train.dueAt, now)) {
    const wasTried = train.reason?.code === 'unreachable';
    return { step: 'end', state: 'missed', reason: { code: wasTried ? 'unreachable' : 'nothing-ran' } };
  }
  // People were to have time to say no.
  if (schedule.announceMs > 0 && train.announcedAt === null)
    return { step: 'end', state: 'missed', reason: { code: 'not-announced' } };
  return { step: 'cut' };
}

function hasOccurrence({ cron, zone }: TrainConfiguration, { dueAt }: Train): boolean {
  const at = nextOccurrence(cron, zone, new Date(dueAt.getTime() - 1));
  return at !== null && at.getTime() === dueAt.getTime();
}
