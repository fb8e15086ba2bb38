import type { Kysely } from 'kysely';
import type { ScheduleStore } from '../ports/schedules.ts';
import type { Database } from './schema.ts';

/** Reading schedules and trains. */
export function readSchedules(db: Kysely<Database>): ScheduleStore {
  return {
    schedulesOf: (projectId) =>
      db
        .selectFrom('schedules')
        .select(['kind', 'cron', 'timeZone', 'nextAt'])
        .where('projectId', '=', projectId)
        .orderBy('nextAt')
        .execute(),
    train: async (id) =>
      (await db.selectFrom('trains').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    skippedTimes: (projectId) =>
      db
        .selectFrom('skippedTimes')
        .selectAll()
        .where('projectId', '=', projectId)
        .where('resumedAt', 'is', null)
        .orderBy('dueAt', 'desc')
        .limit(20)
        .execute(),
    trainAt: async (projectId, dueAt) =>
      (await db
        .selectFrom('trains')
        .selectAll()
        .where('projectId', '=', projectId)
        .where('dueAt', '=', dueAt)
        .executeTakeFirst()) ?? null,
    trainsAhead: (projectId, now) =>
      db
        .selectFrom('trains')
        .selectAll()
        .where('projectId', '=', projectId)
        .where('dueAt', '>', now)
        .where('state', 'in', ['expected', 'skipped'])
        .orderBy('dueAt')
        .execute(),
  };
}
