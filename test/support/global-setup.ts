import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { type Embedded, startEmbedded } from '../../src/store/embedded/start.ts';
import { migrateToLatest } from '../../src/store/migrate/migrate-to-latest.ts';
import { openQueue } from '../../src/store/queue.ts';

declare module 'vitest' {
  // Vitest's own way to type what global setup hands to the tests is to extend its interface.
  interface ProvidedContext {
    /** A database on the tests' server whose user may create others. */
    databaseServer: string;
    /** The migrated database that each test's own is cloned from. */
    databaseTemplate: string;
  }
}

const silent = { info: () => undefined, warn: console.warn };

/**
 * One PostgreSQL for all tests, with one migrated database to clone: the embedded one, or the server at
 * WAYBILL_TEST_DATABASE_URL.
 */
export default async function globalSetup({ provide }: TestProject): Promise<() => Promise<void>> {
  const given = process.env['WAYBILL_TEST_DATABASE_URL'];
  const server = given === undefined ? await startOwnServer() : { url: given, stop: () => Promise.resolve() };
  const template = `waybill_template_${process.pid}`;
  await execute(server.url, `create database ${template}`);
  await migrateToLatest(databaseUrl(server.url, template), join(import.meta.dirname, '../../migrations'));
  // With the queue's schema in the template, opening a queue in a test takes no time either.
  const queue = await openQueue({ url: databaseUrl(server.url, template), queues: {}, log: silent });
  await queue.stop();
  provide('databaseServer', server.url);
  provide('databaseTemplate', template);
  return async () => {
    await execute(server.url, `drop database ${template} with (force)`);
    await server.stop();
  };
}

async function startOwnServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'waybill-tests-'));
  await chmod(folder, 0o711);
  const elsewhere = join(folder, 'elsewhere');
  const embedded = await startEmbedded({
    dataDir: join(folder, 'data'),
    log: silent,
    durability: 'throwaway',
    elsewhere,
  });
  const endWatch = watchOver(embedded, folder);
  return {
    url: embedded.url,
    async stop() {
      endWatch();
      await embedded.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** Ends the server and its folder when this process is killed: a pipe that closes is the one sign left. */
function watchOver({ pid }: Embedded, folder: string): () => void {
  const script = 'read -r word; [ "$word" = stop ] || { kill -QUIT "$1"; rm -rf "$2"; }';
  const watcher = spawn('/bin/sh', ['-c', script, 'sh', String(pid), folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watcher.unref();
  return () => watcher.stdin.end('stop\n');
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function databaseUrl(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
