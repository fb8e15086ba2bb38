import type { NextTime, PlannedPromotion, ProjectSchedule } from '../domain/answer/schedule.ts';
import { nextOccurrence } from '../domain/calendar/next-occurrence.ts';
import { type Outcome, yes } from '../domain/outcome.ts';
import type { Project } from '../domain/repository/repository.ts';
import { nextTimes } from '../domain/schedule/next-times.ts';
import { wantedSchedules } from '../domain/schedule/wanted-schedules.ts';
import type { KeptSchedule } from '../ports/schedules.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';

/** So many next times of each schedule are shown. */
const mostTimes = 3;

/** The next times of a project's schedules, with what people said of them. */
export async function readSchedule(
  ports: Ports,
  asker: Asker,
  project: Project,
): Promise<Outcome<ProjectSchedule>> {
  const permitted = await authorize(ports, asker, 'read', project);
  if (!permitted.ok) return permitted;
  const { schedules } = ports.store;
  const now = ports.clock.now();
  const [kept, trains, plans] = await Promise.all([
    schedules.schedulesOf(project.id),
    schedules.trainsAhead(project.id, now),
    plansOf(ports, project),
  ]);
  const ahead = trains.map(
    ({ dueAt, timeZone, state }): NextTime => ({
      kind: 'cut',
      at: dueAt,
      timeZone,
      state: state === 'skipped' ? 'skipped' : 'expected',
    }),
  );
  const byRule = nextTimes(wantedSchedules(project.configuration.schedules), kept, now)
    .flatMap(timesOf)
    .filter(({ kind, at }) => !ahead.some((one) => isSame(one, { kind, at })));
  const times = [...ahead, ...byRule].toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const shown = times.filter(
    ({ kind, at }) => times.filter((one) => one.kind === kind && one.at < at).length < mostTimes,
  );
  return yes({ projectId: project.id, project: project.name, times: shown, plans });
}

/** The next first. */
async function plansOf({ store }: Ports, project: Project): Promise<readonly PlannedPromotion[]> {
  const waiting = await Promise.all(
    project.configuration.environments.map(({ name }) =>
      store.deployments.waitingIn({ projectId: project.id, environment: name }),
    ),
  );
  const plans = await Promise.all(
    waiting.flat().map(async ({ id, candidateId, environment, plannedAt, latestStartAt }) => {
      if (plannedAt === null || latestStartAt === null) return [];
      const candidate = (await store.candidate(candidateId))?.name ?? '';
      return [{ deploymentId: id, candidate, environment, at: plannedAt, latest: latestStartAt }];
    }),
  );
  return plans.flat().toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

const isSame = (one: Pick<NextTime, 'kind' | 'at'>, other: Pick<NextTime, 'kind' | 'at'>): boolean =>
  one.kind === other.kind && one.at.getTime() === other.at.getTime();

function timesOf({ kind, cron, timeZone, nextAt }: KeptSchedule): readonly NextTime[] {
  if (kind === 'anchor-trail') return [];
  const times: Date[] = [];
  let at: Date | null = nextAt;
  while (at !== null && times.length < mostTimes) {
    times.push(at);
    at = nextOccurrence(cron, timeZone, at);
  }
  return times.map((at) => ({ kind, at, timeZone, state: 'expected' }));
}
