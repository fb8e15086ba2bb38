import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

test('a connection lost between two queries of a transaction fails the transaction, and the process goes on', async () => {
  const died: unknown[] = [];
  const note = (error: unknown) => void died.push(error);
  process.on('uncaughtExceptionMonitor', note);
  const transaction = database.db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
    await sql`select pg_terminate_backend(${rows[0]?.pid}, 5000)`.execute(database.db);
    await sql`select pg_sleep(0.1)`.execute(database.db);
    await sql`select 1`.execute(trx);
  });
  await expect(transaction).rejects.toThrow(/connection|terminated/i);
  process.off('uncaughtExceptionMonitor', note);
  expect(died).toEqual([]);
  const { rows } = await sql`select 1 as one`.execute(database.db);
  expect(rows).toEqual([{ one: 1 }]);
});
