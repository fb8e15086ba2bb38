/**
 * One queue: what kind of work waits in it, and how it is retried. Its `order` can never change once it exists.
 *
 * - `any`: each job runs at least once, many at a time, in no particular order.
 * - `by-key`: for each key at most one job runs and one waits, and one key's long job or retry never holds up
 *   another key. It is woken rather than listed, and looks for itself what there is to do. It is retried for
 *   ever, because a job that is given up would block its key.
 */
export type QueueDefinition = {
  readonly order: 'any' | 'by-key';
  /**
   * Where a new job is heard of at once; the others find it within a second. `everywhere` unless said otherwise: the
   * database tells every process, and has commits wait for one another to do so. `here` where many jobs come at once:
   * whoever enqueued one says `look` after the commit.
   */
  readonly heard?: 'everywhere' | 'here';
  /** How often a job that throws runs again. Afterwards it goes to `deadLetter`. Without meaning for `by-key`. */
  readonly retryLimit?: number;
  /** The pause before the first retry; it doubles, with some chance in it, up to the maximum (30 s `by-key`). */
  readonly retryDelaySeconds?: number;
  readonly retryDelayMaxSeconds?: number;
  /** How long one run may take before it counts as failed. */
  readonly expireSeconds?: number;
  /** The queue that gets a copy of what was given up. It must be among the queues too. */
  readonly deadLetter?: string;
};

const FOR_EVER = 2_147_483_647;

/** The definition in pg-boss's words. */
export function toQueueOptions(definition: QueueDefinition) {
  const isByKey = definition.order === 'by-key';
  return {
    policy: policyOf(definition),
    retryLimit: isByKey ? FOR_EVER : (definition.retryLimit ?? 5),
    retryDelay: definition.retryDelaySeconds ?? 1,
    retryBackoff: true,
    retryDelayMax: definition.retryDelayMaxSeconds ?? (isByKey ? 30 : 300),
    expireInSeconds: definition.expireSeconds ?? 15 * 60,
    // The least that pg-boss takes: how soon a killed process's jobs are seen to be nobody's.
    heartbeatSeconds: 10,
    notify: definition.heard !== 'here',
    ...(definition.deadLetter !== undefined && !isByKey ? { deadLetter: definition.deadLetter } : {}),
  };
}

/** Why these policies and not the others that pg-boss has: docs/adr/0003-pg-boss.md. */
function policyOf({ order }: QueueDefinition): 'standard' | 'key_strict_fifo' {
  return order === 'by-key' ? 'key_strict_fifo' : 'standard';
}
