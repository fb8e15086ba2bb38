import { expect, test } from 'vitest';
import { nextOccurrence } from '../../../src/domain/calendar/next-occurrence.ts';

test.each([
  [
    'a summer morning in Berlin is two hours ahead',
    '0 9 * * *',
    'Europe/Berlin',
    '2026-07-01T08:00:00Z',
    '2026-07-02T07:00:00Z',
  ],
  [
    'a winter morning in Berlin is one hour ahead',
    '0 9 * * *',
    'Europe/Berlin',
    '2026-12-01T09:00:00Z',
    '2026-12-02T08:00:00Z',
  ],
  [
    'the day the clocks go forward keeps the wall-clock time',
    '0 9 * * *',
    'Europe/Berlin',
    '2026-03-28T08:00:00Z',
    '2026-03-29T07:00:00Z',
  ],
  [
    'the day the clocks go back keeps the wall-clock time',
    '0 9 * * *',
    'Europe/Berlin',
    '2026-10-24T07:00:00Z',
    '2026-10-25T08:00:00Z',
  ],
  [
    'an hour that is skipped in spring comes right after it',
    '30 2 * * *',
    'Europe/Berlin',
    '2026-03-28T02:00:00Z',
    '2026-03-29T01:30:00Z',
  ],
  [
    'New York changes on another day',
    '0 9 * * *',
    'America/New_York',
    '2026-03-08T00:00:00Z',
    '2026-03-08T13:00:00Z',
  ],
  ['a zone at half an hour', '0 9 * * *', 'Asia/Kolkata', '2026-07-01T00:00:00Z', '2026-07-01T03:30:00Z'],
  [
    'exactly at the time, the next one is meant',
    '0 6 * * *',
    'UTC',
    '2026-07-01T06:00:00Z',
    '2026-07-02T06:00:00Z',
  ],
  ['a weekday', '0 17 * * 5', 'UTC', '2026-11-20T17:00:01Z', '2026-11-27T17:00:00Z'],
])('%s', (_, cron, zone, after, next) => {
  expect(nextOccurrence(cron, zone, new Date(after)).toISOString()).toBe(new Date(next).toISOString());
});

test('an hour that comes twice in autumn fires once', () => {
  const first = nextOccurrence('30 2 * * *', 'Europe/Berlin', new Date('2026-10-24T12:00:00Z'));
  const second = nextOccurrence('30 2 * * *', 'Europe/Berlin', first);
  expect(first.toISOString().slice(0, 10)).toBe('2026-10-25');
  expect(second.toISOString().slice(0, 10)).toBe('2026-10-26');
});
