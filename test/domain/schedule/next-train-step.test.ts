import { describe, expect, test } from 'vitest';
import type { TrainConfiguration } from '../../../src/domain/project/configuration.ts';
import { nextTrainStep } from '../../../src/domain/schedule/next-train-step.ts';
import { type Train, trainStates } from '../../../src/domain/schedule/train.ts';
import { dueAt, sampleTrain } from '../../views/support/schedule-views.ts';

const schedule: TrainConfiguration = {
  cron: '0 9 * * 2',
  zone: 'Europe/Berlin',
  missed: 'report',
  announceMs: 3 * 3_600_000,
  open: 'skip',
};
const minutes = (count: number) => new Date(dueAt.getTime() + count * 60_000);
const told: Partial<Train> = { announcedAt: minutes(-180), lookAt: dueAt };
const step = (
  now: Date,
  train: Partial<Train> = told,
  rule: Partial<TrainConfiguration> | null = {},
): unknown => nextTrainStep(sampleTrain(train), rule === null ? null : { ...schedule, ...rule }, now);

describe('a release train', () => {
  test('is announced before its time, then waits for it, then is cut', () => {
    expect(step(minutes(-180), {})).toEqual({ step: 'announce' });
    expect(step(minutes(-1))).toEqual({ step: 'wait', until: dueAt });
    expect(step(minutes(0))).toEqual({ step: 'cut' });
  });

  test('is cut without a word before where its project announces none', () => {
    expect(step(minutes(-1), {}, { announceMs: 0 })).toEqual({ step: 'wait', until: dueAt });
    expect(step(minutes(0), {}, { announceMs: 0 })).toEqual({ step: 'cut' });
  });

  test('is on time up to a quarter of an hour late, and missed after that', () => {
    expect(step(minutes(15))).toEqual({ step: 'cut' });
    expect(step(minutes(16))).toMatchObject({
      step: 'end',
      state: 'missed',
      reason: { code: 'nothing-ran' },
    });
  });

  test('is made up however late, where its project says so', () => {
    expect(step(minutes(6000), told, { missed: 'make-up' })).toEqual({ step: 'cut' });
  });

  test('says that GitHub was away rather than that nothing ran, where that is so', () => {
    const trying: Partial<Train> = { ...told, reason: { code: 'unreachable' } };
    expect(step(minutes(14), trying)).toEqual({ step: 'cut' });
    expect(step(minutes(16), trying)).toMatchObject({ state: 'missed', reason: { code: 'unreachable' } });
  });

  test('that could not be announced before its time is not cut behind people’s backs', () => {
    expect(step(minutes(1), {})).toMatchObject({ state: 'missed', reason: { code: 'not-announced' } });
    expect(step(minutes(1), {}, { missed: 'make-up' })).toEqual({ step: 'cut' });
  });

  test('that is skipped is not cut, and can be resumed until its time', () => {
    const skipped: Partial<Train> = { ...told, state: 'skipped' };
    expect(step(minutes(-1), skipped)).toEqual({ step: 'wait', until: dueAt });
    expect(step(minutes(0), skipped)).toEqual({ step: 'settle' });
  });

  test('that was skipped and resumed long before is told of again at the usual time', () => {
    const early: Partial<Train> = { ...told, announcedAt: minutes(-3000) };
    expect(step(minutes(-2000), early)).toEqual({ step: 'wait', until: minutes(-180) });
    expect(step(minutes(-180), early)).toEqual({ step: 'announce' });
    // Whoever read of it then has been told, should nothing run meanwhile.
    expect(step(minutes(0), early)).toEqual({ step: 'cut' });
  });

  test.each([
    ['is gone', null],
    ['is at another time', { cron: '0 10 * * 2' }],
    ['is in another zone', { zone: 'America/St_Johns' }],
  ])('is called off when its schedule %s', (_, rule) => {
    for (const state of ['expected', 'skipped'] as const) {
      expect(step(minutes(-1), { ...told, state }, rule)).toMatchObject({
        state: 'called-off',
        reason: { code: 'schedule-changed' },
      });
    }
  });

  test('goes as announced when only how it is announced has changed', () => {
    expect(step(minutes(0), told, { announceMs: 60_000, open: 'cut' })).toEqual({ step: 'cut' });
  });

  test.each(trainStates.filter((state) => state !== 'expected' && state !== 'skipped'))(
    'that ended as %s is over',
    (state) => {
      expect(step(minutes(0), { ...told, state })).toEqual({ step: 'rest' });
    },
  );
});
