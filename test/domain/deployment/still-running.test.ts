import { expect, test } from 'vitest';
import { wasStillRunning } from '../../../src/domain/deployment/after-look.ts';
import type { Dispatched } from '../../../src/domain/deployment/deploying.ts';
import type { Run } from '../../../src/domain/repository/run.ts';
import { captain } from '../../support/promotion/open-environment.ts';
import { partly } from '../../support/promotion/partly.ts';

const attestedAt = new Date('2026-11-21T03:00:00Z');
const minutesLater = (minutes: number) => new Date(attestedAt.getTime() + minutes * 60_000);
const attested = partly<Dispatched>({
  deployment: partly<Dispatched['deployment']>({
    stateReason: { code: 'attested-ended', by: captain, because: 'the runner is gone' },
    endedAt: attestedAt,
  }),
  dispatch: partly<Dispatched['dispatch']>({ runConclusion: null, runAttempt: 1 }),
});
const ended = (more: Partial<Run>) =>
  wasStillRunning(attested, { attempt: 1, status: 'completed', conclusion: 'success', ...more });

test('a run that ended after somebody said that nothing runs makes it uncertain what runs', () => {
  expect(ended({ changedAt: minutesLater(1) })).toBe(true);
  expect(ended({ changedAt: minutesLater(1), conclusion: 'failure' })).toBe(true);
  // Where GitHub does not say when, it may have.
  expect(ended({})).toBe(true);
});

test('one that had ended by then, was cancelled or goes on does not', () => {
  expect(ended({ changedAt: minutesLater(-1), conclusion: 'failure' })).toBe(false);
  expect(ended({ changedAt: minutesLater(1), conclusion: 'cancelled' })).toBe(false);
  expect(ended({ status: 'in_progress', conclusion: null })).toBe(false);
});
