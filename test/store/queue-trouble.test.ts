import { expect, test } from 'vitest';
import { openQueue } from '../../src/store/queue.ts';
import { createDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';

test('a database in trouble is told once, and not by each worker', async ({ onTestFinished }) => {
  const database = await createDatabase();
  const told: string[] = [];
  const queue = await openQueue<{ deliver: object; lost: object }, never>({
    url: database.url,
    queues: { deliver: { order: 'any' }, lost: { order: 'any' } },
    log: { info: () => undefined, warn: (text) => void told.push(text) },
    stopWithinMs: 1_000,
  });
  onTestFinished(async () => {
    await queue.stop();
    await database.drop();
  });
  await queue.work('deliver', async () => undefined, { workers: 3 });
  await queue.work('lost', async () => undefined, { workers: 3 });
  await database.pool.query('alter schema pgboss rename to elsewhere');
  await until('a worker met it', () => told.some((text) => text.includes('pgboss.job')));
  expect(told.filter((text) => text.includes('Worker'))).toEqual([]);
  expect(new Set(told).size).toBe(told.length);
});
