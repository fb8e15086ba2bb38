import { describe, expect, test } from 'vitest';
import { type CountedDeployment, figuresOf } from '../../../src/domain/digest/figures.ts';

const from = new Date('2026-11-14T00:00:00Z');
const until = new Date('2026-11-21T00:00:00Z');
const at = (hours: number) => new Date(from.getTime() + hours * 3_600_000);
const deployed = (hours: number, changed: Partial<CountedDeployment> = {}): CountedDeployment => ({
  environment: 'production',
  state: 'succeeded',
  isRollback: false,
  requestedAt: at(hours),
  startedAt: at(hours),
  succeededAt: at(hours + 1),
  endedAt: at(hours + 1),
  ...changed,
});
const failed = (hours: number) => deployed(hours, { state: 'failed', succeededAt: null });
const back = (hours: number) => deployed(hours, { isRollback: true });
const figures = (...deployments: readonly CountedDeployment[]) =>
  figuresOf({ from, until, deployments, shipped: [] });

describe('the figures of a time', () => {
  test('of nothing say nothing', () => {
    expect(figures()).toEqual({
      deployments: 0,
      failures: 0,
      errored: 0,
      mergeToUsers: { medianMs: null, of: 0 },
      cutToUsers: { medianMs: null, of: 0 },
      toRestore: { medianMs: null, of: 0 },
      notRestored: 0,
    });
  });

  test('count what ended then, and no rollback as a deployment', () => {
    expect(figures(deployed(-2), deployed(1), deployed(9, { endedAt: null }), back(20))).toMatchObject({
      deployments: 1,
    });
  });

  test('count a failure and the rollback that answers it once', () => {
    expect(figures(deployed(1), failed(5), back(7))).toMatchObject({
      deployments: 2,
      failures: 1,
      toRestore: { medianMs: 2 * 3_600_000, of: 1 },
      notRestored: 0,
    });
  });

  test('count what was taken back after it had arrived as a failure, mended when the rollback was verified', () => {
    expect(figures(deployed(1), back(30))).toMatchObject({
      failures: 1,
      toRestore: { medianMs: 3_600_000, of: 1 },
    });
  });

  test('say that a failure is not mended while nothing was verified there since', () => {
    const elsewhere = deployed(9, { environment: 'other' });
    expect(figures(failed(5), elsewhere, failed(8))).toMatchObject({ failures: 2, notRestored: 2 });
    expect(figures(failed(5), deployed(24 * 7))).toMatchObject({ notRestored: 1 });
  });

  test('keep what could not be told apart from what failed', () => {
    const errored = deployed(3, { state: 'errored', succeededAt: null });
    expect(figures(errored)).toMatchObject({ deployments: 1, failures: 0, errored: 1 });
  });

  test.each([
    [[4], 4],
    [[4, 1], 2.5],
    [[9, 1, 4], 4],
  ] as const)('take the middle of how long releases took from the cut: %j', (hours, middle) => {
    const shipped = hours.map((each) => ({ cutAt: at(0), at: at(each), mergedAt: [] }));
    expect(figuresOf({ from, until, deployments: [], shipped }).cutToUsers).toEqual({
      medianMs: middle * 3_600_000,
      of: hours.length,
    });
  });

  test('take the middle of how long changes took from their merge, of those of which it is known', () => {
    const merged = (...hours: readonly number[]) => hours.map((each) => at(each).toISOString());
    const shipped = [
      { cutAt: at(9), at: at(10), mergedAt: merged(0, 4, 8) },
      { cutAt: at(19), at: at(20), mergedAt: [] },
      // Its pull request to trunk was merged after the fix had shipped from a release branch.
      { cutAt: at(29), at: at(30), mergedAt: merged(31) },
    ];
    expect(figuresOf({ from, until, deployments: [], shipped }).mergeToUsers).toEqual({
      medianMs: 4 * 3_600_000,
      of: 4,
    });
  });
});
