import type { DeploymentState } from '../../domain/deployment/deployment.ts';

/** How a deployment's state reads; the symbol only repeats it for the eye. */
export const stateWords = {
  requested: { symbol: '⏳', words: 'requested' },
  queued: { symbol: '⏳', words: 'queued' },
  running: { symbol: '🚚', words: 'running' },
  verifying: { symbol: '🔎', words: 'being verified' },
  succeeded: { symbol: '✅', words: 'succeeded' },
  failed: { symbol: '❌', words: 'failed' },
  errored: { symbol: '⚠️', words: 'errored (could not be told)' },
  cancelled: { symbol: '⏹️', words: 'cancelled' },
  rejected: { symbol: '⛔', words: 'rejected' },
  expired: { symbol: '⌛', words: 'expired' },
  superseded: { symbol: '⏭️', words: 'superseded' },
} as const satisfies Record<DeploymentState, { readonly symbol: string; readonly words: string }>;
