import type { TrainState } from './train.ts';

/** The no to what people ask of schedules. */
export type ScheduleRefusal =
  | { readonly code: 'no-train'; readonly project: string }
  | { readonly code: 'no-digest'; readonly project: string }
  /** Start now is for what was planned for a time. */
  | { readonly code: 'not-planned'; readonly candidate: string; readonly environment: string }
  | {
      /** Approvals that are given now would be too old by then. */
      readonly code: 'plan-too-far';
      readonly candidate: string;
      readonly environment: string;
      readonly days: number;
    }
  | {
      /** Its time has passed, or it is over. */
      readonly code: 'train-gone';
      readonly dueAt: string;
      readonly timeZone: string;
      readonly state: TrainState;
    };
