import { nextOccurrence } from '../domain/calendar/next-occurrence.ts';
import type { CommitTools } from './commit.ts';

/** Recurring work of the installation itself. */
const ownSchedules = [{ name: 'anchor-trail', cron: '0 6 * * *', timeZone: 'UTC' }] as const;

/**
 * Fires what is due: the firing, the work and the next due time are one transaction, so that it happens
 * once across replicas. One that was missed is made up once, however long the pause was.
 */
export async function fireSchedules({ db, queue, clock }: CommitTools): Promise<void> {
  const now = clock.now();
  await db.transaction().execute(async (trx) => {
    for (const { name, cron, timeZone } of ownSchedules) {
      await trx
        .insertInto('schedules')
        .values({ name, cron, timeZone, nextAt: nextOccurrence(cron, timeZone, now) })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .execute();
    }
    const due = await trx
      .selectFrom('schedules')
      .selectAll()
      .where('nextAt', '<=', now)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const schedule of due) {
      const fired = await trx
        .insertInto('scheduleFirings')
        .values({ schedule: schedule.name, fireAt: schedule.nextAt, firedAt: now })
        .onConflict((conflict) => conflict.columns(['schedule', 'fireAt']).doNothing())
        .executeTakeFirst();
      if (fired.numInsertedOrUpdatedRows === 1n) {
        await queue.enqueue(trx, 'anchor-trail', { fireAt: schedule.nextAt.toISOString() });
      }
      await trx
        .updateTable('schedules')
        .set({ nextAt: nextOccurrence(schedule.cron, schedule.timeZone, now) })
        .where('name', '=', schedule.name)
        .execute();
    }
  });
}
