import { describe, expect, test } from 'vitest';
import { checksGreen } from '../../../../src/domain/policy/gates/checks-green.ts';
import type { FoundCheck, PolicyFacts } from '../../../../src/domain/policy/policy-facts.ts';
import type { RequiredCheck } from '../../../../src/domain/project/environment.ts';
import { factsUnder } from '../sample-facts.ts';

const e2e: RequiredCheck = { name: 'e2e', app: 'github-actions', accepts: [] };
const lint: RequiredCheck = { name: 'lint', app: null, accepts: ['skipped'] };

const found = (name: string, state: FoundCheck['state'], app: string | null = 'github-actions') => ({
  name,
  app,
  state,
});

const on = (required: readonly RequiredCheck[], ...value: FoundCheck[]): PolicyFacts =>
  factsUnder({ checks: required }, { checks: { kind: 'seen', value } });

describe('checks green', () => {
  test.each([
    ['where none is required', on([], found('e2e', 'failure'))],
    [
      'when every required check succeeded',
      on([e2e, lint], found('e2e', 'success'), found('lint', 'success')),
    ],
    ['when a check was skipped that may be', on([lint], found('lint', 'skipped'))],
    [
      'whatever checks say that are not required',
      on([e2e], found('e2e', 'success'), found('docs', 'failure')),
    ],
    ['by a commit status where no app is named', on([lint], found('lint', 'success', null))],
    [
      'whatever another app says under that name',
      on([e2e], found('e2e', 'success'), found('e2e', 'failure', 'ci')),
    ],
  ])('holds %s', (_, facts) => {
    expect(checksGreen.judge(facts)).toEqual({ state: 'holds' });
  });

  test.each([
    ['a check that is missing', 'check-missing', on([e2e], found('docs', 'success'))],
    ['a check that only another app reports', 'check-missing', on([e2e], found('e2e', 'success', null))],
    ['a check that is not over', 'check-pending', on([e2e], found('e2e', 'pending'))],
    [
      'the last of several of one name',
      'check-pending',
      on([e2e], found('e2e', 'success'), found('e2e', 'pending')),
    ],
  ])('waits for %s, from outside', (_, code, facts) => {
    expect(checksGreen.judge(facts)).toEqual({
      state: 'waits',
      on: 'outside',
      until: null,
      facts: { code, checks: ['e2e'] },
    });
  });

  test.each(['failure', 'cancelled', 'stale', 'skipped', 'neutral'] as const)(
    'blocks on a required check that ended as %s',
    (state) => {
      expect(checksGreen.judge(on([e2e], found('e2e', state)))).toEqual({
        state: 'blocks',
        facts: { code: 'check-failed', checks: ['e2e'], ended: [state] },
      });
    },
  );

  test('blocks on one failure whatever else is missing, or succeeded under the same name', () => {
    const facts = on([lint, e2e], found('e2e', 'success'), found('e2e', 'failure'));
    expect(checksGreen.judge(facts)).toMatchObject({ state: 'blocks', facts: { checks: ['e2e'] } });
  });

  test('is unknown where the checks could not be read, unless none is required', () => {
    const checks = { kind: 'unseen', status: 502 } as const;
    expect(checksGreen.judge(factsUnder({ checks: [e2e] }, { checks }))).toEqual({
      state: 'unknown',
      facts: { code: 'checks-unread' },
    });
    expect(checksGreen.judge(factsUnder({ checks: [] }, { checks }))).toEqual({ state: 'holds' });
  });
});
