import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:fs';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { StoreLog } from '../log.ts';
import { StoreUnusable } from '../unusable.ts';
import type { Account } from './account.ts';
import { readPostmaster } from './postmaster.ts';
import { asAccount, PROGRAM_ENVIRONMENT } from './run-as.ts';
import { until } from './until.ts';

type Wanted = {
  readonly home: string;
  readonly root: string;
  readonly cluster: string;
  readonly account: Account | undefined;
  readonly durability: 'durable' | 'throwaway';
  readonly log: StoreLog;
};

/** A PostgreSQL that takes connections on loopback. */
export type Server = { readonly pid: number; readonly port: number; readonly ended: Promise<void> };

/** After a crash PostgreSQL replays its log first; that it takes long is no reason to kill it. */
const READY_WITHIN_MS = 5 * 60_000;
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;
/** A second try helps when the port was taken in between, or a killed server's last child is still ending. */
const PAUSES_MS = [0, 200, 400, 800];

/** Starts PostgreSQL on a free port of 127.0.0.1 and waits until it is ready. */
export async function startServer(wanted: Wanted): Promise<Server> {
  const logFile = join(wanted.home, 'postgres.log');
  for (const pauseMs of PAUSES_MS) {
    await until(() => undefined, { withinMs: pauseMs, everyMs: pauseMs });
    const server = await tryToStart(wanted, logFile);
    if (server) return server;
  }
  throw new StoreUnusable(
    `PostgreSQL does not start; the end of ${logFile} says: ${await lastLines(logFile, 5)}`,
  );
}

async function tryToStart(wanted: Wanted, logFile: string): Promise<Server | undefined> {
  const port = await freePort();
  const child = await spawnPostgres(wanted, logFile, port);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const { pid } = child;
  if (pid === undefined) return undefined;
  child.unref();
  const isReady = await until(() => readiness(child, pid, wanted.cluster), { withinMs: READY_WITHIN_MS });
  if (isReady) return { pid, port, ended };
  child.kill('SIGQUIT');
  return undefined;
}

/** True once ready, false once ended, nothing while it is starting. */
async function readiness(child: ChildProcess, pid: number, cluster: string): Promise<boolean | undefined> {
  if (child.exitCode !== null || child.signalCode !== null) return false;
  const postmaster = await readPostmaster(cluster);
  return postmaster?.pid === pid && postmaster.isReady ? true : undefined;
}

async function spawnPostgres(wanted: Wanted, logFile: string, port: number): Promise<ChildProcess> {
  await keepLogShort(logFile);
  // Never through a link: as root, this must not be talked into writing somewhere else.
  const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW;
  const output = await open(logFile, flags, 0o600);
  try {
    return spawn(join(wanted.root, 'bin/postgres'), serverArguments(wanted, port), {
      cwd: wanted.home,
      env: PROGRAM_ENVIRONMENT,
      stdio: ['ignore', output.fd, output.fd],
      // A session of its own: Ctrl-C in the terminal is for Waybill, which then stops PostgreSQL last.
      detached: true,
      ...asAccount(wanted.account),
    });
  } finally {
    await output.close();
  }
}

/** Nothing is kept safe, and nothing is tidied up for a tomorrow that does not come. */
const throwaway = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_wal_size=4GB',
  'checkpoint_timeout=1h',
  'autovacuum=off',
];

function serverArguments({ cluster, durability }: Wanted, port: number): string[] {
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    'log_checkpoints=off',
    'logging_collector=off',
    'log_destination=stderr',
    ...(durability === 'throwaway' ? throwaway : []),
  ];
  return ['-D', cluster, ...settings.flatMap((setting) => ['-c', setting])];
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return address.port;
}

async function keepLogShort(logFile: string): Promise<void> {
  const size = (await stat(logFile).catch(() => undefined))?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) await rename(logFile, `${logFile}.1`);
}

async function lastLines(file: string, count: number): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => 'nothing');
  return text.trim().split('\n').slice(-count).join(' | ');
}
