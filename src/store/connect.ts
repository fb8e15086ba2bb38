import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import type { StoreLog } from './log.ts';
import type { Database } from './schema.ts';
import { parserFor } from './value-parsers.ts';

/** A pool of connections to Waybill's database, and Kysely's view of it. */
export type Connection = {
  readonly db: Kysely<Database>;
  readonly pool: Pool;
  close(): Promise<void>;
};

/**
 * Connects to the database at a URL. Nothing is sent before the first query.
 *
 * The time-outs make a stuck database an error that people are told, not a silence: Slack waits 3 s for an answer.
 */
export function connect(url: string, log: StoreLog): Connection {
  const pool = new Pool({
    connectionString: url,
    application_name: 'waybill',
    max: 10,
    connectionTimeoutMillis: 2_500,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    statement_timeout: 30_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 60_000,
    // The server's own limit answers first; this one is for a server that no longer answers at all.
    query_timeout: 35_000,
    types: { getTypeParser: parserFor },
  });
  // Without a listener, the loss of an idle connection would end the process.
  pool.on('error', (error) => {
    if (!pool.ending) log.warn(`an idle database connection was lost: ${error.message}`);
  });
  // The same for one that is lost between two queries of a transaction: the next query says so.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    // What is inside a JSON column keeps its keys: it is ours, not SQL's.
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return {
    db,
    pool,
    async close() {
      // Kysely ends the pool only if it was used.
      await db.destroy();
      if (!pool.ended) await pool.end();
    },
  };
}
