import { expect, test } from 'vitest';
import { isStartedByTag, matchesRefPattern } from '../../../src/domain/doctor/github-patterns.ts';
import { processorMsOf } from '../../support/processor-time.ts';

type Filter = Parameters<typeof isStartedByTag>[0];
const only = (...include: readonly string[]): Filter => ({ include, ignore: [] });
const not = (...ignore: readonly string[]): Filter => ({ include: null, ignore });

test.each<[Filter, string, boolean]>([
  [only('v*'), 'v1.5.0-rc.1', true],
  [only('v*'), 'candidates/v1', false],
  [only('*'), 'v1.5.0', true],
  [only('*'), 'releases/v1.5.0', false],
  [only('**'), 'releases/v1.5.0', true],
  [only('releases/**'), 'releases/a/b', true],
  [only('v[0-9]+.[0-9]+.[0-9]+'), 'v1.50.0', true],
  [only('v[0-9]+.[0-9]+.[0-9]+'), 'v1.5.0-rc.1', false],
  [only('v?1'), '1', true],
  [only('v1.5.0'), 'v1x5x0', false],
  [only('v*', '!v*-rc*'), 'v1.5.0-rc.1', false],
  [only('v*', '!v*-rc*'), 'v1.5.0', true],
  [only('!v*-rc*', 'v*'), 'v1.5.0-rc.1', true],
  [not('v*-rc*'), 'v1.5.0-rc.1', false],
  [not('v*-rc*'), 'v1.5.0', true],
  [not(), 'anything', true],
  [only(), 'v1', false],
  [only('v[z-a]'), 'v[z-a]', true],
])('filter %j and tag %s: started is %s', (filter, tag, expected) => {
  expect(isStartedByTag(filter, tag)).toBe(expected);
});

test.each([
  ['~ALL', 'v1.5.0', true],
  ['refs/tags/v*', 'v1.5.0-rc.1', true],
  ['v*', 'v1.5.0-rc.1', true],
  ['refs/tags/release-*', 'v1.5.0', false],
  ['v?.?.?', 'v1.5.0', true],
  ['v?.?.?', 'v1.50.0', false],
  ['*', 'candidates/v1', false],
  ['candidates/*', 'candidates/v1', true],
  ['v1.5.0', 'v1a5b0', false],
])('rule %s and tag %s: meant is %s', (pattern, tag, expected) => {
  expect(matchesRefPattern(pattern, tag)).toBe(expected);
});

test.each(['*[a-z/]', '**[a-z/]', 'a?', '[a-z]+'])(
  'nobody is kept waiting by a filter of many %s',
  (part) => {
    const filter = only(`${part.repeat(60)}_`);
    const tag = `${'a'.repeat(120)}/${'a'.repeat(120)}`;
    expect(processorMsOf(() => expect(isStartedByTag(filter, tag)).toBe(false))).toBeLessThan(1_000);
  },
);
