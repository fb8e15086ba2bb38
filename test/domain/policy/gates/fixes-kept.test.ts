import { expect, test } from 'vitest';
import { fixesKept } from '../../../../src/domain/policy/gates/fixes-kept.ts';
import { factsWith } from '../sample-facts.ts';

test('a candidate with every fix of earlier releases passes', () => {
  expect(fixesKept.judge(factsWith())).toEqual({ state: 'holds' });
});

test('a candidate that would drop one is blocked, and the fix is named with its releases', () => {
  const value = [{ what: '#123', title: 'Round once', versions: ['1.4.2'] }];
  expect(fixesKept.judge(factsWith({ missingFixes: { kind: 'seen', value } }))).toEqual({
    state: 'blocks',
    facts: { code: 'fixes-missing', fixes: value },
  });
});

test('while GitHub cannot be asked it is not known, which counts as missing', () => {
  expect(fixesKept.judge(factsWith({ missingFixes: { kind: 'unseen', status: null } })).state).toBe(
    'unknown',
  );
});

test('a project that only wants to be warned is, by a gate that holds and says what is missing', () => {
  const value = [{ what: '#123', title: 'Round once', versions: ['1.4.2'] }];
  const facts = factsWith({ fixPolicy: 'warn', missingFixes: { kind: 'seen', value } });
  expect(fixesKept.judge(facts)).toEqual({
    state: 'holds',
    facts: { code: 'fixes-missing', fixes: value },
  });
});
