import type { JobWithMetadata } from 'pg-boss';

/** One piece of queued work, as the code that does it sees it. It may come again: do it idempotently. */
export type QueuedJob<Payload extends object = object> = {
  readonly id: string;
  readonly payload: Payload;
  /** What a woken job is about; no other about the same runs now. Empty for listed work. */
  readonly key: string;
  /** 1 the first time, more when it runs again. */
  readonly attempt: number;
  readonly queuedAt: Date;
  /** Aborted when the job is no longer this process's: another has it, or the process stops. */
  readonly signal: AbortSignal;
  /** Where the job comes from, if it was given up elsewhere and this is the dead letter queue. */
  readonly givenUp: { readonly queue: string; readonly id: string; readonly reason: string } | undefined;
};

export function toQueuedJob<Payload extends object>(job: JobWithMetadata<Payload>): QueuedJob<Payload> {
  return {
    id: job.id,
    payload: job.data,
    key: job.singletonKey ?? '',
    attempt: job.retryCount + 1,
    queuedAt: job.createdOn,
    signal: job.signal,
    givenUp:
      job.sourceName === null
        ? undefined
        : { queue: job.sourceName, id: job.sourceId ?? '', reason: reasonIn(job.sourceOutput) },
  };
}

function reasonIn(output: object | null): string {
  return output !== null && 'message' in output ? String(output.message) : 'unknown';
}
