import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { isServing } from '../../../src/store/embedded/postmaster.ts';
import { until } from '../../support/until.ts';
import { type Bot, killBot, makeFolder, makeOriginal, running, start, startBot } from './bots.ts';

let original: string;
let dataDir: string;

beforeAll(async () => {
  original = await makeOriginal();
});

beforeEach(async () => {
  dataDir = await makeFolder(original);
});

afterEach(async () => {
  await rm(dataDir, { recursive: true });
});

afterAll(async () => {
  await rm(original, { recursive: true });
});

const cluster = () => join(dataDir, 'postgres-18/cluster');

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('after a kill -9 of the bot its PostgreSQL lives on, and the next start takes its place', async () => {
  const bot = await startBot(dataDir);
  const { pid, url } = running(bot);
  await query(url, 'create table kept (note text)');
  await killBot(bot);
  expect(await isServing(pid, cluster())).toBe(true);

  const next = await start(dataDir);
  expect(await isServing(pid, cluster())).toBe(false);
  expect(await query(next.url, "select to_regclass('kept')::text as found")).toEqual([{ found: 'kept' }]);
  await next.stop();
});

test('after a kill -9 of PostgreSQL the next start recovers what was committed', async () => {
  const bot = await startBot(dataDir);
  const { pid, url } = running(bot);
  await query(url, 'create table kept (note text)');
  process.kill(pid, 'SIGKILL');
  await until('it is dead', async () => !(await isServing(pid, cluster())));
  await killBot(bot);
  expect((await stat(join(cluster(), 'postmaster.pid'))).isFile()).toBe(true);

  const next = await start(dataDir);
  expect(await query(next.url, "select to_regclass('kept')::text as found")).toEqual([{ found: 'kept' }]);
  await next.stop();
});

test("a pid file whose number is another program's by now is no obstacle, and that program is left alone", async () => {
  const first = await start(dataDir);
  const left = await readFile(join(cluster(), 'postmaster.pid'), 'utf8');
  await first.stop();
  const { uid, gid } = await stat(cluster());
  // The same user's, which is the case that PostgreSQL itself stumbles over.
  const other = spawn('/bin/sleep', ['60'], {
    stdio: 'ignore',
    ...(process.geteuid?.() === 0 ? { uid, gid } : {}),
  });
  await writeFile(join(cluster(), 'postmaster.pid'), left.replace(/^\d+/, String(other.pid)));

  const next = await start(dataDir);
  expect(other.exitCode ?? other.signalCode).toBeNull();
  await next.stop();
  other.kill();
});

test('a first start that was cut short in the middle does not spoil the next', async () => {
  await rm(join(dataDir, 'postgres-18'), { recursive: true });
  await mkdir(join(dataDir, 'postgres-18/cluster.unfinished/base'), { recursive: true });
  await writeFile(join(dataDir, 'postgres-18/cluster.unfinished/PG_VERSION'), '18\n');
  await writeFile(join(dataDir, 'postgres-18/password'), 'from the start that was cut short');
  const next = await start(dataDir);
  expect(await query(next.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await next.stop();
});

test('of two bots that start together on an empty directory one runs, and the other says why it does not', async () => {
  await rm(join(dataDir, 'postgres-18'), { recursive: true });
  const bots = await Promise.all([startBot(dataDir), startBot(dataDir)]);
  const refused = bots.flatMap(({ said }) => ('refused' in said ? said.refused : []));
  expect(refused).toEqual([expect.stringMatching(/^Another Waybill is using the data directory .*\.$/)]);
  await endOf(bots);
});

test('a bot that was killed holds nobody up', async () => {
  const first = await startBot(dataDir);
  await killBot(first);
  const second = await startBot(dataDir);
  expect(second.said).toHaveProperty('pid');
  await endOf([first, second]);
});

/** Kills bots, and stops what they leave by the way that is tested above. */
async function endOf(bots: readonly Bot[]): Promise<void> {
  for (const bot of bots) await killBot(bot);
  await (await start(dataDir)).stop();
}
