import { wokenWork } from '../domain/job.ts';
import { type JobParts, listedJobs, wokenJobs } from '../jobs/index.ts';
import type { JobQueue } from '../store/queues.ts';
import type { Metrics } from './metrics.ts';

/** Begins to do every kind of queued work. A job that throws is logged, and runs again. */
export async function startWork(queue: JobQueue, parts: JobParts, metrics: Metrics): Promise<void> {
  const listed = listedJobs(parts);
  const woken = wokenJobs(parts);
  const { log } = parts.ports;
  const guarded = async (name: string, attempt: number, run: () => Promise<void>): Promise<void> => {
    try {
      await metrics.timed(name, run);
    } catch (error) {
      log.error({ err: error, job: name, attempt }, 'a job failed, and will run again');
      throw error;
    }
  };
  await Promise.all([
    // People wait for these; one slow answer must not hold the others up.
    ...(['answer-request', 'answer-long-request'] as const).map((name) =>
      queue.work(name, (job) => guarded(name, job.attempt, () => listed[name](job)), { workers: 4 }),
    ),
    queue.work('handle-delivery', (job) =>
      guarded('handle-delivery', job.attempt, () => listed['handle-delivery'](job)),
    ),
    queue.work('anchor-trail', (job) =>
      guarded('anchor-trail', job.attempt, () => listed['anchor-trail'](job)),
    ),
    queue.work('make-digest', (job) => guarded('make-digest', job.attempt, () => listed['make-digest'](job))),
    queue.work('given-up', (job) => guarded('given-up', job.attempt, () => listed['given-up'](job))),
    ...wokenWork.map((name) =>
      queue.work(name, (job) => guarded(name, job.attempt, () => woken[name](job.key)), { workers: 4 }),
    ),
  ]);
}
