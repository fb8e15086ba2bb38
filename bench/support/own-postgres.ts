import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbedded } from '../../src/store/embedded/start.ts';

/** A PostgreSQL for one benchmark, as durable as one in production, with as many databases as are asked for. */
export type OwnPostgres = {
  readonly createDatabase: (name: string) => Promise<string>;
  readonly stop: () => Promise<void>;
};

export async function startOwnPostgres(): Promise<OwnPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'waybill-bench-'));
  // PostgreSQL's user has to get through to its data where this runs as root.
  await chmod(folder, 0o711);
  const embedded = await startEmbedded({
    dataDir: join(folder, 'data'),
    elsewhere: join(folder, 'elsewhere'),
    log: { info: () => undefined, warn: console.warn },
  });
  return {
    async createDatabase(name) {
      await ask(embedded.url, `create database ${name}`);
      const url = new URL(embedded.url);
      url.pathname = `/${name}`;
      return url.href;
    },
    async stop() {
      await embedded.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** One query on a connection of its own. */
export async function ask(url: string, query: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(query);
    return rows;
  } finally {
    await client.end();
  }
}
