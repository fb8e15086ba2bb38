/**
 * Runs a command with WAYBILL_TEST_DATABASE_URL naming a throwaway server of the system's oldest PostgreSQL, so
 * that the tests can be run against what a distribution brings:
 *
 *     bin/node24 scripts/with-system-postgres.ts npm test -- test/store
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinaries } from '../src/store/embedded/binaries.ts';
import { startEmbedded } from '../src/store/embedded/start.ts';

const [command, ...args] = process.argv.slice(2);
const oldest = (await findBinaries()).findLast(({ origin }) => origin === 'system');
if (command === undefined || oldest === undefined) {
  console.error('Give a command, and install a PostgreSQL (on Debian "apt-get install postgresql").');
  process.exit(1);
}

const dataDir = await mkdtemp(join(tmpdir(), 'waybill-system-'));
await chmod(dataDir, 0o711);
const log = { info: console.error, warn: console.error };
const server = await startEmbedded({ dataDir, log, durability: 'throwaway', installed: [oldest] });
const child = spawn(command, args, {
  stdio: 'inherit',
  env: { ...process.env, WAYBILL_TEST_DATABASE_URL: server.url },
});
await once(child, 'close');
await server.stop();
await rm(dataDir, { recursive: true });
process.exitCode = child.exitCode ?? 1;
