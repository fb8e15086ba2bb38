import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoreLog } from '../log.ts';
import { StoreUnusable } from '../unusable.ts';
import { isServing, readPostmaster } from './postmaster.ts';
import { until } from './until.ts';

/**
 * Ends what an earlier run left in the cluster, so that a fresh PostgreSQL can start.
 *
 * A killed Waybill leaves its PostgreSQL running: it is stopped rather than adopted, so that there is one way
 * to own it. A killed PostgreSQL leaves its pid file, whose number may be another program's by now; PostgreSQL
 * itself would refuse to start then. Only for the holder of the data directory's lock.
 */
export async function clearLeftovers(cluster: string, log: StoreLog): Promise<void> {
  const left = await readPostmaster(cluster);
  if (left === undefined) return;
  if (await isServing(left.pid, cluster)) {
    log.info(`an earlier run left its PostgreSQL behind (process ${left.pid}): stopping it`);
    await stopPostmaster(left.pid, cluster);
  }
  await rm(join(cluster, 'postmaster.pid'), { force: true });
}

/** Stops a PostgreSQL: first the fast, clean way, then at once, which costs a recovery at the next start. */
export async function stopPostmaster(pid: number, cluster: string): Promise<void> {
  for (const [signal, withinMs] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    if (!(await isServing(pid, cluster))) return;
    sendSignal(pid, signal);
    const isGone = await until(async () => ((await isServing(pid, cluster)) ? undefined : true), {
      withinMs,
    });
    if (isGone) return;
  }
  throw new StoreUnusable(`PostgreSQL (process ${pid}) in ${cluster} does not stop: end it by hand.`);
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ESRCH';
    if (!isGone) throw error;
  }
}
