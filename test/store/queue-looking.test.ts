import { expect, test } from 'vitest';
import { openQueue, type Queue } from '../../src/store/queue.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';

type Listed = { deliver: { parcel: number } };

const queues = { deliver: { order: 'any', heard: 'here' } } as const;
const log = { info: () => undefined, warn: console.warn };

const open = (url: string) => openQueue<Listed, never>({ url, queues, log, stopWithinMs: 1_000 });
const deliver = ({ db }: TestDatabase, queue: Queue<Listed, never>, parcel: number) =>
  db.transaction().execute((transaction) => queue.enqueue(transaction, 'deliver', { parcel }));

test('a job that is heard of here alone runs as soon as its process looks', async ({ onTestFinished }) => {
  const database = await createDatabase();
  const queue = await open(database.url);
  onTestFinished(async () => {
    await queue.stop();
    await database.drop();
  });
  const ran: number[] = [];
  await queue.work('deliver', async ({ payload }) => void ran.push(payload.parcel), { workers: 1 });
  const parcels = [1, 2, 3, 4, 5, 6];
  const startedAt = performance.now();
  for (const parcel of parcels) {
    await deliver(database, queue, parcel);
    queue.look('deliver');
    await until(`parcel ${parcel} was delivered`, () => ran.includes(parcel));
  }
  // One worker that finds each by itself takes a second for each.
  expect(performance.now() - startedAt).toBeLessThan(3_500);
});

test('a job that was heard of elsewhere alone is found without a word', async ({ onTestFinished }) => {
  const database = await createDatabase();
  const [here, elsewhere] = await Promise.all([open(database.url), open(database.url)]);
  onTestFinished(async () => {
    await Promise.all([here.stop(), elsewhere.stop()]);
    await database.drop();
  });
  const ran: number[] = [];
  await here.work('deliver', async ({ payload }) => void ran.push(payload.parcel));
  await deliver(database, elsewhere, 1);
  elsewhere.look('deliver');
  await until('it was delivered', () => ran.length === 1, 5_000);
  expect(ran).toEqual([1]);
});
