import { Client } from 'pg';
import type { StoreLog } from './log.ts';

/** That this process is there, as the others on its database can see. */
export type Presence = { end(): Promise<void> };

/** "waybill", so that it is nobody else's lock. */
const lock = "hashtext('waybill'), hashtext('presence')";
const againAfterMs = 1_000;

/**
 * Holds a lock, shared with the other processes, on a connection of its own: PostgreSQL lets go of it when the
 * process ends, however it ends. Whoever gets it unshared at first is alone, and does `whenAlone` before any other
 * process can come.
 */
export async function takePresence(
  url: string,
  log: StoreLog,
  whenAlone: () => Promise<void>,
): Promise<Presence> {
  let isEnding = false;
  let timer: NodeJS.Timeout | undefined;
  let client: Client;

  const come = async (): Promise<Client> => {
    const next = new Client({
      connectionString: url,
      application_name: 'waybill presence',
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
    });
    next.on('error', () => undefined);
    await next.connect();
    next.once('end', () => comeAgain());
    return next;
  };
  // Without its connection it counts as gone, and what it does would be done again by the next one that comes.
  const comeAgain = (): void => {
    if (isEnding) return;
    timer = setTimeout(() => {
      come()
        .then(async (next) => {
          client = next;
          await client.query(`select pg_advisory_lock_shared(${lock})`);
        })
        .catch((error: unknown) => {
          log.warn(
            `this process cannot be seen by others: ${error instanceof Error ? error.message : String(error)}`,
          );
          comeAgain();
        });
    }, againAfterMs);
  };

  client = await come();
  try {
    const { rows } = await client.query<{ alone: boolean }>(`select pg_try_advisory_lock(${lock}) as alone`);
    const isAlone = rows[0]?.alone === true;
    if (isAlone) await whenAlone();
    await client.query(`select pg_advisory_lock_shared(${lock})`);
    if (isAlone) await client.query(`select pg_advisory_unlock(${lock})`);
    return {
      async end() {
        isEnding = true;
        clearTimeout(timer);
        await client.end();
      },
    };
  } catch (error) {
    isEnding = true;
    await client.end();
    throw error;
  }
}
