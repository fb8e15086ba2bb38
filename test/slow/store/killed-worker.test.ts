import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { openQueue } from '../../../src/store/queue.ts';
import { createDatabase, type TestDatabase } from '../../support/database.ts';
import { until } from '../../support/until.ts';

const log = { info: () => undefined, warn: console.warn };

const open = (url: string) =>
  openQueue<{ deliver: { parcel: number } }, 'sweep'>({
    url,
    queues: { deliver: { order: 'any' }, sweep: { order: 'by-key' } },
    log,
    stopWithinMs: 1_000,
  });

/** Starts a process that takes both jobs, and kills it with them in hand. */
async function killOneThatTookBoth(url: string): Promise<void> {
  const worker = spawn(process.execPath, [join(import.meta.dirname, 'worker.ts'), url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const taken: string[] = [];
  createInterface({ input: worker.stdout }).on('line', (line) => taken.push(line));
  await until('it took both', () => taken.length === 2, 20_000);
  worker.kill('SIGKILL');
  await once(worker, 'exit');
}

/** Which run they were, by job, once both have run again. */
async function bothRunAgain(
  queue: Awaited<ReturnType<typeof open>>,
  withinMs: number,
): Promise<Readonly<Record<string, number>>> {
  const ran: Record<string, number> = {};
  await queue.work('deliver', async ({ payload, attempt }) => {
    ran[`parcel ${payload.parcel}`] = attempt;
  });
  await queue.work('sweep', async ({ key, attempt }) => {
    ran[key] = attempt;
  });
  await until('both ran again', () => Object.keys(ran).length === 2, withinMs);
  return ran;
}

async function twoJobs(): Promise<{ database: TestDatabase; queue: Awaited<ReturnType<typeof open>> }> {
  const database = await createDatabase();
  const queue = await open(database.url);
  await database.db.transaction().execute(async (transaction) => {
    await queue.enqueue(transaction, 'deliver', { parcel: 7 });
    await queue.wake(transaction, 'sweep', ['High Street']);
  });
  return { database, queue };
}

test("a killed process's jobs, listed and woken, run again in another one within 20 seconds", async () => {
  const { database, queue } = await twoJobs();
  await killOneThatTookBoth(database.url);
  expect(await bothRunAgain(queue, 20_000)).toEqual({ 'parcel 7': 2, 'High Street': 2 });
  await queue.stop();
  await database.drop();
});

test('the only process that was killed finds its jobs again within 5 seconds of its start', async () => {
  const { database, queue } = await twoJobs();
  await queue.stop();
  await killOneThatTookBoth(database.url);
  const restarted = await open(database.url);
  expect(await bothRunAgain(restarted, 5_000)).toEqual({ 'parcel 7': 2, 'High Street': 2 });
  await restarted.stop();
  await database.drop();
});
