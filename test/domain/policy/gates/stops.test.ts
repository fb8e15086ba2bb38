import { describe, expect, test } from 'vitest';
import { origins } from '../../../../src/domain/deployment/deployment.ts';
import { noHold } from '../../../../src/domain/policy/gates/no-hold.ts';
import { noOpenConcern } from '../../../../src/domain/policy/gates/no-open-concern.ts';
import { notAStepBack } from '../../../../src/domain/policy/gates/not-a-step-back.ts';
import { notFrozen } from '../../../../src/domain/policy/gates/not-frozen.ts';
import {
  deployment,
  factsWith,
  freezeOf,
  grace,
  holdOf,
  inMinutes,
  minutesAgo,
  now,
  otherCandidate,
  runsIn,
} from '../sample-facts.ts';

describe('not frozen', () => {
  test.each([
    ['without a freeze', []],
    ['when the only freeze has been ended', [freezeOf({ endedAt: minutesAgo(1), endedBy: grace })]],
    ['at the moment at which the freeze ends', [freezeOf({ untilAt: now })]],
    ['before a freeze that is set for later', [freezeOf({ fromAt: inMinutes(1) })]],
  ])('holds %s', (_, freezes) => {
    expect(notFrozen.judge(factsWith({ freezes }))).toEqual({ state: 'holds' });
  });

  test('waits from the moment for which a freeze was set', () => {
    expect(notFrozen.judge(factsWith({ freezes: [freezeOf({ fromAt: now })] })).state).toBe('waits');
  });

  test.each([
    ['of everything', { projectId: null, environment: null }, 'everything'],
    ['of the project', { environment: null }, 'project'],
    ['of the environment', {}, 'production'],
  ])('waits for people while a freeze %s has no end', (_, changes, scope) => {
    expect(notFrozen.judge(factsWith({ freezes: [freezeOf(changes)] }))).toEqual({
      state: 'waits',
      on: 'people',
      until: null,
      facts: { code: 'frozen', scope, because: 'stocktaking', by: grace, untilAt: null },
    });
  });

  test('waits for the clock where the freeze has an end; of several, for the one that ends last', () => {
    const [early, late] = [inMinutes(10), inMinutes(60)];
    const freezes = [freezeOf({ untilAt: late, because: 'audit' }), freezeOf({ untilAt: early })];
    const until = late.toISOString();
    expect(notFrozen.judge(factsWith({ freezes }))).toEqual({
      state: 'waits',
      on: 'clock',
      until,
      facts: { code: 'frozen', scope: 'production', because: 'audit', by: grace, untilAt: until },
    });
    expect(notFrozen.judge(factsWith({ freezes: [freezeOf(), ...freezes] }))).toMatchObject({
      on: 'people',
      until: null,
    });
  });
});

describe('no hold', () => {
  test.each([
    ['without a hold', null],
    ['when the hold was lifted', holdOf({ liftedAt: minutesAgo(1), liftedBy: grace })],
  ])('holds %s', (_, hold) => {
    expect(noHold.judge(factsWith({ hold }))).toEqual({ state: 'holds' });
  });

  test('blocks while the environment is held, saying after which candidate and why', () => {
    expect(noHold.judge(factsWith({ hold: holdOf() }))).toEqual({
      state: 'blocks',
      facts: { code: 'held', candidate: '1.4.0-rc.1', because: 'rolled back' },
    });
  });
});

describe('no open concern', () => {
  test('waits for people while a stakeholder’s concern is not answered, saying whose', () => {
    const concerns = [{ userId: grace, text: 'Does the invoice change?' }];
    expect(noOpenConcern.judge(factsWith({ concerns }))).toMatchObject({
      state: 'waits',
      on: 'people',
      facts: { code: 'concern-open', by: grace, concerns: 1 },
    });
    expect(noOpenConcern.judge(factsWith({ concerns: [] }))).toEqual({ state: 'holds' });
  });
});

const over = (running: string | null, origin: (typeof origins)[number]) =>
  factsWith({
    deployment: { ...deployment, origin },
    here: runsIn('production', { candidate: running === null ? null : otherCandidate(running) }),
  });

describe('not a step back', () => {
  test.each([
    ['automatic', '1.5.1-rc.1'],
    ['automatic', '1.5.0-rc.3'],
    ['automatic', '1.10.0-rc.1'],
    ['scheduled', '2.0.0-rc.1'],
  ] as const)('waits for people where an %s request would replace the higher %s', (origin, running) => {
    expect(notAStepBack.judge(over(running, origin))).toEqual({
      state: 'waits',
      on: 'people',
      until: null,
      facts: { code: 'step-back', from: running, to: '1.5.0-rc.2' },
    });
  });

  test.each(['1.4.9-rc.7', '1.5.0-rc.1', '1.5.0-rc.2', null])('holds for automation over %s', (running) => {
    expect(notAStepBack.judge(over(running, 'automatic'))).toEqual({ state: 'holds' });
  });

  test.each(['manual', 'hotfix', 'rollback'] as const)(
    'holds for a person, who was asked (%s request)',
    (origin) => {
      expect(notAStepBack.judge(over('1.6.0-rc.1', origin))).toEqual({ state: 'holds' });
    },
  );
});
