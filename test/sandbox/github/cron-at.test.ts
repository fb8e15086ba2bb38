import { expect, test } from 'vitest';
import { cronAt } from '../../../sandbox/github/sample/cron-at.ts';
import { nextOccurrence } from '../../../src/domain/calendar/next-occurrence.ts';

const twoDaysMs = 2 * 86_400_000;

test.each([
  '2026-11-23T19:22:00Z',
  '2026-12-31T23:59:00Z',
  '2026-03-29T12:00:00Z',
  '2026-10-25T12:00:00Z',
  '2026-10-26T23:05:00Z',
])(
  'the sample’s train is due two days after the sandbox started (%s), on days on which the clock changes too',
  (at) => {
    const moment = new Date(at);
    const cron = cronAt(moment, 'Europe/Berlin');
    const started = new Date(moment.getTime() - twoDaysMs);
    expect(nextOccurrence(cron, 'Europe/Berlin', started)).toEqual(moment);
  },
);
