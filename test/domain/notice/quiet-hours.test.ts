import { describe, expect, test } from 'vitest';
import { mayWait, quietUntil, readQuietHours } from '../../../src/domain/notice/quiet-hours.ts';

const berlin = { timeZone: 'Europe/Berlin', isOn: true };
const night = { ...berlin, fromMinute: 20 * 60, untilMinute: 7 * 60 };

describe('quiet hours', () => {
  test.each([
    ['2026-11-20T18:59:00Z', null],
    ['2026-11-20T19:00:00Z', '2026-11-21T06:00:00.000Z'],
    ['2026-11-21T05:59:59Z', '2026-11-21T06:00:00.000Z'],
    ['2026-11-21T06:00:00Z', null],
  ])('over midnight hold at %s until %s', (now, until) => {
    expect(quietUntil(night, new Date(now))?.toISOString() ?? null).toBe(until);
  });

  test('within a day hold until their end on the same day', () => {
    const noon = { ...berlin, fromMinute: 12 * 60, untilMinute: 13 * 60 + 30 };
    expect(quietUntil(noon, new Date('2026-11-20T11:30:00Z'))?.toISOString()).toBe(
      '2026-11-20T12:30:00.000Z',
    );
    expect(quietUntil(noon, new Date('2026-11-20T12:30:00Z'))).toBeNull();
  });

  test('that are off hold nothing back', () => {
    expect(quietUntil({ ...night, isOn: false }, new Date('2026-11-20T22:00:00Z'))).toBeNull();
  });

  test.each([
    // The night is an hour shorter, and in autumn an hour longer.
    ['Europe/Berlin', '2026-03-28T22:00:00Z', '2026-03-29T05:00:00.000Z'],
    ['Europe/Berlin', '2026-10-24T22:00:00Z', '2026-10-25T06:00:00.000Z'],
    ['America/St_Johns', '2026-03-08T02:00:00Z', '2026-03-08T09:30:00.000Z'],
    ['America/St_Johns', '2026-11-01T02:00:00Z', '2026-11-01T10:30:00.000Z'],
    // Half an hour is put forward there.
    ['Australia/Lord_Howe', '2026-10-03T12:00:00Z', '2026-10-03T20:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-04T12:00:00Z', '2026-04-04T20:30:00.000Z'],
  ])('end at seven on the wall clock when it is changed: %s, %s', (timeZone, now, until) => {
    expect(quietUntil({ ...night, timeZone }, new Date(now))?.toISOString()).toBe(until);
  });

  test('whose end the clock skips are over when it is put forward', () => {
    const early = { ...berlin, fromMinute: 22 * 60, untilMinute: 150 };
    const until = quietUntil(early, new Date('2026-03-28T23:00:00Z'));
    expect(until?.getTime()).toBeGreaterThanOrEqual(Date.parse('2026-03-29T01:00:00Z'));
    expect(until?.getTime()).toBeLessThanOrEqual(Date.parse('2026-03-29T01:30:00Z'));
  });

  test('whose end the clock shows twice are over the first time, and keep nothing back for another day', () => {
    const early = { ...berlin, fromMinute: 22 * 60, untilMinute: 150 };
    // 02:10, first in summer time, then again in winter time.
    expect(quietUntil(early, new Date('2026-10-25T00:10:00Z'))?.toISOString()).toBe(
      '2026-10-25T00:30:00.000Z',
    );
    expect(quietUntil(early, new Date('2026-10-25T01:10:00Z'))).toBeNull();
    // Nor do those that have begun stop when the clock is put back before their beginning.
    const late = { ...berlin, fromMinute: 135, untilMinute: 420 };
    expect(quietUntil(late, new Date('2026-10-25T01:05:00Z'))?.toISOString()).toBe(
      '2026-10-25T06:00:00.000Z',
    );
  });

  test('that lie within an hour that the clock skips do not hold on that day', () => {
    const skipped = { ...berlin, fromMinute: 130, untilMinute: 170 };
    expect(quietUntil(skipped, new Date('2026-03-29T00:59:00Z'))).toBeNull();
    expect(quietUntil(skipped, new Date('2026-03-29T01:00:00Z'))).toBeNull();
    expect(quietUntil(skipped, new Date('2026-03-30T00:15:00Z'))?.toISOString()).toBe(
      '2026-03-30T00:50:00.000Z',
    );
  });

  test('keep back everything but failures, which whoever subscribed to them wants at night', () => {
    expect((['asn', 'pod', 'returned', 'digest', 'mine', 'failure'] as const).filter(mayWait)).not.toContain(
      'failure',
    );
    expect(mayWait('asn')).toBe(true);
  });

  test.each([
    ['20:00-07:00', { fromMinute: 1200, untilMinute: 420 }],
    ['22-6:30', { fromMinute: 1320, untilMinute: 390 }],
    ['20:00 to 07:00', { fromMinute: 1200, untilMinute: 420 }],
    ['20:00 – 7:00', { fromMinute: 1200, untilMinute: 420 }],
    ['7:00-7:00', null],
    ['25:00-7:00', null],
    ['20:60-7', null],
    ['at night', null],
    ['20:00', null],
  ])('are read from %s', (text, read) => {
    expect(readQuietHours(text)).toEqual(read);
  });
});
