import type { NextTime } from '../domain/answer/schedule.ts';
import { nextOccurrence } from '../domain/calendar/next-occurrence.ts';
import type { Project } from '../domain/repository/repository.ts';
import { type ScheduleInForce, schedulesInForce } from '../domain/schedule/schedules-in-force.ts';
import { wantedSchedules } from '../domain/schedule/wanted-schedules.ts';
import type { Ports } from '../ports.ts';

/** So many next times of each schedule are shown. */
const mostTimes = 3;

/** The next times of a project's schedules, with what people said of them; the first of all first. */
export async function nextTimes(
  { store, clock }: Ports,
  { id, configuration }: Project,
): Promise<readonly NextTime[]> {
  const now = clock.now();
  const [kept, trains, skips] = await Promise.all([
    store.schedules.schedulesOf(id),
    store.schedules.trainsAhead(id, now),
    store.schedules.skippedTimes(id),
  ]);
  const ahead = trains.map(
    ({ dueAt, timeZone, state }): NextTime => ({
      kind: 'cut',
      at: dueAt,
      timeZone,
      state: state === 'skipped' ? 'skipped' : 'expected',
    }),
  );
  const byRule = schedulesInForce(wantedSchedules(configuration.schedules), kept, now)
    .flatMap(timesOf)
    .filter(({ kind, at }) => !ahead.some((one) => isSame(one, { kind, at })))
    .map((each) => (skips.some((skip) => isSame(each, { ...skip, at: skip.dueAt })) ? skipped(each) : each));
  const times = [...ahead, ...byRule].toSorted((a, b) => a.at.getTime() - b.at.getTime());
  return times.filter(
    ({ kind, at }) => times.filter((one) => one.kind === kind && one.at < at).length < mostTimes,
  );
}

const skipped = (time: NextTime): NextTime => ({ ...time, state: 'skipped' });

const isSame = (one: Pick<NextTime, 'kind' | 'at'>, other: Pick<NextTime, 'kind' | 'at'>): boolean =>
  one.kind === other.kind && one.at.getTime() === other.at.getTime();

function timesOf({ kind, cron, timeZone, nextAt }: ScheduleInForce): readonly NextTime[] {
  if (kind === 'anchor-trail') return [];
  const times: Date[] = [];
  let at: Date | null = nextAt;
  while (at !== null && times.length < mostTimes) {
    times.push(at);
    at = nextOccurrence(cron, timeZone, at);
  }
  return times.map((at) => ({ kind, at, timeZone, state: 'expected' }));
}
