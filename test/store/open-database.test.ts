import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/open-database.ts';
import { StoreUnusable } from '../../src/store/unusable.ts';
import { createDatabase } from '../support/database.ts';
import { serveVersion } from '../support/old-postgres.ts';
import { until } from '../support/until.ts';

const log = { info: () => undefined, warn: () => undefined };

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waybill-open-'));
  // As root, PostgreSQL runs as another user, who has to get there.
  await chmod(folder, 0o711);
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test('with a URL, the database there is used and nothing is made in the data directory', async () => {
  const given = await createDatabase();
  const dataDir = join(folder, 'data');
  const database = await openDatabase({ databaseUrl: given.url, dataDir, log });
  const { rows } = await database.pool.query('select current_database() as name');
  expect(given.url).toContain(rows[0].name);
  await database.close();
  await given.drop();
  await expect(rm(dataDir)).rejects.toThrow('ENOENT');
});

test('a database that cannot be reached is named in one sentence, without its password', async () => {
  const attempt = openDatabase({ databaseUrl: 'postgres://me:hush@127.0.0.1:1/store', dataDir: folder, log });
  await expect(attempt).rejects.toThrow(StoreUnusable);
  await expect(attempt).rejects.toThrow(/127\.0\.0\.1:1\/store cannot be used: .*ECONNREFUSED/);
  await expect(attempt).rejects.not.toThrow(/hush/);
});

test('a server older than PostgreSQL 15 is refused', async () => {
  const old = await serveVersion('140012');
  const attempt = openDatabase({
    databaseUrl: `postgres://me@127.0.0.1:${old.port}/store`,
    dataDir: folder,
    log,
  });
  await expect(attempt).rejects.toThrow(StoreUnusable);
  await expect(attempt).rejects.toThrow(/is PostgreSQL 14, and Waybill needs 15/);
  old.close();
});

test('without a URL, one of our own runs, and keeps what was written for the next start', async () => {
  const first = await openDatabase({ dataDir: folder, log });
  await first.pool.query('create table kept (note text)');
  await first.close();
  const second = await openDatabase({ dataDir: folder, log });
  const { rows } = await second.pool.query("select to_regclass('kept')::text as found");
  expect(rows).toEqual([{ found: 'kept' }]);
  await second.close();
});

test('that our own PostgreSQL was killed is noticed', async () => {
  const database = await openDatabase({ dataDir: folder, log });
  let isLost = false;
  void database.lost.then(() => {
    isLost = true;
  });
  const { rows } = await database.pool.query("select pg_read_file('postmaster.pid') as file");
  process.kill(Number(String(rows[0].file).split('\n')[0]), 'SIGKILL');
  await until('it is lost', () => isLost);
  await database.close();
  expect(isLost).toBe(true);
});
