import type { JobName, ListedWork, WokenWork } from '../domain/job.ts';
import type { Queue } from './queue.ts';
import type { QueueDefinition } from './queue-definition.ts';

/** How each kind of work queues. An order cannot change once the queue exists. */
export const queues = {
  'answer-request': { order: 'any', heard: 'here', deadLetter: 'given-up' },
  'answer-long-request': { order: 'any', heard: 'here', deadLetter: 'given-up' },
  'handle-delivery': { order: 'any', heard: 'here', deadLetter: 'given-up' },
  'anchor-trail': { order: 'any', deadLetter: 'given-up' },
  'make-digest': { order: 'any', deadLetter: 'given-up' },
  // Slack or the database may be away for long: people are told when they are back.
  'given-up': { order: 'any', retryLimit: 20 },
  'advance-build': { order: 'by-key' },
  'advance-lane': { order: 'by-key' },
  'call-rollback-hook': { order: 'by-key' },
  'consider-rollback': { order: 'by-key' },
  'advance-pick': { order: 'by-key' },
  'bring-back': { order: 'by-key' },
  'advance-train': { order: 'by-key' },
  'expire-freeze': { order: 'by-key' },
  'give-back': { order: 'by-key' },
  'look-at-notices': { order: 'by-key' },
  'send-mail': { order: 'by-key' },
  'send-notice': { order: 'by-key' },
  'send-webhook': { order: 'by-key' },
  'promote-onwards': { order: 'by-key' },
  'ship-release': { order: 'by-key' },
  'tell-github': { order: 'by-key' },
  'watch-runs': { order: 'by-key' },
  'read-project-file': { order: 'by-key' },
  'drain-channel': { order: 'by-key' },
} as const satisfies Record<JobName, QueueDefinition>;

export type JobQueue = Queue<ListedWork, WokenWork>;
