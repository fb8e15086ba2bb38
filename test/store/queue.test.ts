import { sql, type Transaction } from 'kysely';
import { expect, type TestContext, test } from 'vitest';
import { openQueue } from '../../src/store/queue.ts';
import type { QueuedJob } from '../../src/store/queued-job.ts';
import type { Database } from '../../src/store/schema.ts';
import { StoreUnusable } from '../../src/store/unusable.ts';
import { createDatabase, createEmptyDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';

type Listed = { deliver: { parcel: number }; lost: { parcel: number } };

const queues = {
  deliver: { order: 'any', retryLimit: 1, retryDelaySeconds: 0, deadLetter: 'lost' },
  sweep: { order: 'by-key', retryDelayMaxSeconds: 1 },
  lost: { order: 'any' },
} as const;

const log = { info: () => undefined, warn: console.warn };

/** The queues in a database of their own, with short words for what the tests do with them. */
async function openPost({ onTestFinished }: TestContext) {
  const database = await createDatabase();
  const queue = await openQueue<Listed, 'sweep'>({ url: database.url, queues, log, stopWithinMs: 1_000 });
  onTestFinished(async () => {
    await queue.stop();
    await database.drop();
  });
  const inTransaction = (act: (transaction: Transaction<Database>) => Promise<void>): Promise<void> =>
    database.db.transaction().execute(act);
  return {
    database,
    queue,
    inTransaction,
    deliver: (...parcels: number[]) =>
      inTransaction(async (transaction) => {
        for (const parcel of parcels) await queue.enqueue(transaction, 'deliver', { parcel });
      }),
    sweep: (...streets: string[]) =>
      inTransaction((transaction) => queue.wake(transaction, 'sweep', streets)),
    /** The jobs that are not done, as state and count. */
    undone: async (): Promise<[string, number][]> => {
      const { rows } = await database.pool.query<{ state: string; n: number }>(
        "select state::text, count(*) as n from pgboss.job where state <> 'completed' group by state order by 1",
      );
      return rows.map(({ state, n }) => [state, n]);
    },
  };
}

/** A job's work that lasts until the test lets it go. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: () => resolve() };
}

test('a job in a committed transaction runs within a second', async (context) => {
  const { deliver, queue } = await openPost(context);
  const ran: QueuedJob<Listed['deliver']>[] = [];
  await queue.work('deliver', async (job) => {
    ran.push(job);
  });
  await deliver(7);
  await until('it ran', () => ran.length === 1, 1_000);
  expect(ran[0]).toMatchObject({ payload: { parcel: 7 }, attempt: 1, givenUp: undefined });
});

test.concurrent('a job in a transaction that is rolled back never runs', async (context) => {
  const { deliver, inTransaction, queue } = await openPost(context);
  const ran: number[] = [];
  const attempt = inTransaction(async (transaction) => {
    await queue.enqueue(transaction, 'deliver', { parcel: 1 });
    throw new Error('changed my mind');
  });
  await expect(attempt).rejects.toThrow('changed my mind');
  await queue.work('deliver', async ({ payload }) => {
    ran.push(payload.parcel);
  });
  await deliver(2);
  await until('the later job ran', () => ran.length > 0);
  expect(ran).toEqual([2]);
});

test.concurrent('a job that fails takes none of its batch with it', async (context) => {
  const { deliver, queue } = await openPost(context);
  const attempts = new Map<number, number>();
  await deliver(1, 2, 3);
  await queue.work('deliver', async ({ payload: { parcel }, attempt }) => {
    attempts.set(parcel, attempt);
    if (parcel === 2 && attempt === 1) throw new Error('nobody at home');
  });
  await until('the failed one ran again', () => attempts.get(2) === 2);
  expect(Object.fromEntries(attempts)).toEqual({ 1: 1, 2: 2, 3: 1 });
});

test.concurrent('a job that goes on failing ends in the dead letter queue, with where it comes from and why', async (context) => {
  const { deliver, queue } = await openPost(context);
  const lost: QueuedJob<Listed['lost']>[] = [];
  await queue.work('lost', async (job) => {
    lost.push(job);
  });
  await queue.work('deliver', async () => {
    throw new Error('the house is gone');
  });
  await deliver(9);
  await until('it was given up', () => lost.length === 1);
  expect(lost[0]).toMatchObject({
    payload: { parcel: 9 },
    givenUp: { queue: 'deliver', reason: 'the house is gone' },
  });
});

test.concurrent('a job does not run before its time', async (context) => {
  const { deliver, inTransaction, queue } = await openPost(context);
  const ran: { parcel: number; at: number }[] = [];
  const due = Date.now() + 1_500;
  await inTransaction((transaction) =>
    queue.enqueue(transaction, 'deliver', { parcel: 1 }, { startAfter: new Date(due) }),
  );
  await deliver(2);
  await queue.work('deliver', async ({ payload: { parcel } }) => {
    ran.push({ parcel, at: Date.now() });
  });
  await until('both ran', () => ran.length === 2);
  expect(ran.map(({ parcel }) => parcel)).toEqual([2, 1]);
  expect(ran[1]?.at).toBeGreaterThanOrEqual(due);
});

test.concurrent('a finished job is settled while a slow one of its batch still runs', async (context) => {
  const { deliver, queue, undone } = await openPost(context);
  const slow = gate();
  await deliver(1, 2);
  await queue.work(
    'deliver',
    async ({ payload: { parcel } }) => {
      if (parcel === 1) await slow.opened;
    },
    { workers: 1 },
  );
  await until('the quick one is settled', async () => (await undone())[0]?.[1] === 1);
  expect(await undone()).toEqual([['active', 1]]);
  slow.open();
  await until('the slow one is settled', async () => (await undone()).length === 0);
});

test.concurrent('by key, one runs and at most one waits, however often it is enqueued', async (context) => {
  const { queue, sweep, undone } = await openPost(context);
  const first = gate();
  let runs = 0;
  await queue.work('sweep', async () => {
    runs += 1;
    if (runs === 1) await first.opened;
  });
  await sweep('High Street');
  await until('the first one runs', () => runs === 1);
  for (let times = 0; times < 5; times += 1) await sweep('High Street');
  expect(await undone()).toEqual([
    ['active', 1],
    ['created', 1],
  ]);
  first.open();
  await until('the waiting one ran', () => runs === 2);
});

test.concurrent("by key, one key's long job holds up no other key", async (context) => {
  const { queue, sweep } = await openPost(context);
  const busy = gate();
  const swept: string[] = [];
  await queue.work('sweep', async ({ key: street }) => {
    swept.push(street);
    if (street === 'High Street') await busy.opened;
  });
  await sweep('High Street');
  await until('it runs', () => swept.length === 1);
  await sweep('High Street');
  await sweep('Mill Lane');
  await until('another key runs', () => swept.includes('Mill Lane'), 3_000);
  expect(swept).toEqual(['High Street', 'Mill Lane']);
  busy.open();
});

test.concurrent('by key, what a transaction wrote is there for the job that it found waiting', async (context) => {
  const { database, inTransaction, queue, sweep } = await openPost(context);
  await database.pool.query('create table dirt (street text)');
  const found: [string, number][] = [];
  await sweep('High Street');
  await inTransaction(async (transaction) => {
    await queue.wake(transaction, 'sweep', ['High Street']);
    await queue.work('sweep', async ({ key }) => {
      found.push([key, (await database.pool.query('select from dirt')).rowCount ?? 0]);
    });
    // That another key's job runs shows that the workers look while this transaction is open.
    await sweep('Mill Lane');
    await until('the other key ran', () => found.length > 0);
    await sql`insert into dirt values ('High Street')`.execute(transaction);
  });
  await until('it ran', () => found.length > 1);
  expect(found).toEqual([
    ['Mill Lane', 0],
    ['High Street', 1],
  ]);
});

test.concurrent('by key, a job that was taken before the wake is followed by another', async (context) => {
  const { queue, sweep } = await openPost(context);
  const first = gate();
  let runs = 0;
  await sweep('High Street');
  await queue.work('sweep', async () => {
    runs += 1;
    if (runs === 1) await first.opened;
  });
  await until('it was taken', () => runs === 1);
  await sweep('High Street');
  first.open();
  await until('it ran again', () => runs === 2);
  expect(runs).toBe(2);
});

test.concurrent('by key, a job that fails is tried again and again, and is never given up', async (context) => {
  const { queue, sweep, undone } = await openPost(context);
  let runs = 0;
  await queue.work('sweep', async () => {
    runs += 1;
    if (runs < 3) throw new Error('rain');
  });
  await sweep('High Street');
  await until('it succeeded in the end', () => runs === 3);
  await until('it is done', async () => (await undone()).length === 0);
  expect(runs).toBe(3);
});

test.concurrent('replicas that open the queues together make them once', async () => {
  const empty = await createEmptyDatabase();
  const opened = await Promise.all(
    [1, 2, 3].map(() => openQueue<Listed, 'sweep'>({ url: empty.url, queues, log, stopWithinMs: 0 })),
  );
  const { rows } = await empty.pool.query('select name from pgboss.queue order by name');
  expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(['deliver', 'lost', 'sweep']));
  await Promise.all(opened.map((replica) => replica.stop()));
  await empty.drop();
});

test.concurrent('a queue that another version made in another order is refused', async (context) => {
  const { database } = await openPost(context);
  const attempt = openQueue({ url: database.url, queues: { sweep: { order: 'any' } }, log });
  await expect(attempt).rejects.toThrow(StoreUnusable);
  await expect(attempt).rejects.toThrow(/queue sweep/);
});
