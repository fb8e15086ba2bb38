import type { JobName } from '../domain/job.ts';

/**
 * How each kind of work queues. *Stately*: by its key, at most one waits and one runs, so that asking
 * again while one waits is nothing new. A queue's policy cannot change later.
 */
export const queues = {
  'answer-request': { policy: 'standard' },
  'handle-delivery': { policy: 'standard' },
  'advance-build': { policy: 'stately' },
  'read-project-file': { policy: 'stately' },
  'drain-channel': { policy: 'stately' },
  'anchor-trail': { policy: 'stately' },
} as const satisfies Record<JobName, { readonly policy: 'standard' | 'stately' }>;
