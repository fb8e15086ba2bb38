import type { MissedPolicy, ProjectConfiguration, ScheduleConfiguration } from '../project/configuration.ts';

/** Everything that happens by the clock: `anchor-trail` is the installation's own, the others are projects'. */
export type ScheduleKind = 'anchor-trail' | 'cut' | 'digest';

/** A schedule as it is to be kept. */
export type WantedSchedule = {
  readonly kind: ScheduleKind;
  /** Five fields, on the wall clock of the zone. */
  readonly cron: string;
  readonly timeZone: string;
  readonly missed: MissedPolicy;
  /** How long before its time it fires, so that people can be told. */
  readonly leadMs: number;
};

/** The schedules of the installation itself. */
export const ownSchedules: readonly WantedSchedule[] = [
  { kind: 'anchor-trail', cron: '0 6 * * *', timeZone: 'UTC', missed: 'make-up', leadMs: 0 },
];

/** The schedules that a project's configuration asks for. */
export function wantedSchedules({
  cut = null,
  digest = null,
}: Partial<ProjectConfiguration['schedules']>): readonly WantedSchedule[] {
  return [
    ...(cut === null ? [] : [wanted('cut', cut, cut.announceMs)]),
    ...(digest === null ? [] : [wanted('digest', digest, 0)]),
  ];
}

const wanted = (
  kind: ScheduleKind,
  { cron, zone, missed }: ScheduleConfiguration,
  leadMs: number,
): WantedSchedule => ({ kind, cron, timeZone: zone, missed, leadMs });
