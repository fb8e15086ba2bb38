import { Client } from 'pg';
import type { PgBoss } from 'pg-boss';

/** Has the jobs that run in no process run again, as jobs that failed. To be called where no other process is there. */
export async function takeOver(
  boss: Pick<PgBoss, 'fail'>,
  url: string,
  queues: readonly string[],
): Promise<number> {
  const jobs = await jobsThatRun(url, queues);
  for (const [name, ofQueue] of Map.groupBy(jobs, (job) => job.name)) {
    await boss.fail(
      name,
      ofQueue.map(({ id }) => id),
      { message: 'its process ended' },
    );
  }
  return jobs.length;
}

/** pg-boss tells of a queue's jobs all at once or not at all: of those that are over there may be very many. */
async function jobsThatRun(
  url: string,
  queues: readonly string[],
): Promise<readonly { readonly name: string; readonly id: string }[]> {
  const client = new Client({ connectionString: url, application_name: 'waybill jobs' });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; id: string }>(
      "select name, id from pgboss.job where state = 'active' and name = any ($1)",
      [queues],
    );
    return rows;
  } finally {
    await client.end();
  }
}
