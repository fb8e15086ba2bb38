import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDeploymentId } from '../../../src/domain/ids.ts';
import { figuresOf, tallyOf } from '../../../src/domain/rollback/automatic/figures.ts';
import { hasLaneMoved, isRolledBackLast } from '../../../src/domain/rollback/automatic/lane-since.ts';

type Past = Parameters<typeof hasLaneMoved>[0];

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 21, 3, minutes));
let made = 0;
const past = (changed: Partial<Past> = {}): Past => {
  made += 1;
  return {
    id: parseDeploymentId(`00000000-0000-7000-8000-${String(made).padStart(12, '0')}`),
    origin: 'manual',
    requestedBy: 'slack:U0CAPTAIN',
    requestedAt: at(0),
    startedAt: at(1),
    succeededAt: null,
    endedAt: at(5),
    ...changed,
  };
};

describe('since a deployment ended, its lane has moved', () => {
  const ended = past();
  test.each<[string, Partial<Past>, boolean]>([
    ['a person asked for another', { requestedAt: at(6), startedAt: null }, true],
    [
      'a rollback was asked for',
      { requestedAt: at(6), startedAt: null, origin: 'rollback', requestedBy: 'waybill' },
      true,
    ],
    ['another began', { startedAt: at(6), requestedBy: 'waybill' }, true],
    [
      'automation only asked',
      { requestedAt: at(6), startedAt: null, origin: 'automatic', requestedBy: 'waybill' },
      false,
    ],
    ['one waits that was asked for before', { startedAt: null, endedAt: null }, false],
  ])('where %s: %j %s', (_, other, hasMoved) => {
    expect(hasLaneMoved(ended, [ended, past(other)])).toBe(hasMoved);
  });
});

describe('the last rollback in a lane', () => {
  const rollback = { origin: 'rollback', requestedAt: at(10) } as const;
  test.each<[string, readonly Partial<Past>[], boolean]>([
    ['was Waybill’s own', [{ ...rollback, requestedBy: 'waybill' }], true],
    ['was a person’s', [{ ...rollback, requestedBy: 'slack:U0ADA' }], false],
    ['was followed by a delivery', [{ ...rollback, requestedBy: 'waybill' }, { succeededAt: at(20) }], false],
    ['came after the last delivery', [{ ...rollback, requestedBy: 'waybill' }, { succeededAt: at(5) }], true],
    [
      'was a person’s, after one of Waybill’s',
      [
        { ...rollback, requestedBy: 'waybill' },
        { ...rollback, requestedBy: 'slack:U0ADA', requestedAt: at(11) },
      ],
      false,
    ],
    ['never was', [{ succeededAt: at(5) }], false],
  ])('%s', (_, lane, isOurs) => {
    expect(isRolledBackLast(lane.map(past))).toBe(isOurs);
  });
});

describe('the figures of rollbacks', () => {
  test('are their number, their median and the longest', () => {
    expect(figuresOf([300, 100, 200])).toEqual({ count: 3, medianMs: 200, longestMs: 300 });
    expect(figuresOf([100, 200])).toEqual({ count: 2, medianMs: 150, longestMs: 200 });
    expect(figuresOf([])).toEqual({ count: 0, medianMs: null, longestMs: null });
  });

  test('have a median between the shortest and the longest, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { minLength: 1 }), (each) => {
        const { medianMs, longestMs } = figuresOf(each);
        expect(medianMs).toBeGreaterThanOrEqual(Math.min(...each));
        expect(medianMs).toBeLessThanOrEqual(longestMs ?? -1);
        expect(figuresOf(each.toReversed())).toEqual(figuresOf(each));
      }),
    );
  });
});

test('an imagined rollback was right if most who said anything say so, and open where they differ', () => {
  const tally = tallyOf([['right'], ['right', 'right', 'wrong'], ['wrong'], ['right', 'wrong'], []]);
  expect(tally).toEqual({ right: 2, wrong: 1, open: 2 });
});
