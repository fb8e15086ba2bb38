import { describe, expect, test } from 'vitest';
import { chooseRollback, type RollbackWish } from '../../../src/domain/rollback/choose.ts';
import { now } from '../../views/support/release.ts';
import { historyOf, past, rollbackOf } from './past.ts';

const [four, five, six] = [past(4), past(5), past(6)];
const plainly: RollbackWish = { isAutomatic: false, to: null, expects: null, askedAt: null };
const named = ({ candidate, release }: typeof four, isExact = true) => ({
  name: candidate.name,
  releaseId: release.id,
  candidateId: isExact ? candidate.id : null,
});
const chosen = (history: ReturnType<typeof historyOf>, wish: Partial<RollbackWish> = {}) => {
  const outcome = chooseRollback(history, { ...plainly, ...wish });
  if (!outcome.ok) return outcome.refusal.code;
  const { away, target } = outcome.value;
  return [away.candidate.name, target.candidate.name];
};

const back = (state: 'running' | 'succeeded' | 'failed') =>
  past(5, {
    origin: 'rollback',
    state,
    rollback: rollbackOf(six),
    holdsLane: state === 'running',
    ...(state === 'succeeded' ? {} : { succeededAt: null }),
  });

describe('a rollback', () => {
  test('goes from what runs to the latest verified of another candidate', () => {
    expect(chosen(historyOf(six, [six, five, four]))).toEqual(['1.6.0-rc.1', '1.5.0-rc.1']);
    expect(chosen(historyOf(six, [six, past(6), five]))).toEqual(['1.6.0-rc.1', '1.5.0-rc.1']);
  });

  test('takes away what began last, whatever became of it', () => {
    for (const state of ['running', 'verifying', 'failed', 'errored', 'cancelled'] as const) {
      const begun = past(6, { state, succeededAt: null });
      expect(chosen(historyOf(begun, [five, four]))).toEqual(['1.6.0-rc.1', '1.5.0-rc.1']);
    }
  });

  test('never goes to a bad candidate, by itself or by name', () => {
    const bad = past(5, {}, { badSince: now });
    expect(chosen(historyOf(six, [six, bad, four]))).toEqual(['1.6.0-rc.1', '1.4.0-rc.1']);
    expect(chosen(historyOf(six, [six, bad, four]), { to: named(bad) })).toBe('candidate-bad');
    expect(chosen(historyOf(six, [six, bad]))).toBe('no-rollback-target');
  });

  test('goes to a candidate that is named, or to whichever of a release was verified there', () => {
    const history = historyOf(six, [six, five, four]);
    expect(chosen(history, { to: named(four) })).toEqual(['1.6.0-rc.1', '1.4.0-rc.1']);
    expect(chosen(history, { to: named(four, false) })).toEqual(['1.6.0-rc.1', '1.4.0-rc.1']);
    expect(chosen(history, { to: named(past(7)) })).toBe('never-verified-there');
    expect(chosen(history, { to: named(six) })).toBe('already-there');
  });

  test('has nothing to do where nothing ever began', () => {
    expect(chosen(historyOf(null, []))).toBe('nothing-to-roll-back');
  });

  test('is refused where something else would be taken away than was seen', () => {
    expect(chosen(historyOf(six, [six, five]), { expects: five.candidate })).toBe('rollback-outdated');
    expect(chosen(historyOf(six, [six, five]), { expects: six.candidate })).toEqual([
      '1.6.0-rc.1',
      '1.5.0-rc.1',
    ]);
  });
});

describe('after a rollback', () => {
  test('on its way, another one takes away what the first set out to', () => {
    const history = historyOf(back('running'), [six, five, four], six);
    expect(chosen(history)).toEqual(['1.6.0-rc.1', '1.5.0-rc.1']);
    expect(chosen(history, { to: named(four) })).toEqual(['1.6.0-rc.1', '1.4.0-rc.1']);
  });

  test('that arrived, a person who names no version is told of it, and goes no further back by accident', () => {
    const history = historyOf(back('succeeded'), [back('succeeded'), six, five, four], six);
    expect(chosen(history)).toBe('rolled-back-already');
    expect(chosen(history, { expects: six.candidate })).toBe('rolled-back-already');
    expect(chosen(history, { to: named(four) })).toEqual(['1.5.0-rc.1', '1.4.0-rc.1']);
  });

  test('that failed, a person goes further back, or to the same again by name', () => {
    const history = historyOf(back('failed'), [six, five, four], six);
    expect(chosen(history)).toEqual(['1.5.0-rc.1', '1.4.0-rc.1']);
    expect(chosen(history, { to: named(five) })).toEqual(['1.6.0-rc.1', '1.5.0-rc.1']);
  });

  test('that failed, with nothing further back, the same is brought once more', () => {
    expect(chosen(historyOf(back('failed'), [six, five], six))).toEqual(['1.6.0-rc.1', '1.5.0-rc.1']);
    const bad = past(5, {}, { badSince: now });
    const failed = { ...back('failed'), candidate: bad.candidate };
    expect(chosen(historyOf(failed, [six, bad], six))).toBe('no-rollback-target');
    const outcome = chooseRollback(historyOf(back('failed'), [six, five, four], six), plainly);
    const others = outcome.ok ? outcome.value.others.map(({ candidate }) => candidate.name) : [];
    expect(others).toEqual(['1.5.0-rc.1']);
  });

  test('that was asked for after this one and is over, this one goes no further back, nor does the same again', () => {
    const history = historyOf(back('failed'), [six, five, four], six);
    const before = new Date(back('failed').deployment.requestedAt.getTime() - 1);
    for (const to of [null, named(five), named(five, false)]) {
      expect(chosen(history, { to, askedAt: before })).toBe('rollback-came-first');
      expect(chosen(history, { to, askedAt: now })).not.toBe('rollback-came-first');
    }
    expect(chosen(history, { to: named(four), askedAt: before })).toEqual(['1.5.0-rc.1', '1.4.0-rc.1']);
  });

  test('Waybill never rolls back by itself, whatever became of it', () => {
    for (const state of ['running', 'succeeded', 'failed'] as const) {
      const history = historyOf(back(state), [six, five, four], six);
      expect(chosen(history, { isAutomatic: true })).toBe('rolled-back-already');
    }
  });
});
