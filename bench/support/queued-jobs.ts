import { randomUUID } from 'node:crypto';
import { PgBoss } from 'pg-boss';
import { ask } from './own-postgres.ts';

/** Work that a queue full of everyday things holds, none of it a rollback's or a person's. */
const kinds = ['tell-github', 'look-at-notices', 'promote-onwards', 'advance-build', 'advance-pick'] as const;

/** Jobs of other kinds beside what is measured: each looks for what it is about in the database, and finds nothing. */
export type QueuedJobs = {
  /** Adds as many as are missing from the number wanted. */
  readonly fill: (wanted: number) => Promise<void>;
  readonly left: () => Promise<number>;
  readonly stop: () => Promise<void>;
};

export async function openQueuedJobs(databaseUrl: string): Promise<QueuedJobs> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: 'pgboss',
    supervise: false,
    schedule: false,
    migrate: false,
  });
  boss.on('error', (error) => process.stderr.write(`${error.message}\n`));
  await boss.start();
  const left = async () => {
    const [row] = await ask(
      databaseUrl,
      `select count(*) as n from pgboss.job where state in ('created', 'retry', 'active')
        and name in (${kinds.map((kind) => `'${kind}'`).join(', ')})`,
    );
    return Number(row?.['n']);
  };
  return {
    left,
    fill: async (wanted) => {
      const each = Math.ceil(Math.max(0, wanted - (await left())) / kinds.length);
      for (const kind of kinds) {
        const jobs = Array.from({ length: each }, () => ({ singletonKey: randomUUID() }));
        if (jobs.length > 0) await boss.insert(kind, jobs);
      }
    },
    stop: () => boss.stop({ graceful: false }),
  };
}
