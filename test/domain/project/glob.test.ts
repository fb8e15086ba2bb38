import { array, assert, constant, constantFrom, oneof, property } from 'fast-check';
import picomatch from 'picomatch';
import { expect, test } from 'vitest';
import { multipliesBeyondMeasure, readGlob } from '../../../src/domain/project/glob.ts';
import { processorMsOf } from '../../support/processor-time.ts';

test.each([
  ['app/(shop)/[id]/*.tsx', 'app/(shop)/d/page.tsx', true],
  ['app/(shop)/[id]/*.tsx', 'app/(shop)/id/page.tsx', false],
  ['a[!b]c', 'abc', false],
  ['a[!b]c', 'axc', true],
  ['a[z-a]c', 'a[z-a]c', true],
  ['file?.sql', 'file7.sql', true],
  ['file?.sql', 'file.sql', false],
  ['v{1..3}', 'v2', true],
  ['{a}/b', '{a}/b', true],
  ['a{b', 'a{b', true],
  ['{a,b{c,d}}/x', 'bd/x', true],
  ['{a,b{c,d}}/x', 'b/x', false],
  ['{apps/shop,libs}/**', 'apps/shop/x/y', true],
  ['a**b', 'axyb', true],
  ['a**b', 'ax/yb', false],
  ['**/x/**/y', 'x/y', true],
  ['**/x/**/y', 'a/x/b/c/y', true],
  ['**/x/**/y', 'a/x/b/c/yy', false],
  ['apps/shop/**', 'apps/shop', true],
  ['*/**', 'README.md', false],
  ['*', 'snow ☃ 👋', true],
])('the glob %s and the path %s: meant is %s', (glob, path, expected) => {
  expect(readGlob(glob)(path)).toBe(expected);
});

const names = array(constantFrom('a', 'b', '.'), { minLength: 1, maxLength: 4 });
const paths = array(names, { minLength: 1, maxLength: 4 })
  .map((parts) => parts.map((part) => part.join('')))
  .filter((parts) => !parts.some((part) => part === '.' || part === '..'))
  .map((parts) => parts.join('/'));
const part = array(constantFrom('a', 'b', '*', '?', '[ab]', '{a,bb}'), { minLength: 1, maxLength: 3 })
  .map((tokens) => tokens.join(''))
  .filter((text) => !text.includes('**'));
const globs = array(oneof(part, constant('**')), { minLength: 1, maxLength: 4 }).map((parts) =>
  parts.join('/'),
);

test('a glob means what the field’s own matcher says it means', () => {
  assert(
    property(globs, paths, (glob, path) => {
      expect(readGlob(glob)(path)).toBe(picomatch(glob, { dot: true, noextglob: true })(path));
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ['many wildcards in a name', `${'*a'.repeat(60)}b`, 'a'.repeat(250)],
  ['many single characters', `${'*?'.repeat(60)}b`, 'a'.repeat(250)],
  ['many folders', `${'**/a/'.repeat(30)}b`, 'a/'.repeat(1_000)],
  ['many alternatives', `${'{a,aa,*}'.repeat(5)}b`, 'a'.repeat(250)],
])('nobody is kept waiting by a glob of %s', (_, glob, path) => {
  expect(processorMsOf(() => expect(readGlob(glob)(path)).toBe(false))).toBeLessThan(1_000);
});

test('alternatives that multiply beyond measure are told apart from others', () => {
  expect(multipliesBeyondMeasure('{a,b}'.repeat(8))).toBe(false);
  expect(multipliesBeyondMeasure('{a,b}'.repeat(40))).toBe(true);
  expect(multipliesBeyondMeasure(`{${'{a,b}'.repeat(30)},c}`)).toBe(true);
  expect(processorMsOf(() => multipliesBeyondMeasure('{'.repeat(190)))).toBeLessThan(1_000);
});
