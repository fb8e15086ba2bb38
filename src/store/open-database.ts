import { type Connection, connect } from './connect.ts';
import { OLDEST_MAJOR } from './embedded/binaries.ts';
import { startEmbedded } from './embedded/start.ts';
import type { StoreLog } from './log.ts';
import { StoreUnusable } from './unusable.ts';

type Place = {
  /** A PostgreSQL that somebody else runs. Without it, one of our own runs in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  readonly log: StoreLog;
};

/** Waybill's database, connected and known to be new enough; its schema is another matter. */
export type OpenDatabase = Connection & {
  readonly url: string;
  /** Settles if our own PostgreSQL ends though nobody closed it: time to stop and be started again. */
  readonly lost: Promise<void>;
};

/**
 * Opens the database in the one place it has been given.
 *
 * Throws {@link StoreUnusable} with a sentence for the person who started Waybill.
 */
export async function openDatabase({ databaseUrl, dataDir, log }: Place): Promise<OpenDatabase> {
  if (databaseUrl !== undefined) {
    return { ...(await connectTo(databaseUrl, log)), url: databaseUrl, lost: new Promise(() => undefined) };
  }
  const embedded = await startEmbedded({ dataDir, log });
  let isClosing = false;
  const lost = new Promise<void>((resolve) => {
    void embedded.ended.then(() => (isClosing ? undefined : resolve()));
  });
  try {
    const connection = await connectTo(embedded.url, log);
    return {
      ...connection,
      url: embedded.url,
      lost,
      async close() {
        isClosing = true;
        await connection.close();
        await embedded.stop();
      },
    };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

async function connectTo(url: string, log: StoreLog): Promise<Connection> {
  const connection = connect(url, log);
  try {
    const { rows } = await connection.pool.query<{ version: number }>(
      "select current_setting('server_version_num')::int as version",
    );
    refuseOld(rows[0]?.version ?? 0);
    return connection;
  } catch (cause) {
    await connection.close();
    if (cause instanceof StoreUnusable) throw cause;
    throw new StoreUnusable(`The database at ${withoutSecrets(url)} cannot be used: ${reasonOf(cause)}`, {
      cause,
    });
  }
}

/** A version is a number like 150004. */
function refuseOld(version: number): void {
  const major = Math.floor(version / 10_000);
  if (major >= OLDEST_MAJOR) return;
  throw new StoreUnusable(
    `The database is PostgreSQL ${major}, and Waybill needs ${OLDEST_MAJOR} or newer: upgrade it, or name another one in DATABASE_URL.`,
  );
}

function withoutSecrets(url: string): string {
  if (!URL.canParse(url)) return 'DATABASE_URL (which is not a URL)';
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}${port && `:${port}`}${pathname}`;
}

/** A refused connection to a name with several addresses has its reasons inside, and no message of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ');
  return error instanceof Error ? error.message : String(error);
}
