import { sql } from 'kysely';
import { expect, type TestContext, test } from 'vitest';
import { openQueue } from '../../src/store/queue.ts';
import { createDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';

const queues = { deliver: { order: 'any' }, sweep: { order: 'by-key' } } as const;
const log = { info: () => undefined, warn: () => undefined };
const open = (url: string, seenAgainAfterMs = 1_000) =>
  openQueue<{ deliver: { parcel: number } }, 'sweep'>({
    url,
    queues,
    log,
    stopWithinMs: 1_000,
    seenAgainAfterMs,
  });

/** A process that has taken two jobs and does not get on with them. */
async function oneAtWork({ onTestFinished }: TestContext, seenAgainAfterMs?: number) {
  const database = await createDatabase();
  const one = await open(database.url, seenAgainAfterMs);
  const opened: Awaited<ReturnType<typeof open>>[] = [one];
  const { promise: goOn, resolve: letGo } = Promise.withResolvers<void>();
  onTestFinished(async () => {
    letGo();
    await Promise.all(opened.map((queue) => queue.stop()));
    await database.drop();
  });
  /** The latest attempt of each job, whichever process took it. */
  const attempts: Record<string, number> = {};
  await one.work('deliver', async ({ payload, attempt }) => {
    attempts[`parcel ${payload.parcel}`] = attempt;
    await goOn;
  });
  await one.work('sweep', async ({ key, attempt }) => {
    attempts[key] = attempt;
    await goOn;
  });
  await database.db.transaction().execute(async (transaction) => {
    await one.enqueue(transaction, 'deliver', { parcel: 7 });
    await one.wake(transaction, 'sweep', ['High Street']);
  });
  await until('both are taken', () => Object.keys(attempts).length === 2);
  const present = async () => {
    const { rows } = await sql<{ pid: number }>`
      select l.pid from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'advisory' and l.granted and a.application_name = 'waybill presence'
        and a.datname = current_database()`.execute(database.db);
    return rows.map(({ pid }) => pid);
  };
  return {
    attempts,
    present,
    /** As seen from the database, the first process ends. */
    loseTheFirst: async () => {
      for (const pid of await present())
        await sql`select pg_terminate_backend(${pid}, 5000)`.execute(database.db);
    },
    another: async () => {
      const ran: Record<string, number> = {};
      const queue = await open(database.url);
      opened.push(queue);
      await queue.work('deliver', async ({ payload, attempt }) => {
        ran[`parcel ${payload.parcel}`] = attempt;
        attempts[`parcel ${payload.parcel}`] = attempt;
      });
      await queue.work('sweep', async ({ key, attempt }) => {
        ran[key] = attempt;
        attempts[key] = attempt;
      });
      return ran;
    },
    running: async () => {
      const { rows } = await sql<{ name: string }>`
        select name from pgboss.job where state = 'active' order by 1`.execute(database.db);
      return rows.map(({ name }) => name);
    },
  };
}

test('a process that comes alone takes over at once what ran when the one before it ended', async (context) => {
  // As if it had ended: for as long as this test takes, it does not come back.
  const { loseTheFirst, another, attempts } = await oneAtWork(context, 600_000);
  await loseTheFirst();
  await another();
  // Missed by their heartbeat it would take ten seconds.
  await until('both are taken again', () => Object.values(attempts).every((attempt) => attempt === 2), 6_000);
  expect(Object.keys(attempts).toSorted()).toEqual(['High Street', 'parcel 7']);
});

test('a process that comes while another is there leaves it its jobs', async (context) => {
  const { another, running, present } = await oneAtWork(context);
  const ran = await another();
  expect(await present()).toHaveLength(2);
  expect(await running()).toEqual(['deliver', 'sweep']);
  expect(ran).toEqual({});
});

test('a process that loses its connection is seen again soon', async (context) => {
  const { loseTheFirst, present } = await oneAtWork(context);
  const before = await present();
  await loseTheFirst();
  await until('it is there again', async () => (await present()).length === 1, 6_000);
  expect(await present()).not.toEqual(before);
});
