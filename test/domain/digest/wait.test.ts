import { describe, expect, test } from 'vitest';
import { waitOf } from '../../../src/domain/digest/wait.ts';
import type { Rung } from '../../../src/domain/policy/ladder.ts';
import {
  sampleDeployment,
  sampleEnvironment,
  sampleLine,
  sampleShown,
} from '../../views/support/deployment.ts';
import { now, sampleCandidate } from '../../views/support/release.ts';

const ready = sampleCandidate({ state: 'ready', stateAt: now });
const since = now.toISOString();
const approval: Rung = {
  gate: 'approved',
  since,
  answer: {
    state: 'waits',
    on: 'people',
    until: null,
    facts: {
      code: 'approvals-missing',
      have: 0,
      need: 1,
      from: ['U0APPROVER'],
      expiresAt: null,
      notCounted: [],
    },
  },
};
const soak: Rung = {
  gate: 'soaked',
  since,
  answer: {
    state: 'waits',
    on: 'clock',
    until: since,
    facts: { code: 'soaking', environment: 'staging', soakMs: 60_000, since },
  },
};
const production = sampleEnvironment('production', { after: [] });
const line = (state: 'requested' | 'running', ladder: readonly Rung[] = [], name = 'production') =>
  sampleLine(
    sampleEnvironment(name, { after: [] }),
    sampleDeployment(sampleShown('x', 1, { environment: name }), {
      state,
      ladder,
      candidateId: ready.id,
      environment: name,
      stateAt: now,
    }),
  );

describe('what a digest says that a release waits for', () => {
  test.each([
    ['building', { on: 'build' }],
    ['failed', { on: 'captain', why: 'failed' }],
    ['errored', { on: 'captain', why: 'errored' }],
  ] as const)('is the build, or the captain, while its candidate is %s', (state, wait) => {
    expect(waitOf(sampleCandidate({ state, stateAt: now }), [])).toEqual({ ...wait, since });
  });

  test('is another candidate where this one is bad', () => {
    expect(waitOf({ ...ready, badSince: now }, [])).toEqual({ on: 'captain', since, why: 'bad' });
  });

  test('is a person’s yes before a soak, and names whose', () => {
    expect(waitOf(ready, [line('requested', [soak, approval])])).toMatchObject({
      on: 'gate',
      gate: 'approved',
      environment: 'production',
      from: ['U0APPROVER'],
    });
    expect(waitOf(ready, [line('requested', [soak])])).toMatchObject({ on: 'gate', gate: 'soaked' });
  });

  test('is the promotion that somebody has to ask for before what comes by itself', () => {
    expect(waitOf(ready, [line('requested', [soak], 'demo'), sampleLine(production)])).toEqual({
      on: 'promotion',
      since,
      to: ['production'],
    });
  });

  test('is the deployment that is under way, and then nothing', () => {
    const both = [line('requested', [soak], 'demo'), line('running')];
    expect(waitOf(ready, both)).toEqual({ on: 'deployment', since, environment: 'production' });
    expect(waitOf(ready, [])).toEqual({ on: 'nothing' });
  });
});
