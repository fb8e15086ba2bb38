import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wokenWork } from '../../src/domain/job.ts';
import { findDue } from '../../src/store/find-due.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

test('what is asked every second reads no table whole, however many messages and freezes there were', async () => {
  await database.pool.query(
    `insert into messages (id, key, channel_id, subject, state, ts, sent_revision, created_at, wanted_at)
       select md5('card:' || n)::uuid, 'card:' || n, 'C1', '{}', 'posted', '1.1', 1, now(), now()
         from generate_series(1, 5000) n;
     insert into messages
         (id, key, channel_id, thread_of, subject, state, ts, sent_revision, created_at, wanted_at)
       select gen_random_uuid(), 'reply:' || n, 'C1', md5('card:' || n)::uuid, '{}', 'posted', '1.2',
         case when n > 3 then 1 else 0 end, now(), now()
         from generate_series(1, 5000) n;
     insert into freezes (id, because, set_by, set_at, until_at, ended_at)
       select gen_random_uuid(), 'over', 'U1', now(), now(), now() from generate_series(1, 5000) n;
     analyze`,
  );
  const rowsRead = await database.db.transaction().execute(async (trx) => {
    await sql`set local max_parallel_workers_per_gather = 0`.execute(trx);
    for (const work of wokenWork) await findDue[work]?.(trx, new Date());
    const { rows } = await sql<{ read: number }>`
      select coalesce(sum(seq_tup_read), 0)::integer as read from pg_stat_xact_user_tables`.execute(trx);
    return rows[0]?.read;
  });
  expect(rowsRead).toBeLessThan(100);
});
