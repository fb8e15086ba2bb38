import type { RollbackMode } from '../../project/environment.ts';
import { type Ended, hasNeverBegun } from './should-roll-back.ts';

/**
 * What Waybill does next about a deployment that did not arrive: it may roll back by itself, it asks, or it was a
 * rollback, which a person repeats. Null where the next step is a person's alone.
 */
export type WhatFollows = 'rolls-back' | 'asks' | 'is-rollback';

/** Told together with the failure, before what is there to go back to has been looked at. */
export function whatFollows(ended: Ended, mode: RollbackMode): WhatFollows | null {
  if (ended.state !== 'failed' && ended.state !== 'errored') return null;
  if (ended.origin === 'rollback') return 'is-rollback';
  if (hasNeverBegun(ended)) return null;
  if (ended.state === 'errored' || mode === 'ask') return 'asks';
  return mode === 'automatic' ? 'rolls-back' : null;
}
