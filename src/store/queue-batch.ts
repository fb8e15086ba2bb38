import type { JobResult, JobWithMetadata, PgBoss } from 'pg-boss';
import { type QueuedJob, toQueuedJob } from './queued-job.ts';

/** How long a finished job waits for the others of its batch, before it is settled without them. */
const PATIENCE_MS = 250;

type Batch<Payload extends object> = {
  readonly boss: Pick<PgBoss, 'complete' | 'fail'>;
  readonly queue: string;
  readonly jobs: readonly JobWithMetadata<Payload>[];
  readonly run: (job: QueuedJob<Payload>) => Promise<void>;
};

/**
 * Runs the jobs of one fetch side by side; each succeeds or fails by itself.
 *
 * pg-boss settles a batch when its last job ends. A job that ends long before is settled here, so that it is not
 * run again if the process dies in between, and the next one of its key may start. pg-boss leaves alone what
 * is settled already.
 */
export async function runBatch<Payload extends object>(batch: Batch<Payload>): Promise<JobResult[]> {
  const finished = new Map<JobWithMetadata<Payload>, JobResult>();
  const settled = new Set<string>();
  const settleEarly = async () => {
    const waiting = [...finished].filter(([job]) => !settled.has(job.id));
    await Promise.all(
      waiting.map(async ([job, result]) => {
        settled.add(job.id);
        await settle(batch, job, result);
      }),
    );
  };
  // An early settling that does not get through is no loss: the one at the end is still to come.
  const timer = setInterval(() => void settleEarly().catch(() => undefined), PATIENCE_MS);
  try {
    return await Promise.all(
      batch.jobs.map(async (job) => {
        const result = await resultOf(batch, job);
        finished.set(job, result);
        return result;
      }),
    );
  } finally {
    clearInterval(timer);
  }
}

async function resultOf<Payload extends object>(
  { run }: Batch<Payload>,
  job: JobWithMetadata<Payload>,
): Promise<JobResult> {
  try {
    await run(toQueuedJob(job));
    return { id: job.id, status: 'completed' };
  } catch (error) {
    return { id: job.id, status: 'failed', output: error };
  }
}

async function settle<Payload extends object>(
  { boss, queue }: Batch<Payload>,
  job: JobWithMetadata<Payload>,
  { status, output }: JobResult<unknown>,
): Promise<void> {
  // With the job, not its id, only this attempt is settled, never a later one by somebody else.
  if (status === 'completed') await boss.complete(queue, job);
  else await boss.fail(queue, job, toError(output));
}

function toError(output: unknown): Error {
  return output instanceof Error ? output : new Error(String(output));
}
