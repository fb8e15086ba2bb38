import { expect, test } from 'vitest';
import { windowOpen } from '../../../../src/domain/policy/gates/window-open.ts';
import { windowOf } from '../../project/sample-project.ts';
import { factsWith } from '../sample-facts.ts';

const at = (time: string) => factsWith({ now: new Date(time) });

test('a window is open in the hours that are allowed', () => {
  expect(windowOpen.judge(at('2026-03-03T11:00:00Z'))).toEqual({ state: 'holds' });
});

test('outside of them, the gate waits for the clock, and says when the window opens', () => {
  expect(windowOpen.judge(at('2026-03-05T15:00:00Z'))).toEqual({
    state: 'waits',
    on: 'clock',
    until: '2026-03-09T08:00:00.000Z',
    facts: {
      code: 'window-closed',
      opensAt: '2026-03-09T08:00:00.000Z',
      windows: ['Mon-Thu 09:00-16:00 Europe/Berlin'],
    },
  });
});

test('a denied time names the window that denies it', () => {
  expect(windowOpen.judge(at('2026-12-22T11:00:00Z'))).toEqual({
    state: 'waits',
    on: 'clock',
    until: '2027-01-04T08:00:00.000Z',
    facts: {
      code: 'window-denied',
      window: '12-20..01-02 Europe/Berlin',
      because: null,
      opensAt: '2027-01-04T08:00:00.000Z',
    },
  });
});

test('where no opening is in sight, the gate waits for people to change the windows', () => {
  const facts = factsWith();
  const windows = [windowOf('allow', '2025-01-01')];
  expect(windowOpen.judge({ ...facts, environment: { ...facts.environment, windows } })).toEqual({
    state: 'waits',
    on: 'people',
    until: null,
    facts: { code: 'window-closed', opensAt: null, windows: ['2025-01-01 Europe/Berlin'] },
  });
});
