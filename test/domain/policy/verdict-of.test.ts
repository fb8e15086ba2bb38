import { describe, expect, test } from 'vitest';
import type { GateAnswer, Rung, WaitsFor } from '../../../src/domain/policy/ladder.ts';
import { verdictOf } from '../../../src/domain/policy/verdict-of.ts';

const early = '2026-03-03T12:00:00.000Z';
const late = '2026-03-03T13:00:00.000Z';

const holds: GateAnswer = { state: 'holds' };
const blocks: GateAnswer = {
  state: 'blocks',
  facts: { code: 'candidate-bad', candidate: 'x', because: null },
};
const unknown: GateAnswer = { state: 'unknown', facts: { code: 'checks-unread' } };
const waits = (on: WaitsFor, until: string | null = null): GateAnswer => ({
  state: 'waits',
  on,
  until,
  facts: { code: 'approvals-unread' },
});

const ladderOf = (...answers: readonly GateAnswer[]): readonly Rung[] =>
  answers.map((answer) => ({ gate: 'approved', answer, since: early }));

const wait = (nextLookAt: string | null, isStuckOutside: boolean) => ({
  kind: 'wait',
  nextLookAt: nextLookAt === null ? null : new Date(nextLookAt),
  isStuckOutside,
});

describe('a deployment', () => {
  test('may start when every gate holds, and not before', () => {
    expect(verdictOf(ladderOf(holds, holds))).toEqual({ kind: 'start' });
    for (const answer of [blocks, unknown, waits('people'), waits('clock', late), waits('outside')]) {
      expect(verdictOf(ladderOf(holds, answer)).kind).not.toBe('start');
    }
  });

  test('is blocked as soon as one gate blocks, whatever others wait for', () => {
    expect(verdictOf(ladderOf(waits('clock', late), unknown, blocks))).toEqual({ kind: 'blocked' });
  });

  test.each([
    ['waits for people without a time', [waits('people')], wait(null, false)],
    [
      'is looked at again at the first time that is known',
      [waits('clock', late), waits('people', early)],
      wait(early, false),
    ],
    [
      'is stuck when something outside is waited for',
      [waits('people', late), waits('outside')],
      wait(late, true),
    ],
    ['is stuck when a gate could not tell', [holds, unknown], wait(null, true)],
  ])('%s', (_, answers, verdict) => {
    expect(verdictOf(ladderOf(...answers))).toEqual(verdict);
  });
});
