import { describe, expect, test } from 'vitest';
import { windowState } from '../../../src/domain/calendar/window-state.ts';
import type { Window } from '../../../src/domain/project/window.ts';
import { windowOf } from '../project/sample-project.ts';

const at = (text: string) => new Date(text);
const opening = (windows: readonly Window[], now: string) =>
  windowState(windows, at(now)).opensAt?.toISOString() ?? null;
const closing = (windows: readonly Window[], now: string) =>
  windowState(windows, at(now)).closesAt?.toISOString() ?? null;

const office = windowOf('allow', 'Mon-Thu 09:00-16:00');
const holidays = windowOf('deny', '12-20..01-02');

test('without any window an environment is always open', () => {
  expect(windowState([], at('2026-03-03T10:00:00Z'))).toEqual({
    isOpen: true,
    opensAt: null,
    closesAt: null,
    deniedBy: null,
  });
});

describe('an environment with an allow window', () => {
  test('is open in it, until it ends', () => {
    const state = windowState([office], at('2026-03-03T10:00:00Z'));
    expect(state).toMatchObject({ isOpen: true, opensAt: null, closesAt: at('2026-03-03T15:00:00Z') });
  });

  test.each([
    ['before it, on its day', '2026-03-03T07:59:59.999Z', '2026-03-03T08:00:00.000Z'],
    ['at its end, which is not included', '2026-03-03T15:00:00Z', '2026-03-04T08:00:00.000Z'],
    ['over a weekend', '2026-03-06T10:00:00Z', '2026-03-09T08:00:00.000Z'],
    ['over a weekend in which the clock is put forward', '2026-03-27T10:00:00Z', '2026-03-30T07:00:00.000Z'],
    ['over a weekend in which the clock is put back', '2026-10-23T10:00:00Z', '2026-10-26T08:00:00.000Z'],
  ])('is closed %s, and says when it opens', (_, now, opensAt) => {
    expect(windowState([office], at(now)).isOpen).toBe(false);
    expect(opening([office], now)).toBe(opensAt);
  });

  test('closes at the first moment that no allow covers any more', () => {
    const both = [windowOf('allow', 'Tue 09:00-12:00'), windowOf('allow', 'Tue 12:00-18:00')];
    expect(closing(both, '2026-03-03T09:00:00Z')).toBe('2026-03-03T17:00:00.000Z');
    expect(
      closing([windowOf('allow', 'Mon-Fri'), windowOf('allow', 'Sat,Sun')], '2026-03-03T09:00:00Z'),
    ).toBe(null);
  });

  test('never opens again once its only day is over', () => {
    expect(opening([windowOf('allow', '2026-03-01')], '2026-03-03T10:00:00Z')).toBeNull();
  });
});

describe('a deny window', () => {
  test('wins over every allow, and is named with what it was written for', () => {
    const denied = { ...holidays, because: 'holiday freeze' };
    const state = windowState([office, denied], at('2026-12-22T10:00:00Z'));
    expect(state).toEqual({
      isOpen: false,
      // The 2nd is included, and a Saturday.
      opensAt: at('2027-01-04T08:00:00Z'),
      closesAt: null,
      deniedBy: denied,
    });
  });

  test('leaves everything else open where there is no allow', () => {
    expect(closing([holidays], '2026-12-01T00:00:00Z')).toBe('2026-12-19T23:00:00.000Z');
    expect(opening([holidays], '2026-12-31T22:59:59Z')).toBe('2027-01-02T23:00:00.000Z');
  });

  test('that ends last is the one that is named', () => {
    const short = windowOf('deny', '12-24');
    expect(windowState([short, holidays], at('2026-12-24T10:00:00Z')).deniedBy).toBe(holidays);
    expect(windowState([holidays, short], at('2026-12-24T10:00:00Z')).deniedBy).toBe(holidays);
  });

  test('that always covers the allow leaves no opening in sight', () => {
    expect(
      opening([windowOf('allow', 'Mon 09:00-10:00'), windowOf('deny', 'Mon')], '2026-03-03T10:00:00Z'),
    ).toBe(null);
  });

  test.each([
    ['of one year', '2026-12-20..2027-01-02', '2026-12-31T12:00:00Z', '2027-01-02T23:00:00.000Z'],
    ['of every day', '00:00-24:00', '2026-12-31T12:00:00Z', null],
  ])('%s closes for just its time', (_, text, now, opensAt) => {
    expect(opening([windowOf('deny', text)], now)).toBe(opensAt);
  });

  test('of one year does not close the next', () => {
    expect(windowState([windowOf('deny', '2026-12-20..2027-01-02')], at('2027-12-24T12:00:00Z'))).toEqual({
      isOpen: true,
      opensAt: null,
      closesAt: null,
      deniedBy: null,
    });
  });
});

describe('a window over midnight', () => {
  const night = windowOf('allow', 'Fri 22:00-02:00', 'UTC');

  test.each([
    ['2026-03-06T21:59:59Z', false],
    ['2026-03-06T22:00:00Z', true],
    ['2026-03-07T01:59:59Z', true],
    ['2026-03-07T02:00:00Z', false],
    ['2026-03-06T01:00:00Z', false],
    ['2026-03-07T23:00:00Z', false],
  ])('belongs to the day on which it begins: at %s open is %s', (now, isOpen) => {
    expect(windowState([night], at(now)).isOpen).toBe(isOpen);
  });

  test('goes over the end of the year', () => {
    const newYear = windowOf('allow', 'Thu 22:00-02:00', 'UTC');
    expect(closing([newYear], '2026-12-31T23:00:00Z')).toBe('2027-01-01T02:00:00.000Z');
  });
});

describe('29 February', () => {
  const leapDay = windowOf('allow', '02-29', 'UTC');

  test.each([
    ['2026-03-01T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['2096-03-01T00:00:00Z', '2104-02-29T00:00:00.000Z'],
  ])('seen from %s, comes in the next year that has it', (now, opensAt) => {
    expect(opening([leapDay], now)).toBe(opensAt);
  });

  test('as the last day of a window, is the end of February in other years', () => {
    const untilLeapDay = windowOf('allow', '02-20..02-29', 'UTC');
    expect(closing([untilLeapDay], '2026-02-21T00:00:00Z')).toBe('2026-03-01T00:00:00.000Z');
    expect(closing([untilLeapDay], '2028-02-21T00:00:00Z')).toBe('2028-03-01T00:00:00.000Z');
  });
});

describe('where the clock is put forward', () => {
  test.each([
    ['a window in the hour that is left out does not happen', 'Sun 02:00-03:00', '2026-04-05T00:00:00.000Z'],
    ['a window that begins in it begins at its end', 'Sun 02:30-05:00', '2026-03-29T01:00:00.000Z'],
  ])('in Berlin, %s', (_, text, opensAt) => {
    expect(opening([windowOf('allow', text)], '2026-03-28T12:00:00Z')).toBe(opensAt);
  });

  test('in Lord Howe, half an hour is left out', () => {
    const early = windowOf('allow', 'Sun 02:10-04:00', 'Australia/Lord_Howe');
    expect(opening([early], '2026-10-03T00:00:00Z')).toBe('2026-10-03T15:30:00.000Z');
  });
});

describe('where the clock is put back', () => {
  const early = windowOf('allow', 'Sun 02:00-02:30');

  test('in Berlin, what the clock shows twice is open twice', () => {
    expect(opening([early], '2026-10-24T12:00:00Z')).toBe('2026-10-25T00:00:00.000Z');
    expect(closing([early], '2026-10-25T00:00:00Z')).toBe('2026-10-25T00:30:00.000Z');
    expect(opening([early], '2026-10-25T00:30:00Z')).toBe('2026-10-25T01:00:00.000Z');
    expect(closing([early], '2026-10-25T01:00:00Z')).toBe('2026-10-25T01:30:00.000Z');
  });

  test("in St. John's, a minute after midnight, the day before comes back for its last hour", () => {
    const saturday = windowOf('deny', '2010-11-06', 'America/St_Johns');
    expect(opening([saturday], '2010-11-06T12:00:00Z')).toBe('2010-11-07T02:30:00.000Z');
    expect(closing([saturday], '2010-11-07T02:30:00Z')).toBe('2010-11-07T02:31:00.000Z');
    expect(opening([saturday], '2010-11-07T02:31:00Z')).toBe('2010-11-07T03:30:00.000Z');
  });
});

test('a day that a zone leaves out has no window', () => {
  const lost = windowOf('deny', '2011-12-30', 'Pacific/Apia');
  expect(closing([lost], '2011-12-29T12:00:00Z')).toBeNull();
});
