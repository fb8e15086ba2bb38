import { describe, expect, test } from 'vitest';
import { readTime } from '../../../src/domain/calendar/read-time.ts';

const zone = 'Europe/Berlin';
/** 13:08 in Berlin, a Saturday. */
const now = new Date('2026-11-21T12:08:00Z');
const read = (text: string, from = now) => readTime(text, zone, from)?.at.toISOString() ?? null;

describe('a time that a person wrote', () => {
  test.each([
    ['18:00', '2026-11-21T17:00:00.000Z'],
    ['9:00', '2026-11-22T08:00:00.000Z'],
    ['13:08', '2026-11-22T12:08:00.000Z'],
    ['today 18:00', '2026-11-21T17:00:00.000Z'],
    ['tomorrow 9:00', '2026-11-22T08:00:00.000Z'],
    ['Tomorrow  9:00', '2026-11-22T08:00:00.000Z'],
    ['2026-12-24 12:00', '2026-12-24T11:00:00.000Z'],
    ['2027-07-01 12:00', '2027-07-01T10:00:00.000Z'],
    ['2026-12-24', '2026-12-23T23:00:00.000Z'],
    ['in 2h', '2026-11-21T14:08:00.000Z'],
    ['in 90 minutes', '2026-11-21T13:38:00.000Z'],
    ['in 3 days', '2026-11-24T12:08:00.000Z'],
    ['2h', '2026-11-21T14:08:00.000Z'],
    ['Monday 9:00', '2026-11-23T08:00:00.000Z'],
    ['sat 18:00', '2026-11-21T17:00:00.000Z'],
    ['Saturday 9:00', '2026-11-28T08:00:00.000Z'],
    ['2026-12-24T12:00', '2026-12-24T11:00:00.000Z'],
    ['2026-12-24T12:00:00', '2026-12-24T11:00:00.000Z'],
  ])('%s is on the wall clock of their zone', (text, at) => {
    expect(read(text)).toBe(at);
  });

  test.each([
    ['2026-12-24T12:00:00Z', '2026-12-24T12:00:00.000Z'],
    ['2026-12-24T12:00:00.000+02:00', '2026-12-24T10:00:00.000Z'],
    ['2026-12-24 12:00Z', '2026-12-24T12:00:00.000Z'],
  ])('%s says its zone itself', (text, at) => {
    expect(read(text)).toBe(at);
  });

  test.each([
    '2026-13-24T12:00:00Z',
    '2026-02-30T12:00:00Z',
    'someday 9:00',
    '',
    'soon',
    '25:00',
    '12:60',
    '2026-02-30 12:00',
    '2026-13-01',
    'in 2 weeks',
    '12',
    '18:00 pm',
  ])('%j is not understood', (text) => {
    expect(read(text)).toBeNull();
  });

  test('that the clock is put forward over is none', () => {
    expect(read('2027-03-28 02:30')).toBeNull();
    expect(read('2027-03-28 03:00')).toBe('2027-03-28T01:00:00.000Z');
  });

  test('that comes twice, when the clock is put back, is the first one', () => {
    expect(read('2026-10-25 02:30', new Date('2026-10-24T12:00:00Z'))).toBe('2026-10-25T00:30:00.000Z');
  });
});
