import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { highestTag } from '../../../src/domain/version/highest-tag.ts';
import { tagsCollide } from '../../../src/domain/version/tag-collision.ts';
import { tagNameProblem } from '../../../src/domain/version/tag-name.ts';
import { renderTag, tagReader } from '../../../src/domain/version/tag-template.ts';
import { tagTemplateProblems } from '../../../src/domain/version/tag-template-problem.ts';
import { version } from './arbitrary-version.ts';

const literal = fc
  .array(fc.constantFrom(...'abz-_.+/()$019'.split('')), { maxLength: 8 })
  .map((characters) => characters.join(''));
const number = fc.integer({ min: 1, max: 9999 });

const candidateTemplate = fc
  .tuple(literal, literal, literal, fc.boolean())
  .map(([a, b, c, isNumberFirst]) =>
    isNumberFirst ? `${a}{n}${b}{version}${c}` : `${a}{version}${b}{n}${c}`,
  )
  .filter((template) => tagTemplateProblems(template, 'candidate').length === 0);

describe('a tag template', () => {
  test.each([
    ['v{version}', 'v1.5.0'],
    ['v{version}-rc.{n}', 'v1.5.0-rc.2'],
    ['candidates/{version}/{n}', 'candidates/1.5.0/2'],
    ['shop@{version}+{n}', 'shop@1.5.0+2'],
  ])('%s makes %s', (template, tag) => {
    expect(renderTag(template, { version: '1.5.0', number: 2 })).toBe(tag);
  });

  test('reads back every tag that it made', () => {
    fc.assert(
      fc.property(candidateTemplate, version, number, (template, version, number) => {
        const tag = renderTag(template, { version, number });
        expect(tagReader(template, 'semver')(tag)).toEqual({ version, number });
        expect(tagNameProblem(tag)).toBeNull();
      }),
    );
  });

  test.each(['v1.5', 'v1.5.0-rc.1', 'x1.5.0', 'v01.5.0', 'v1.5.0\n', 'vv1.5.0', 'v1x5x0'])(
    'v{version} does not read %j',
    (tag) => {
      expect(tagReader('v{version}', 'semver')(tag)).toBeNull();
    },
  );

  test('takes a dot of its own text for a dot, and no other letter', () => {
    const read = tagReader('{version}.rc.{n}', 'semver');
    expect(read('1.5.0.rc.2')).toEqual({ version: '1.5.0', number: 2 });
    expect(read('1.5.0xrc.2')).toBeNull();
  });

  test('reads calendar versions without leading zeros only', () => {
    const read = tagReader('v{version}', 'calver');
    expect(read('v2026.8.1')).toEqual({ version: '2026.8.1', number: null });
    expect(read('v2026.08.1')).toBeNull();
  });

  test.each([
    ['release', 'v1', 'placeholder-missing'],
    ['candidate', 'v{version}', 'placeholder-missing'],
    ['release', 'v{version}-{n}', 'placeholder-unknown'],
    ['release', 'v{versoin}', 'placeholder-unknown'],
    ['release', '{version}-{version}', 'placeholder-repeated'],
    ['candidate', 'v{version}{n}', 'placeholder-touches'],
    ['candidate', 'v{version}0{n}', 'placeholder-touches'],
    ['release', 'v2{version}', 'placeholder-touches'],
    ['release', 'v {version}', 'tag-name'],
    ['release', 'v{version}.lock', 'tag-name'],
    ['release', 'v{version}/', 'tag-name'],
    ['release', '.v{version}', 'tag-name'],
    ['release', 'v..{version}', 'tag-name'],
    ['release', '-{version}', 'tag-name'],
    ['release', 'v~{version}', 'tag-name'],
  ] as const)('for a %s cannot be %s: %s', (kind, template, code) => {
    expect(tagTemplateProblems(template, kind).map((problem) => problem.code)).toContain(code);
  });

  test.each(['', '@', 'a@{b', 'a//b', 'a/.b', 'a.lock/b', 'a\u007f', 'a\\b', 'x'.repeat(201)])(
    'may not make the tag %j, which git would refuse',
    (name) => {
      expect(tagNameProblem(name)).not.toBeNull();
    },
  );
});

describe('two tag templates', () => {
  test.each([
    ['v{version}', 'v{version}'],
    ['v{version}', 'v{version}/rc.{n}'],
    ['a{version}', 'a{version}/{n}'],
    ['1.{version}.{n}', '{version}.2.{n}'],
    ['{n}.{version}', '{version}.{n}'],
  ])('%s and %s collide', (a, b) => {
    expect(tagsCollide(a, b)).toBe(true);
    expect(tagsCollide(b, a)).toBe(true);
  });

  test.each([
    ['v{version}', 'v{version}-rc.{n}'],
    ['shop-v{version}', 'api-v{version}'],
    ['v{version}', 'candidates/{version}/{n}'],
    ['v{version}', '{version}'],
    ['a{version}', 'a01.{version}'],
    ['1.{version}.{n}', '{version}.02.{n}'],
  ])('%s and %s do not collide', (a, b) => {
    expect(tagsCollide(a, b)).toBe(false);
    expect(tagsCollide(b, a)).toBe(false);
  });

  test('that do not collide never make the same tag', () => {
    fc.assert(
      fc.property(candidateTemplate, candidateTemplate, version, number, (a, b, version, number) => {
        const tag = renderTag(a, { version, number });
        expect(tagReader(b, 'semver')(tag) === null || tagsCollide(a, b)).toBe(true);
      }),
    );
  });
});

describe('the highest tag', () => {
  const tags = ['v1.9.0', 'v1.10.0', 'v2.0.0-rc.1', 'nightly', 'release-9.0.0'].map((name) => ({ name }));

  test('is the highest version among the tags that fit', () => {
    expect(highestTag('v{version}', 'semver', tags)).toEqual({ tag: { name: 'v1.10.0' }, version: '1.10.0' });
  });

  test('is none where no tag fits', () => {
    expect(highestTag('api/{version}', 'semver', tags)).toBeNull();
  });
});
