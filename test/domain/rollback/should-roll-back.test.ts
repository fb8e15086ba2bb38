import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deploymentStates, origins } from '../../../src/domain/deployment/deployment.ts';
import { parseUserId } from '../../../src/domain/ids.ts';
import { rollbackModes } from '../../../src/domain/project/environment.ts';
import {
  type AutomaticFacts,
  shouldRollBack,
  tooLateAfterMs,
} from '../../../src/domain/rollback/automatic/should-roll-back.ts';

const now = new Date('2026-11-21T03:00:00Z');
const before = (ms: number) => new Date(now.getTime() - ms);

type Ended = AutomaticFacts['ended'];
const failed: Ended = {
  state: 'failed',
  stateReason: { code: 'smoke-failed', url: 'https://shop.example/healthz', found: 'answers 500' },
  origin: 'manual',
  startedAt: before(300_000),
  verifyingAt: before(60_000),
  endedAt: before(1_000),
};
const facts = (changed: Partial<AutomaticFacts> = {}, ended: Partial<Ended> = {}): AutomaticFacts => ({
  now,
  mode: 'automatic',
  ended: { ...failed, ...ended },
  hasTarget: true,
  isRedeployment: false,
  hasSomebodyActed: false,
  hasForeignRun: false,
  isTwiceInARow: false,
  ...changed,
});

describe('a rollback happens by itself', () => {
  test('after a verification that said no', () => {
    expect(shouldRollBack(facts())).toEqual({ kind: 'act', trigger: 'verification-failed' });
  });

  test('after a deployer that said no once it had begun', () => {
    expect(shouldRollBack(facts({}, { verifyingAt: null }))).toEqual({
      kind: 'act',
      trigger: 'deployer-failed',
    });
  });

  test('after a person called it faulty, which is a verification that said no', () => {
    const by = parseUserId('U0ADA');
    const stateReason = { code: 'called-faulty', by, because: 'no orders' } as const;
    expect(shouldRollBack(facts({}, { stateReason })).kind).toBe('act');
  });

  test('only in its words where the environment is in shadow mode', () => {
    expect(shouldRollBack(facts({ mode: 'shadow' }))).toEqual({
      kind: 'shadow',
      trigger: 'verification-failed',
    });
  });
});

describe('a person is asked', () => {
  test.each<[string, Partial<AutomaticFacts>, Partial<Ended>]>([
    ['by-mode', { mode: 'ask' }, {}],
    ['errored', {}, { state: 'errored' }],
    ['errored', { mode: 'shadow' }, { state: 'errored' }],
    ['redeployment', { isRedeployment: true }, {}],
    ['foreign-run', { hasForeignRun: true }, {}],
    ['twice-in-a-row', { isTwiceInARow: true }, {}],
    ['twice-in-a-row', { isTwiceInARow: true, mode: 'shadow' }, {}],
    ['too-late', {}, { endedAt: before(tooLateAfterMs) }],
  ])('%s: %j %j', (why, changed, ended) => {
    expect(shouldRollBack(facts(changed, ended))).toEqual({ kind: 'ask', why });
  });
});

describe('nothing is done', () => {
  test.each<[string, Partial<AutomaticFacts>, Partial<Ended>]>([
    ['not-failed', {}, { state: 'succeeded' }],
    ['not-failed', {}, { state: 'cancelled' }],
    ['not-failed', {}, { state: 'running' }],
    ['never-begun', {}, { startedAt: null }],
    [
      'never-begun',
      {},
      {
        verifyingAt: null,
        stateReason: { code: 'run-failed', conclusion: 'startup_failure', job: null, url: 'https://x' },
      },
    ],
    ['is-rollback', {}, { origin: 'rollback' }],
    ['somebody-acted', { hasSomebodyActed: true }, {}],
    ['no-target', { hasTarget: false }, {}],
  ])('%s: %j %j', (why, changed, ended) => {
    expect(shouldRollBack(facts(changed, ended))).toEqual({ kind: 'nothing', why });
  });
});

const moment = fc.integer({ min: 0, max: 3_600_000 }).map(before);
const arbitrary: fc.Arbitrary<AutomaticFacts> = fc.record({
  now: fc.constant(now),
  mode: fc.constantFrom(...rollbackModes),
  ended: fc.record({
    state: fc.constantFrom('failed' as const, 'failed' as const, ...deploymentStates),
    stateReason: fc.constantFrom(failed.stateReason, null),
    origin: fc.constantFrom(...origins),
    startedAt: fc.option(moment),
    verifyingAt: fc.option(moment),
    endedAt: fc.option(moment),
  }),
  hasTarget: fc.boolean(),
  isRedeployment: fc.boolean(),
  hasSomebodyActed: fc.boolean(),
  hasForeignRun: fc.boolean(),
  isTwiceInARow: fc.boolean(),
});

test('whatever else is so, nothing is rolled back by itself that is not plainly failed and untouched', () => {
  fc.assert(
    fc.property(arbitrary, (each) => {
      const { ended, mode } = each;
      const isPlain =
        mode === 'automatic' &&
        ended.state === 'failed' &&
        ended.startedAt !== null &&
        ended.origin !== 'rollback' &&
        each.hasTarget &&
        !each.isRedeployment &&
        !each.hasSomebodyActed &&
        !each.hasForeignRun &&
        !each.isTwiceInARow &&
        now.getTime() - (ended.endedAt ?? now).getTime() < tooLateAfterMs;
      expect(shouldRollBack(each).kind === 'act').toBe(isPlain);
    }),
    { numRuns: 2_000 },
  );
});

test('shadow says exactly where automatic would have acted, and asks exactly where it would have asked', () => {
  fc.assert(
    fc.property(arbitrary, (each) => {
      const real = shouldRollBack({ ...each, mode: 'automatic' });
      const shadow = shouldRollBack({ ...each, mode: 'shadow' });
      expect(shadow).toEqual(real.kind === 'act' ? { ...real, kind: 'shadow' } : real);
    }),
  );
});
