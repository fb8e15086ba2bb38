import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { openQueue } from '../../../src/store/queue.ts';
import { createDatabase } from '../../support/database.ts';
import { until } from '../../support/until.ts';

const log = { info: () => undefined, warn: console.warn };

test("a killed process's jobs, listed and woken, run again elsewhere within 20 seconds", async () => {
  const database = await createDatabase();
  const queue = await openQueue<{ deliver: { parcel: number } }, 'sweep'>({
    url: database.url,
    queues: { deliver: { order: 'any' }, sweep: { order: 'by-key' } },
    log,
    stopWithinMs: 1_000,
  });
  await database.db.transaction().execute(async (transaction) => {
    await queue.enqueue(transaction, 'deliver', { parcel: 7 });
    await queue.wake(transaction, 'sweep', ['High Street']);
  });
  const worker = spawn(process.execPath, [join(import.meta.dirname, 'worker.ts'), database.url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const taken: string[] = [];
  createInterface({ input: worker.stdout }).on('line', (line) => taken.push(line));
  await until('it took both', () => taken.length === 2, 20_000);
  worker.kill('SIGKILL');
  await once(worker, 'exit');

  const ran: Record<string, number> = {};
  await queue.work('deliver', async ({ payload, attempt }) => {
    ran[`parcel ${payload.parcel}`] = attempt;
  });
  await queue.work('sweep', async ({ key, attempt }) => {
    ran[key] = attempt;
  });
  await until('both ran again', () => Object.keys(ran).length === 2, 20_000);
  expect(ran).toEqual({ 'parcel 7': 2, 'High Street': 2 });
  await queue.stop();
  await database.drop();
});
