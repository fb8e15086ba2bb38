import type { Transaction } from 'kysely';
import type { JobName, JobPayloads } from '../domain/job.ts';
import type { Database } from './schema.ts';

/** Queues work within a transaction: it is there when the change it belongs to is, and not otherwise. */
export type Enqueue = <Name extends JobName>(
  trx: Transaction<Database>,
  name: Name,
  payload: JobPayloads[Name],
  key: string,
) => Promise<void>;
