import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { windowState } from '../../../src/domain/calendar/window-state.ts';
import { parseWindowTime, type Window } from '../../../src/domain/project/window.ts';
import { windowOf } from '../project/sample-project.ts';
import { changeByTheClock, isOpenByTheClock } from './by-the-minute.ts';

const zones = [
  'Europe/Berlin',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'America/New_York',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'UTC',
];

/** Clocks are changed and years end in these months, in one zone or another. */
const interesting = [
  '2026-03-28',
  '2026-10-24',
  '2026-04-04',
  '2026-10-03',
  '2026-11-01',
  '2026-12-31',
  '2026-03-08',
];

const day = 86_400_000;
const minute = 60_000;

const moment: fc.Arbitrary<Date> = fc
  .tuple(
    fc.constantFrom(...interesting),
    fc.integer({ min: -2 * 1440, max: 3 * 1440 }),
    fc.integer({ min: 0, max: 59_999 }),
  )
  .map(([date, minutes, ms]) => new Date(Date.parse(`${date}T00:00:00Z`) + minutes * minute + ms));

const clock = fc
  .integer({ min: 0, max: 47 })
  .map((half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`);
const days = fc.constantFrom('Mon-Thu ', 'Sat,Sun ', 'Fri-Mon ', 'Sun ', 'Tue ', '');
const weekly = fc.tuple(days, clock, clock).map(([names, from, until]) => `${names}${from}-${until}`);
const dated = fc.constantFrom(
  '12-20..01-02',
  '03-29',
  '10-25',
  '02-29',
  '2026-10-25..2026-11-01',
  '04-01..10-04',
  '01-01',
);

const window: fc.Arbitrary<Window> = fc
  .record({
    effect: fc.constantFrom('allow' as const, 'deny' as const),
    text: fc.oneof({ weight: 3, arbitrary: weekly }, dated).filter((text) => parseWindowTime(text) !== null),
    zone: fc.constantFrom(...zones),
  })
  .map(({ effect, text, zone }) => windowOf(effect, text, zone));
const windows = fc.array(window, { maxLength: 4 });

test('an environment is open when the clocks on the wall say so', () => {
  fc.assert(
    fc.property(windows, moment, (windows, now) => {
      expect(windowState(windows, now).isOpen).toBe(isOpenByTheClock(windows, now.getTime()));
    }),
    { numRuns: 300 },
  );
});

test('it turns at the very minute at which a look at the clock every minute would see it turn', () => {
  fc.assert(
    fc.property(windows, moment, (windows, now) => {
      const { opensAt, closesAt } = windowState(windows, now);
      const turn = (opensAt ?? closesAt)?.getTime() ?? null;
      const seen = changeByTheClock(windows, now.getTime(), now.getTime() + 3 * day);
      expect(turn === null || turn > now.getTime() + 3 * day ? null : turn).toBe(seen);
    }),
    { numRuns: 30 },
  );
});

test('at the time at which it is said to open it is open, and just before it is not', () => {
  fc.assert(
    fc.property(windows, moment, (windows, now) => {
      const { isOpen, opensAt, closesAt } = windowState(windows, now);
      expect(isOpen ? opensAt : closesAt).toBeNull();
      const turn = opensAt ?? closesAt;
      fc.pre(turn !== null);
      expect(turn.getTime()).toBeGreaterThan(now.getTime());
      expect(windowState(windows, turn).isOpen).toBe(!isOpen);
      expect(windowState(windows, new Date(turn.getTime() - 1)).isOpen).toBe(isOpen);
      expect(isOpenByTheClock(windows, turn.getTime())).toBe(!isOpen);
      expect(isOpenByTheClock(windows, turn.getTime() - 1)).toBe(isOpen);
    }),
    { numRuns: 300 },
  );
});

test('another deny never opens an environment', () => {
  fc.assert(
    fc.property(windows, window, moment, (windows, another, now) => {
      const before = windowState(windows, now).isOpen;
      const after = windowState([...windows, { ...another, effect: 'deny' }], now).isOpen;
      expect(after && !before).toBe(false);
    }),
  );
});

test('another allow beside one never closes an environment', () => {
  fc.assert(
    fc.property(windows, window, window, moment, (windows, first, another, now) => {
      const some: readonly Window[] = [...windows, { ...first, effect: 'allow' }];
      const before = windowState(some, now).isOpen;
      const after = windowState([...some, { ...another, effect: 'allow' }], now).isOpen;
      expect(before && !after).toBe(false);
    }),
  );
});

test('a deny that closes the environment now is named, and no other', () => {
  fc.assert(
    fc.property(windows, moment, (windows, now) => {
      const { deniedBy, isOpen } = windowState(windows, now);
      const denying = windows.filter(
        (each) => each.effect === 'deny' && !isOpenByTheClock([each], now.getTime()),
      );
      expect(deniedBy === null).toBe(denying.length === 0);
      expect(deniedBy === null || denying.includes(deniedBy)).toBe(true);
      expect(isOpen && deniedBy !== null).toBe(false);
    }),
  );
});
