import type { TrainState } from './train.ts';

/** The no to what people ask of schedules. */
export type ScheduleRefusal =
  | { readonly code: 'no-train'; readonly project: string }
  | {
      /** Its time has passed, or it is over. */
      readonly code: 'train-gone';
      readonly dueAt: string;
      readonly timeZone: string;
      readonly state: TrainState;
    };
