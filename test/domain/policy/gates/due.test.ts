import { expect, test } from 'vitest';
import { due } from '../../../../src/domain/policy/gates/due.ts';
import { deployment, factsWith, inMinutes, minutesAgo, now } from '../sample-facts.ts';

const planned = (plannedAt: Date | null, latestStartAt: Date | null) =>
  due.judge(factsWith({ deployment: { ...deployment, plannedAt, latestStartAt } }));

test('what is planned for no time is due', () => {
  expect(planned(null, null)).toEqual({ state: 'holds' });
});

test('before its time a promotion waits for the clock, and says until when', () => {
  const at = inMinutes(1);
  expect(planned(at, inMinutes(61))).toMatchObject({
    state: 'waits',
    on: 'clock',
    until: at.toISOString(),
    facts: { code: 'planned' },
  });
});

test('from its time to its latest it is due', () => {
  expect(planned(now, inMinutes(60))).toEqual({ state: 'holds' });
  expect(planned(minutesAgo(59), inMinutes(1))).toEqual({ state: 'holds' });
});

test('from its latest on it waits for a person, whatever the clock does', () => {
  expect(planned(minutesAgo(60), now)).toMatchObject({
    state: 'waits',
    on: 'people',
    until: null,
    facts: { code: 'plan-passed' },
  });
});
