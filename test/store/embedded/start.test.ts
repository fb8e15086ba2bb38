import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Binaries } from '../../../src/store/embedded/binaries.ts';
import { type Embedded, startEmbedded } from '../../../src/store/embedded/start.ts';
import { StoreUnusable } from '../../../src/store/unusable.ts';
import { makeFolder, makeOriginal, start } from './bots.ts';

const log = { info: () => undefined, warn: console.warn };

let original: string;
let dataDir: string;
let embedded: Embedded;

beforeAll(async () => {
  original = await makeOriginal();
  dataDir = await makeFolder(original);
  embedded = await startEmbedded({ dataDir, log });
});

afterAll(async () => {
  await embedded.stop();
  await rm(dataDir, { recursive: true });
  await rm(original, { recursive: true });
});

async function ask(sql: string, url = embedded.url): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(sql);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

test.each([
  ['the version is 18', "select current_setting('server_version_num')::int / 10000 as answer", 18],
  ['text is UTF-8', "select current_setting('server_encoding') as answer", 'UTF8'],
  [
    'text is ordered by code point, the same on every machine',
    "select string_agg(x, '' order by x) as answer from unnest(array['b', 'B', 'ä', 'a']) x",
    'Babä',
  ],
  ['upper and lower case know more than ASCII', "select upper('ä') as answer", 'Ä'],
  ['the time zone is UTC', "select current_setting('timezone') as answer", 'UTC'],
  ['a commit waits for the disk', "select current_setting('fsync') as answer", 'on'],
  ['pages have checksums', "select current_setting('data_checksums') as answer", 'on'],
  ['only loopback is listened on', "select current_setting('listen_addresses') as answer", '127.0.0.1'],
  ['there is no Unix socket', "select current_setting('unix_socket_directories') as answer", ''],
  [
    'every way in asks for a password',
    "select string_agg(distinct auth_method, ' ') as answer from pg_hba_file_rules",
    'scram-sha-256',
  ],
])('%s', async (_, question, answer) => {
  expect(await ask(question)).toBe(answer);
});

test('a wrong password does not get in', async () => {
  const url = new URL(embedded.url);
  url.password = 'guessed';
  await expect(ask('select 1 as answer', url.href)).rejects.toThrow('password authentication failed');
});

test('its port does not answer on the addresses that others reach', async () => {
  const port = Number(new URL(embedded.url).port);
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4');
  const refused = (host: string) =>
    new Promise<boolean>((resolve) => {
      const socket = connect(port, host, () => resolve(false));
      socket.on('error', () => resolve(true));
      socket.on('connect', () => socket.destroy());
    });
  expect(await refused('127.0.0.1')).toBe(false);
  for (const { address } of outside) expect(await refused(address)).toBe(true);
});

test('the major version is in the path of the data', async () => {
  expect(await readdir(dataDir)).toEqual(['lock', 'postgres-18']);
});

test('the password, the lock and the log are for their owner only', async () => {
  for (const file of ['lock', 'postgres-18/password', 'postgres-18/postgres.log']) {
    expect((await stat(join(dataDir, file))).mode & 0o777).toBe(0o600);
  }
});

test('every start has its own password file, and its URL works through to the database', async () => {
  const password = await readFile(join(dataDir, 'postgres-18/password'), 'utf8');
  expect(password.length).toBeGreaterThan(40);
  expect(new URL(embedded.url).password).toBe(password);
  expect(await ask('select current_database() as answer')).toBe('waybill');
});

test('a second start in the same directory is refused while the first one runs', async () => {
  const attempt = startEmbedded({ dataDir, log });
  await expect(attempt).rejects.toThrow(StoreUnusable);
  await expect(attempt).rejects.toThrow(/^Another Waybill is using the data directory/);
});

test('a data directory of another major version is refused, in words that say what to do', async () => {
  const folder = await makeFolder();
  const packaged: Binaries = { root: '/npm/18', major: 18, origin: 'packaged', version: '18.4' };
  await mkdir(join(folder, 'postgres-16/cluster'), { recursive: true });
  const attempt = startEmbedded({ dataDir: folder, log, installed: [packaged] });
  await expect(attempt).rejects.toThrow(StoreUnusable);
  await expect(attempt).rejects.toThrow(/PostgreSQL 16's, and only PostgreSQL 18 is installed: install .*16/);
  expect(await readdir(join(folder))).not.toContain('postgres-18');
  await rm(folder, { recursive: true });
});

test("another version's files under this version's name are refused", async () => {
  const folder = await makeFolder(original);
  await writeFile(join(folder, 'postgres-18/cluster/PG_VERSION'), '17\n');
  const attempt = startEmbedded({ dataDir: folder, log });
  await expect(attempt).rejects.toThrow(StoreUnusable);
  await expect(attempt).rejects.toThrow(/should hold PostgreSQL 18's data and holds 17's/);
  await rm(folder, { recursive: true });
});

test('a home folder in which others may write is refused', async () => {
  const folder = await makeFolder();
  await mkdir(join(folder, 'postgres-18'));
  await chmod(join(folder, 'postgres-18'), 0o777);
  const attempt = startEmbedded({ dataDir: folder, log });
  await expect(attempt).rejects.toThrow(StoreUnusable);
  await expect(attempt).rejects.toThrow(/^Others may write in .*postgres-18: take that away \(chmod go-w\)/);
  await rm(folder, { recursive: true });
});

test('a clean stop leaves no process, no pid file and no lock', async () => {
  const folder = await makeFolder(original);
  const first = await start(folder);
  await first.stop();
  await first.ended;
  expect(() => process.kill(first.pid, 0)).toThrow('ESRCH');
  expect(await readdir(join(folder, 'postgres-18/cluster'))).not.toContain('postmaster.pid');
  const second = await start(folder);
  await second.stop();
  await rm(folder, { recursive: true });
});

test('a PostgreSQL that does not start is quoted', async () => {
  const folder = await makeFolder(original);
  await writeFile(join(folder, 'postgres-18/cluster/postgresql.auto.conf'), "no_such_setting = 'x'\n");
  const attempt = startEmbedded({ dataDir: folder, log, durability: 'throwaway' });
  await expect(attempt).rejects.toThrow(StoreUnusable);
  await expect(attempt).rejects.toThrow(/does not start; the end of .*postgres\.log says: .*no_such_setting/);
  await rm(folder, { recursive: true });
});

test('a data directory that cannot be made is refused', async () => {
  const attempt = startEmbedded({ dataDir: join(dataDir, 'lock/data'), log });
  await expect(attempt).rejects.toThrow(StoreUnusable);
  await expect(attempt).rejects.toThrow(/cannot be made or entered: check WAYBILL_DATA_DIR/);
});
