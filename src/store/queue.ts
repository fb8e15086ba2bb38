import type { Transaction } from 'kysely';
import { fromKysely, PgBoss } from 'pg-boss';
import type { StoreLog } from './log.ts';
import { type Presence, takePresence } from './presence.ts';
import { runBatch } from './queue-batch.ts';
import { createQueues } from './queue-creation.ts';
import type { QueueDefinition } from './queue-definition.ts';
import type { QueuedJob } from './queued-job.ts';
import { sayOnce } from './say-once.ts';
import type { Database } from './schema.ts';
import { takeOver } from './take-over.ts';

/** The kinds of work that are listed, each with what its jobs carry. */
export type Payloads = { readonly [name: string]: object };

type EnqueueOptions = {
  /** Not before this time. */
  readonly startAfter?: Date;
  /** Makes it the same job as every other with this id (a UUID): the second is dropped. */
  readonly id?: string;
};

/**
 * Work that survives a crash: it is enqueued in the transaction of the change that it belongs to.
 *
 * *Listed* work (order `any`) is done for each job; *woken* work (order `by-key`) is done for each key, and looks
 * for itself what there is to do.
 */
export type Queue<Listed extends Payloads, Woken extends string> = {
  /** Adds a job that runs at least once after the transaction commits, never if it does not. */
  enqueue<Name extends keyof Listed & string>(
    transaction: Transaction<Database>,
    name: Name,
    payload: Listed[Name],
    options?: EnqueueOptions,
  ): Promise<void>;
  /**
   * Makes sure that a job for each key starts after the transaction commits.
   *
   * One that waits already will do, and cannot start before the commit; a `startAfter` moves it. One that runs now
   * will not do, because it may have looked too early.
   */
  wake(
    transaction: Transaction<Database>,
    name: Woken,
    keys: readonly string[],
    options?: Pick<EnqueueOptions, 'startAfter'>,
  ): Promise<void>;
  /** Has this process look for new jobs now: after the commit, where they are heard of `here` alone. */
  look(name: keyof Listed & string): void;
  /** Does a queue's jobs from now on. A job that throws runs again, as its queue's definition says. */
  work<Name extends (keyof Listed & string) | Woken>(
    name: Name,
    run: (job: QueuedJob<PayloadOf<Listed, Name>>) => Promise<void>,
    options?: WorkOptions,
  ): Promise<void>;
  /** How many jobs wait, run and have been given up, as of the last minute. */
  depth(name: (keyof Listed & string) | Woken): Promise<QueueDepth>;
  /** Takes no more jobs, waits a while for those that run, and leaves the rest to others. */
  stop(): Promise<void>;
};

/** Woken work carries nothing but its key. */
type PayloadOf<Listed extends Payloads, Name extends string> = Name extends keyof Listed
  ? Listed[Name]
  : object;

type QueueDepth = { readonly waiting: number; readonly running: number; readonly givenUp: number };

type WorkOptions = {
  /** How many jobs a worker takes at a time. */
  readonly batchSize?: number;
  /** How many workers take jobs: a slow job holds up the rest of its own worker's batch, no more. */
  readonly workers?: number;
};

type Opening<Listed extends Payloads, Woken extends string> = {
  readonly url: string;
  readonly queues: { readonly [Name in (keyof Listed & string) | Woken]: QueueDefinition };
  readonly log: StoreLog;
  /** How long `stop` waits for running jobs. */
  readonly stopWithinMs?: number;
  /** How soon a process that lost its connection is seen by the others again. */
  readonly seenAgainAfterMs?: number;
};

/** Opens the queues, making what is missing in the database. Any number of processes may do so at once. */
export async function openQueue<Listed extends Payloads, Woken extends string>(
  opening: Opening<Listed, Woken>,
): Promise<Queue<Listed, Woken>> {
  const { url, queues, log, stopWithinMs = 10_000, seenAgainAfterMs = 1_000 } = opening;
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'waybill jobs',
    schema: 'pgboss',
    max: 5,
    connectionTimeoutMillis: 10_000,
    useListenNotify: true,
    // One owner of time: schedules are rows of ours.
    schedule: false,
    superviseIntervalSeconds: 4,
    monitorIntervalSeconds: 4,
    queueCacheIntervalSeconds: 30,
  });
  const complain = sayOnce(log);
  // The same trouble is every worker's; which of them it met first says nothing.
  boss.on('error', ({ message }) =>
    complain(`the queue is in trouble: ${message.replace(/ \(Queue: .*\)$/, '')}`),
  );
  boss.on('warning', ({ message }) => complain(`the queue warns: ${message}`));
  let presence: Presence;
  try {
    await boss.start();
    await createQueues(boss, queues);
    // Where others are there, who may be doing them, jobs are missed by their heartbeat instead, after ten seconds.
    presence = await takePresence(url, {
      log,
      againAfterMs: seenAgainAfterMs,
      whenAlone: async () => {
        const count = await takeOver(boss, url, Object.keys(queues));
        if (count > 0) log.info(`took over ${count} jobs of a process that ended without finishing them`);
      },
    });
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  const workers: { readonly name: string; readonly id: string }[] = [];
  return {
    async enqueue(transaction, name, payload, options = {}) {
      await boss.send(name, payload, { ...options, db: fromKysely(transaction) });
    },
    async wake(transaction, name, keys, options = {}) {
      // In one order, so that two transactions that wake the same keys do not wait for each other.
      for (const singletonKey of [...new Set(keys)].toSorted()) {
        await wakeKey(boss, name, { ...options, singletonKey, db: fromKysely(transaction) });
      }
    },
    look(name) {
      for (const worker of workers) if (worker.name === name) boss.notifyWorker(worker.id);
    },
    work: async (name, run, options) => {
      workers.push(...(await work(boss, name, run, options)).map((id) => ({ name, id })));
    },
    depth: (name) => depth(boss, name),
    async stop() {
      try {
        await boss.stop({ graceful: true, timeout: stopWithinMs });
      } finally {
        await presence.end();
      }
    },
  };
}

/**
 * Changing the waiting job locks it: no worker takes it before the commit, and what was written is there for it to
 * see. Where it was taken at the last moment there is none to change and it was taken too early: another is made.
 */
async function wakeKey(boss: PgBoss, name: string, options: Parameters<PgBoss['upsert']>[2]): Promise<void> {
  for (;;) {
    const { jobs } = await boss.upsert(name, {}, options);
    if (jobs.length > 0) return;
  }
}

/** Answers the workers' ids. */
async function work<Payload extends object>(
  boss: PgBoss,
  queue: string,
  run: (job: QueuedJob<Payload>) => Promise<void>,
  { batchSize = 10, workers = 2 }: WorkOptions = {},
): Promise<readonly string[]> {
  const options = {
    includeMetadata: true,
    perJobResults: true,
    batchSize,
    burstWhenBatchFull: true,
    pollingIntervalSeconds: 1,
    // What is due later or was retried is found by polling; only new jobs are announced.
    notifyPollingIntervalSeconds: 1,
  } as const;
  // One by one: of several that are asked for together, pg-boss names the first only.
  return Promise.all(
    Array.from({ length: workers }, () =>
      boss.work<Payload, void, typeof options>(queue, options, (jobs) =>
        runBatch({ boss, queue, jobs, run }),
      ),
    ),
  );
}

async function depth(boss: PgBoss, name: string): Promise<QueueDepth> {
  const [stats] = await boss.getQueueStats(name, { force: true });
  return {
    waiting: stats?.queuedCount ?? 0,
    running: stats?.activeCount ?? 0,
    givenUp: stats?.failedCount ?? 0,
  };
}
