import { sql, type Transaction } from 'kysely';
import { nextOccurrence } from '../domain/calendar/next-occurrence.ts';
import type { ProjectId } from '../domain/ids.ts';
import type { ProjectConfiguration } from '../domain/project/configuration.ts';
import { ownSchedules, type WantedSchedule, wantedSchedules } from '../domain/schedule/wanted-schedules.ts';
import type { CommitTools } from './commit.ts';
import type { Database } from './schema.ts';

/** The schedules of the installation itself are there from the first tick on. */
export async function keepOwnSchedules(trx: Transaction<Database>, now: Date): Promise<void> {
  for (const wanted of ownSchedules) await insert(trx, wanted.kind, null, wanted, now);
}

/**
 * Has the kept due times follow the configurations in force: a new schedule is kept, a changed one is due by its new
 * rule, one that is gone is due no more. Trains that were announced by the old rule are looked at again.
 */
export async function followConfigurations(
  trx: Transaction<Database>,
  { queue }: Pick<CommitTools, 'queue'>,
  now: Date,
): Promise<void> {
  const [projects, kept] = [
    await trx
      .selectFrom('projects')
      .select([
        'id',
        sql<ProjectConfiguration['schedules']>`coalesce(configuration -> 'schedules', '{}')`.as('schedules'),
      ])
      .where('retiredAt', 'is', null)
      .orderBy('id')
      .execute(),
    await trx.selectFrom('schedules').selectAll().where('projectId', 'is not', null).execute(),
  ];
  const wanted = new Map(
    projects.flatMap(({ id, schedules }) =>
      wantedSchedules(schedules).map((each): [string, WantedSchedule & { projectId: ProjectId }] => [
        `${each.kind}:${id}`,
        { ...each, projectId: id },
      ]),
    ),
  );
  const changed = new Set<ProjectId>();
  const standing = new Set<string>();
  for (const { name, projectId, ...before } of kept) {
    const asked = wanted.get(name);
    if (asked !== undefined && isSame(asked, before)) {
      standing.add(name);
      continue;
    }
    if (projectId !== null) changed.add(projectId);
    await trx.deleteFrom('schedules').where('name', '=', name).execute();
  }
  for (const [name, each] of wanted) {
    if (!standing.has(name)) await insert(trx, name, each.projectId, each, now);
  }
  await wakeTrains(trx, queue, changed, now);
}

const isSame = (one: Comparable, other: Comparable): boolean =>
  one.cron === other.cron &&
  one.timeZone === other.timeZone &&
  one.missed === other.missed &&
  one.leadMs === other.leadMs;

type Comparable = Pick<WantedSchedule, 'cron' | 'timeZone' | 'missed' | 'leadMs'>;

async function insert(
  trx: Transaction<Database>,
  name: string,
  projectId: ProjectId | null,
  { kind, cron, timeZone, missed, leadMs }: WantedSchedule,
  now: Date,
): Promise<void> {
  const nextAt = nextOccurrence(cron, timeZone, now);
  if (nextAt === null) return;
  await trx
    .insertInto('schedules')
    .values({ name, projectId, kind, cron, timeZone, missed, leadMs, nextAt })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
}

async function wakeTrains(
  trx: Transaction<Database>,
  queue: CommitTools['queue'],
  changed: ReadonlySet<ProjectId>,
  now: Date,
): Promise<void> {
  if (changed.size === 0) return;
  const trains = await trx
    .selectFrom('trains')
    .select('id')
    .where('projectId', 'in', [...changed])
    .where('state', 'in', ['expected', 'skipped'])
    .where('dueAt', '>', now)
    .execute();
  const ids = trains.map(({ id }) => id);
  await queue.wake(trx, 'advance-train', ids);
}
