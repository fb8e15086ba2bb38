import { mkdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import type { StoreLog } from '../log.ts';
import { StoreUnusable } from '../unusable.ts';
import { type Account, unprivilegedAccount } from './account.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { chooseBinaries } from './choose-binaries.ts';
import { ensureCluster, SUPERUSER } from './cluster.ts';
import { clusterMajors, homePath, prepareHome } from './home.ts';
import { clearLeftovers, stopPostmaster } from './leftovers.ts';
import { lockDataDir } from './lock.ts';
import { placeBinaries } from './place-binaries.ts';
import { type Server, startServer } from './server.ts';

export type EmbeddedOptions = {
  readonly dataDir: string;
  readonly log: StoreLog;
  /** `throwaway` trades what a power cut would destroy for speed; for tests. */
  readonly durability?: 'durable' | 'throwaway';
  /** As root: where to put the data if PostgreSQL's user cannot enter `dataDir`. */
  readonly elsewhere?: string;
  /** The PostgreSQLs to choose from, if not all that are on this machine. */
  readonly installed?: readonly Binaries[];
};

/** A PostgreSQL of our own, ours alone until it is stopped. */
export type Embedded = {
  readonly url: string;
  readonly pid: number;
  /** Settles when PostgreSQL has ended, stopped by us or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
};

const DATABASE = 'waybill';

/**
 * Starts a real PostgreSQL that keeps its data in a directory, and that only this process and this user can use.
 *
 * Throws {@link StoreUnusable} with a sentence for the person who started it.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { log } = options;
  const dataDir = await makeDataDir(options.dataDir);
  const lock = lockDataDir(dataDir);
  try {
    const { server, cluster, password } = await startLocked(dataDir, options);
    const urlOf = (database: string) =>
      `postgres://${SUPERUSER}:${password}@127.0.0.1:${server.port}/${database}`;
    try {
      await ensureDatabase(urlOf('postgres'));
    } catch (error) {
      await stopPostmaster(server.pid, cluster);
      throw error;
    }
    log.info(`PostgreSQL runs (process ${server.pid}, port ${server.port}), its data in ${cluster}`);
    return {
      url: urlOf(DATABASE),
      pid: server.pid,
      ended: server.ended,
      async stop() {
        await stopPostmaster(server.pid, cluster);
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function startLocked(
  dataDir: string,
  { log, durability = 'durable', elsewhere = '/var/lib/waybill', installed }: EmbeddedOptions,
): Promise<{ server: Server; cluster: string; password: string }> {
  const binaries = chooseBinaries(installed ?? (await findBinaries()), await clusterMajors(dataDir), dataDir);
  const account = await accountFor(homePath(dataDir, binaries.major));
  const home = await prepareHome({ dataDir, major: binaries.major, account, elsewhere });
  const root = await placeBinaries(binaries, home, account);
  const { path, password } = await ensureCluster({
    home,
    root,
    major: binaries.major,
    account,
    durability,
    log,
  });
  await clearLeftovers(path, log);
  const server = await startServer({ home, root, cluster: path, account, durability, log });
  return { server, cluster: path, password };
}

async function makeDataDir(dataDir: string): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true, mode: process.geteuid?.() === 0 ? 0o711 : 0o700 });
    return await realpath(dataDir);
  } catch (cause) {
    throw new StoreUnusable(
      `The data directory ${dataDir} cannot be made or entered: check WAYBILL_DATA_DIR.`,
      {
        cause,
      },
    );
  }
}

/** Nobody else when Waybill is an ordinary user, an unprivileged user when it is root. */
async function accountFor(home: string): Promise<Account | undefined> {
  if (process.geteuid === undefined) {
    throw new StoreUnusable('The embedded PostgreSQL does not run on Windows: set DATABASE_URL.');
  }
  if (process.geteuid() !== 0) return undefined;
  const account = await unprivilegedAccount(await stat(join(home, 'cluster')).catch(() => undefined));
  if (account !== undefined) return account;
  throw new StoreUnusable(
    'PostgreSQL does not run as root, and there is no user "postgres" or "nobody": make one, or start Waybill as an ordinary user.',
  );
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}
