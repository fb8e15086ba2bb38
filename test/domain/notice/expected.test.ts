import { describe, expect, test } from 'vitest';
import { parseUserId } from '../../../src/domain/ids.ts';
import { type Expected, expectedIn, hasMoved } from '../../../src/domain/notice/expected.ts';
import { sampleEnvironment } from '../../views/support/deployment.ts';
import { windowOf } from '../project/sample-project.ts';

const hour = 3_600_000;
const office = sampleEnvironment('production', { windows: [windowOf('allow', 'Mon-Thu 09:00-16:00')] });
const open = sampleEnvironment('production', { windows: [] });
const at = (text: string) => new Date(`2026-11-${text}:00Z`);
const zone = (expected: Expected) =>
  expected.kind === 'window' ? [expected.from.slice(8, 16), expected.until?.slice(8, 16)] : expected.kind;

describe('when something is expected', () => {
  test('is the next window, or the one that is open, after the soak', () => {
    const [friday, monday] = [at('20T12:00'), at('23T10:00')];
    const asked = { soakedAt: null, isAskedFor: true };
    expect(zone(expectedIn(office, { ...asked, now: friday }))).toEqual(['23T08:00', '23T15:00']);
    expect(zone(expectedIn(office, { ...asked, now: monday }))).toEqual(['23T10:00', '23T15:00']);
    expect(zone(expectedIn(office, { ...asked, now: monday, soakedAt: at('23T15:30') }))).toEqual([
      '24T08:00',
      '24T15:00',
    ]);
  });

  test('is the time that a person planned, until the last at which it starts; past that it is not', () => {
    const asked = { soakedAt: null, isAskedFor: true };
    const planned = { at: at('24T09:00'), latest: at('24T10:00') };
    for (const place of [office, open]) {
      expect(zone(expectedIn(place, { ...asked, planned, now: at('20T12:00') }))).toEqual([
        '24T09:00',
        '24T10:00',
      ]);
    }
    expect(expectedIn(open, { ...asked, planned, now: at('24T10:00') }).kind).toBe('once-approved');
  });

  test('is not known without a window before somebody asks for it', () => {
    const now = at('20T12:00');
    expect(expectedIn(open, { now, soakedAt: null, isAskedFor: false }).kind).toBe('unknown');
    expect(expectedIn(open, { now, soakedAt: null, isAskedFor: true }).kind).toBe('once-approved');
  });
});

const said = (text: string): Expected => ({
  kind: 'said',
  at: at(text).toISOString(),
  by: parseUserId('U0ADA'),
});
const within = (from: string, until: string, isFirm = true): Expected => ({
  kind: 'window',
  from: at(from).toISOString(),
  until: at(until).toISOString(),
  isFirm,
});

describe('a date', () => {
  test.each([
    ['that a person puts off by two hours has moved', said('23T09:00'), said('23T11:00'), true],
    ['that differs by half an hour has not', said('23T09:00'), said('23T09:30'), false],
    [
      'has not moved while its window is open',
      within('23T08:00', '23T15:00'),
      within('23T12:00', '23T15:00'),
      false,
    ],
    [
      'has moved when its window has passed',
      within('23T08:00', '23T15:00'),
      within('24T08:00', '24T15:00'),
      true,
    ],
    [
      'that nobody has asked for passes without a word',
      within('23T08:00', '23T15:00', false),
      within('24T08:00', '24T15:00', false),
      false,
    ],
    ['that is taken back has moved', within('23T08:00', '23T15:00'), { kind: 'unknown' } as const, true],
  ])('%s', (_, from, to, expected) => {
    expect(hasMoved(from, to, hour)).toBe(expected);
  });
});
