import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrateToLatest } from '../../../src/store/migrate/migrate-to-latest.ts';
import { StoreUnusable } from '../../../src/store/unusable.ts';
import { createEmptyDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  database = await createEmptyDatabase();
  folder = await mkdtemp(join(tmpdir(), 'waybill-migrations-'));
  await write(
    '0001_applied',
    'create table applied_migrations (name text primary key, sha256 text, at timestamptz);',
  );
  await write('0002_parcels', 'create table parcels (id int); insert into parcels values (1), (2);');
});

afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

function write(name: string, sql: string): Promise<void> {
  return writeFile(join(folder, `${name}.sql`), sql);
}

async function tables(): Promise<string[]> {
  const { rows } = await database.pool.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename !~ 'kysely' order by 1",
  );
  return rows.map(({ name }) => name);
}

test('migrations are applied in order, once', async () => {
  expect(await migrateToLatest(database.url, folder)).toEqual(['0001_applied', '0002_parcels']);
  expect(await migrateToLatest(database.url, folder)).toEqual([]);
  const { rows } = await database.pool.query('select count(*) as n from parcels');
  expect(rows).toEqual([{ n: 2 }]);
});

test('a new migration is applied to a database that has the earlier ones', async () => {
  await migrateToLatest(database.url, folder);
  await write('0003_crates', 'create table crates (id int);');
  expect(await migrateToLatest(database.url, folder)).toEqual(['0003_crates']);
});

test('replicas that start together migrate once', async () => {
  await write('0003_slowly', 'select pg_sleep(0.3); create table crates (id int);');
  const applied = await Promise.all([1, 2, 3, 4].map(() => migrateToLatest(database.url, folder)));
  expect(applied.flat().toSorted()).toEqual(['0001_applied', '0002_parcels', '0003_slowly']);
  expect(await tables()).toEqual(['applied_migrations', 'crates', 'parcels']);
});

test('a migration that fails changes nothing, and is named', async () => {
  await write('0003_broken', 'create table crates (id int); select 1 / 0;');
  const attempt = migrateToLatest(database.url, folder);
  await expect(attempt).rejects.toThrow(StoreUnusable);
  await expect(attempt).rejects.toThrow(/0003_broken\.sql failed.*division by zero/);
  expect(await tables()).toEqual([]);
});

test('a migration that was edited after it was applied is refused by name', async () => {
  await migrateToLatest(database.url, folder);
  await write('0002_parcels', 'create table parcels (id bigint);');
  const attempt = migrateToLatest(database.url, folder);
  await expect(attempt).rejects.toThrow(StoreUnusable);
  await expect(attempt).rejects.toThrow(/0002_parcels\.sql was edited/);
});

test('a database that a newer Waybill has migrated is refused, and stays as it is', async () => {
  await write('0003_from_tomorrow', 'create table tomorrow (id int);');
  await migrateToLatest(database.url, folder);
  await rm(join(folder, '0003_from_tomorrow.sql'));
  await write('0003_ours', 'create table ours (id int);');
  const attempt = migrateToLatest(database.url, folder);
  await expect(attempt).rejects.toThrow(StoreUnusable);
  await expect(attempt).rejects.toThrow(/newer than this Waybill.*0003_from_tomorrow/);
  expect(await tables()).not.toContain('ours');
});
