import type { Origin } from '../deployment/deployment.ts';
import type { GateName } from './ladder.ts';

/**
 * Gates that a deployment is not asked, by why it was asked for. A rollback brings back what has been there,
 * while something is wrong: it needs a built candidate that is not bad, and nothing else (promises 8 and 20).
 */
export const exemptGates: Readonly<Record<Origin, readonly GateName[]>> = {
  rollback: [
    'due',
    'verified earlier',
    'soaked',
    'window open',
    'not frozen',
    'no hold',
    'no open concern',
    'checks green',
    'fixes kept',
    'not a step back',
    'rollback ready',
    'approved',
  ],
  hotfix: [],
  manual: [],
  scheduled: [],
  automatic: [],
};
