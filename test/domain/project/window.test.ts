import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDuration, parseDuration } from '../../../src/domain/project/duration.ts';
import { isReservedName, nameForm } from '../../../src/domain/project/name.ts';
import { parseWindowTime, weekdays } from '../../../src/domain/project/window.ts';

describe('a duration', () => {
  test.each([
    ['30s', 30_000],
    ['20m', 1_200_000],
    ['2h', 7_200_000],
    ['7d', 604_800_000],
    ['0s', 0],
  ])('of %s is %i ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  test.each(['', '30', 's', '1.5h', '-1s', '01s', '1 h', '1w', '1H', '99999999s', '1h30m'])(
    'is not "%s"',
    (text) => {
      expect(parseDuration(text)).toBeNull();
    },
  );

  test('is written back in its largest whole unit, with the same length', () => {
    expect([5_400_000, 86_400_000, 0, 61_000].map(formatDuration)).toEqual(['90m', '1d', '0s', '61s']);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), (seconds) => {
        expect(parseDuration(formatDuration(seconds * 1000))).toBe(seconds * 1000);
      }),
    );
  });
});

describe('a window', () => {
  test.each([
    ['Mon-Thu 09:00-16:00', ['Mon', 'Tue', 'Wed', 'Thu'], 540, 960],
    ['Sat,Sun', ['Sat', 'Sun'], 0, 1440],
    ['Fri-Mon 22:00-02:00', ['Mon', 'Fri', 'Sat', 'Sun'], 1320, 120],
    ['Sun,Mon-Sun', weekdays, 0, 1440],
    ['Mon-Mon', ['Mon'], 0, 1440],
    ['mon,wed-thu 08:30-24:00', ['Mon', 'Wed', 'Thu'], 510, 1440],
    ['09:00-10:00', weekdays, 540, 600],
  ])('of %s recurs every week', (text, days, from, until) => {
    expect(parseWindowTime(text)).toEqual({ kind: 'weekly', days, from, until });
  });

  test.each([
    ['12-20..01-02', [null, 12, 20], [null, 1, 2]],
    ['2026-12-20..2027-01-02', [2026, 12, 20], [2027, 1, 2]],
    ['12-24', [null, 12, 24], [null, 12, 24]],
    ['02-29', [null, 2, 29], [null, 2, 29]],
  ] as const)('of %s is dated', (text, [year, month, day], [lastYear, lastMonth, lastDay]) => {
    expect(parseWindowTime(text)).toEqual({
      kind: 'dated',
      first: { year, month, day },
      last: { year: lastYear, month: lastMonth, day: lastDay },
    });
  });

  test.each([
    '',
    'Mon-',
    'Mo 09:00-10:00',
    'Mon 9:00-10:00',
    'Mon 09:00',
    'Mon 09:00-09:00',
    'Mon 24:00-10:00',
    'Mon 25:00-26:00',
    'Mon09:00-10:00',
    '02-30',
    '2026-02-29',
    '13-01',
    '2026-12-20..01-02',
    '2026-02-01..2026-01-01',
    'always',
  ])('is not "%s"', (text) => {
    expect(parseWindowTime(text)).toBeNull();
  });
});

describe('a name', () => {
  test.each(['to', 'latest', 'rc2', 'v1', 'at', 'major'])(
    'that a command means otherwise is reserved: %s',
    (name) => {
      expect(isReservedName(name)).toBe(true);
    },
  );

  test.each(['storefront', 'eu-1', 'vault', 'rc'])('may be %s', (name) => {
    expect(isReservedName(name)).toBe(false);
    expect(nameForm.test(name)).toBe(true);
  });

  test.each(['', '1st', 'Shop', 'a b', 'a/b', 'x'.repeat(41), '__proto__'])('may not be "%s"', (name) => {
    expect(nameForm.test(name)).toBe(false);
  });
});
