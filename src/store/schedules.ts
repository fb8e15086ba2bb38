import { type Selectable, sql, type Transaction } from 'kysely';
import { dueOccurrences } from '../domain/schedule/due-occurrences.ts';
import type { CommitTools } from './commit.ts';
import { followConfigurations, keepOwnSchedules } from './follow-configurations.ts';
import { beginnings } from './schedule-firing.ts';
import type { Database } from './schema.ts';
import { tellMissed } from './tell-missed.ts';

/**
 * Fires what is due: the firing, what it begins and the next due time are one transaction, so that it happens once
 * across replicas. Afterwards the kept due times follow what the projects' configurations ask for by now.
 */
export async function fireSchedules(tools: CommitTools): Promise<void> {
  const { db, clock } = tools;
  const now = clock.now();
  await db.transaction().execute(async (trx) => {
    await keepOwnSchedules(trx, now);
    const due = await trx
      .selectFrom('schedules')
      .selectAll()
      .where(sql<boolean>`next_at - lead_ms * interval '1 millisecond' <= ${now}`)
      .orderBy('name')
      .forUpdate()
      .skipLocked()
      .execute();
    for (const schedule of due) await fire(trx, schedule, tools, now);
  });
  await db.transaction().execute((trx) => followConfigurations(trx, tools, now));
}

async function fire(
  trx: Transaction<Database>,
  schedule: Selectable<Database['schedules']>,
  tools: CommitTools,
  now: Date,
): Promise<void> {
  const { name, kind, projectId, timeZone } = schedule;
  const { firing, missed, next } = dueOccurrences(schedule, schedule.nextAt, now);
  for (const dueAt of firing) {
    const { numInsertedOrUpdatedRows: kept } = await trx
      .insertInto('scheduleFirings')
      .values({ schedule: name, fireAt: dueAt, firedAt: now })
      .onConflict((conflict) => conflict.columns(['schedule', 'fireAt']).doNothing())
      .executeTakeFirstOrThrow();
    await beginnings[kind]({ trx, tools, projectId, timeZone, dueAt, now, isFirst: kept === 1n });
  }
  if (next === null) await trx.deleteFrom('schedules').where('name', '=', name).execute();
  else await trx.updateTable('schedules').set({ nextAt: next }).where('name', '=', name).execute();
  // Of several that passed while nothing ran the latest is what counts; the others are told of together.
  if (missed !== null && projectId !== null && kind !== 'anchor-trail') {
    await tellMissed(trx, { what: kind, projectId, missed, now }, tools);
  }
}
