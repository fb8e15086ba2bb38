import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, createEmptyDatabase, type TestDatabase } from '../support/database.ts';

let first: TestDatabase;
let second: TestDatabase;

beforeAll(async () => {
  first = await createDatabase();
  second = await createDatabase();
});

afterAll(async () => {
  await first.drop();
  await second.drop();
});

test("a test's database has the newest schema", async () => {
  const { rows } = await first.pool.query('select name from applied_migrations order by name');
  expect(rows).toContainEqual({ name: '0001_applied_migrations' });
});

test("what one test writes is not in another test's database", async () => {
  await first.pool.query('create table notes_of_first (note text)');
  const { rows } = await second.pool.query("select to_regclass('notes_of_first') as found");
  expect(rows).toEqual([{ found: null }]);
});

test('a dropped database is gone', async () => {
  const shortLived = await createEmptyDatabase();
  const { rows } = await shortLived.pool.query('select current_database() as name');
  await shortLived.drop();
  const left = await first.pool.query('select 1 from pg_database where datname = $1', [rows[0].name]);
  expect(left.rowCount).toBe(0);
});

test('counts are numbers, and one that JavaScript would round is an error', async () => {
  const counted = await sql<{ n: number }>`select count(*) as n from pg_class`.execute(first.db);
  expect(counted.rows[0]?.n).toEqual(expect.any(Number));
  const tooLarge = sql`select 9007199254740993::bigint as n`.execute(first.db);
  await expect(tooLarge).rejects.toThrow('9007199254740993');
});

test('a date stays the day that was written, whatever the time zone here', async () => {
  const { rows } = await sql`select date '2026-02-01' as day`.execute(first.db);
  expect(rows).toEqual([{ day: '2026-02-01' }]);
});
