import { nextOccurrence } from '../calendar/next-occurrence.ts';
import type { WantedSchedule } from './wanted-schedules.ts';

type Rule = Pick<WantedSchedule, 'kind' | 'cron' | 'timeZone'>;
export type ScheduleInForce = Rule & { readonly nextAt: Date };

/**
 * What is asked for with its next time: as it is kept, or by its rule where a configuration has only just come into
 * force and is not kept yet.
 */
export function schedulesInForce(
  wanted: readonly Rule[],
  kept: readonly (Rule & { readonly nextAt: Date })[],
  now: Date,
): readonly ScheduleInForce[] {
  return wanted.flatMap((rule) => {
    const { kind, cron, timeZone } = rule;
    const known = kept.find((each) => each.kind === kind && each.cron === cron && each.timeZone === timeZone);
    const nextAt = known?.nextAt ?? nextOccurrence(cron, timeZone, now);
    return nextAt === null ? [] : [{ kind, cron, timeZone, nextAt }];
  });
}
