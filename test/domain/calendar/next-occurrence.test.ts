import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
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
    'an hour that is skipped in spring is due right after it',
    '30 2 * * *',
    'Europe/Berlin',
    '2026-03-28T02:00:00Z',
    '2026-03-29T01:00:00Z',
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
  expect(nextOccurrence(cron, zone, new Date(after))?.toISOString()).toBe(new Date(next).toISOString());
});

/** All occurrences of a cron expression between two moments. */
function occurrences(cron: string, zone: string, from: string, to: string): string[] {
  const found: string[] = [];
  let at = nextOccurrence(cron, zone, new Date(from));
  while (at !== null && at < new Date(to)) {
    found.push(at.toISOString());
    at = nextOccurrence(cron, zone, at);
  }
  return found;
}

describe('on the day the clock is put forward, what it skips is due once, at the first moment after', () => {
  test.each([
    // 02:00 becomes 03:00 at 01:00 UTC.
    ['Europe/Berlin', '30 2 * * *', '2026-03-29', ['2026-03-29T01:00:00.000Z']],
    // 02:00 becomes 03:00 at 05:30 UTC.
    ['America/St_Johns', '30 2 * * *', '2026-03-08', ['2026-03-08T05:30:00.000Z']],
    // 02:00 becomes 02:30 at 15:30 UTC of the day before.
    ['Australia/Lord_Howe', '15 2 * * *', '2026-10-03T12:00', ['2026-10-03T15:30:00.000Z']],
    ['Australia/Lord_Howe', '45 2 * * *', '2026-10-03T12:00', ['2026-10-03T15:45:00.000Z']],
  ])('%s, %s', (zone, cron, day, expected) => {
    const from = new Date(`${day.length > 10 ? day : `${day}T00:00`}:00Z`);
    const to = new Date(from.getTime() + 20 * 3_600_000);
    expect(occurrences(cron, zone, from.toISOString(), to.toISOString())).toEqual(expected);
  });
});

describe('on the day the clock is put back, what it shows twice is due once, the first time', () => {
  test.each([
    // 03:00 becomes 02:00 at 01:00 UTC.
    ['Europe/Berlin', '30 2 * * *', '2026-10-25T00:00', ['2026-10-25T00:30:00.000Z']],
    // 02:00 becomes 01:00 at 04:30 UTC.
    ['America/St_Johns', '30 1 * * *', '2026-11-01T00:00', ['2026-11-01T04:00:00.000Z']],
    // 02:00 becomes 01:30 at 15:00 UTC of the day before.
    ['Australia/Lord_Howe', '45 1 * * *', '2026-04-04T10:00', ['2026-04-04T14:45:00.000Z']],
  ])('%s, %s', (zone, cron, start, expected) => {
    const from = new Date(`${start}:00Z`);
    const to = new Date(from.getTime() + 20 * 3_600_000);
    expect(occurrences(cron, zone, from.toISOString(), to.toISOString())).toEqual(expected);
  });
});

test('an occurrence keeps its time on the wall clock through both changes of the year', () => {
  expect(occurrences('0 9 * * 2', 'Europe/Berlin', '2026-03-20T00:00:00Z', '2026-04-08T00:00:00Z')).toEqual([
    '2026-03-24T08:00:00.000Z',
    '2026-03-31T07:00:00.000Z',
    '2026-04-07T07:00:00.000Z',
  ]);
});

test('several times in the hour that is skipped are due once together', () => {
  expect(
    occurrences('*/15 * * * *', 'Europe/Berlin', '2026-03-29T00:40:00Z', '2026-03-29T01:20:00Z'),
  ).toEqual(['2026-03-29T00:45:00.000Z', '2026-03-29T01:00:00.000Z', '2026-03-29T01:15:00.000Z']);
});

test('a day that no calendar has never comes', () => {
  expect(nextOccurrence('0 9 30 2 *', 'Europe/Berlin', new Date('2026-01-01T00:00:00Z'))).toBeNull();
});

test('whatever moment is asked from, the next is later and the one after that later still', () => {
  const zone = fc.constantFrom('Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'UTC');
  const cron = fc.constantFrom('30 2 * * *', '*/7 * * * *', '0 9 * * 2', '59 1 1 * *');
  const time = fc.date({ min: new Date('2025-01-01'), max: new Date('2028-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(cron, zone, time, (cron, zone, after) => {
      const first = nextOccurrence(cron, zone, after);
      const second = first === null ? null : nextOccurrence(cron, zone, first);
      expect(first?.getTime()).toBeGreaterThan(after.getTime());
      expect(second?.getTime()).toBeGreaterThan(first?.getTime() ?? 0);
      // Asked a moment before, it is the very same.
      const before = new Date((first?.getTime() ?? 0) - 1);
      expect(nextOccurrence(cron, zone, before)).toEqual(first);
    }),
    { numRuns: 300 },
  );
});
