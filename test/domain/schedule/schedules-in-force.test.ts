import { expect, test } from 'vitest';
import { schedulesInForce } from '../../../src/domain/schedule/schedules-in-force.ts';

const tuesday = { kind: 'cut', cron: '0 9 * * 2', timeZone: 'Europe/Berlin' } as const;
const now = new Date('2026-11-21T12:00:00Z');

test('a schedule has its next time from the moment its configuration is in force, before it is kept', () => {
  expect(schedulesInForce([tuesday], [], now)).toEqual([
    { ...tuesday, nextAt: new Date('2026-11-24T08:00:00Z') },
  ]);
});

test('what is kept of a rule that has changed or gone is not shown for the one in force', () => {
  const before = { ...tuesday, cron: '0 9 * * 3', nextAt: new Date('2026-11-25T08:00:00Z') };
  expect(schedulesInForce([tuesday], [before], now)).toMatchObject([
    { nextAt: new Date('2026-11-24T08:00:00Z') },
  ]);
  expect(schedulesInForce([], [before], now)).toEqual([]);
});

test('a time that has come and is still to be acted on stays the next', () => {
  const due = { ...tuesday, nextAt: new Date('2026-11-21T11:59:00Z') };
  expect(schedulesInForce([tuesday], [due], now)).toEqual([due]);
});
