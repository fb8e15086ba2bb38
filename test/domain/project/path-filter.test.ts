import { describe, expect, test } from 'vitest';
import { handlesIn, resolveHandles } from '../../../src/domain/project/handles.ts';
import { pathFilter } from '../../../src/domain/project/path-filter.ts';
import { processorMsOf } from '../../support/processor-time.ts';
import { environmentOf, sample } from './sample-project.ts';

describe('the paths of a project', () => {
  test.each([
    [['apps/shop/**'], 'apps/shop/src/cart.ts', true],
    [['apps/shop/**'], 'apps/shop/.env.example', true],
    [['apps/shop/**'], 'apps/shop/.github/x/y', true],
    [['apps/shop/**'], 'apps/shopping/cart.ts', false],
    [['apps/shop'], 'apps/shop/src/cart.ts', true],
    [['apps/shop/'], 'apps/shop/src/cart.ts', true],
    [['*.md'], 'README.md', true],
    [['*.md'], 'docs/README.md', false],
    [['**/*.md'], 'README.md', true],
    [['**/*.md'], 'docs/deep/README.md', true],
    [['{apps,libs}/shop/**'], 'libs/shop/a', true],
    [['apps/**', '!apps/shop/**'], 'apps/shop/a', false],
    [['apps/**', '!apps/shop/**'], 'apps/api/a', true],
    [['apps/**', '!apps/shop/**', 'apps/shop/keep/**'], 'apps/shop/keep/a', true],
    [['!docs/**'], 'src/a', true],
    [['!docs/**'], 'docs/a', false],
    [[], 'anything', true],
    [['Apps/**'], 'apps/a', false],
    [['a[b]c/**'], 'abc/x', true],
  ])('%j mean %s: %s', (globs, path, expected) => {
    expect(pathFilter(globs)(path)).toBe(expected);
  });

  test('are compared in linear time, whatever the path', () => {
    const meant = pathFilter(['+(+(a))b', '**/*a*a*a*b']);
    expect(processorMsOf(() => expect(meant(`x/${'a'.repeat(150)}`)).toBe(false))).toBeLessThan(1_000);
  });
});

describe('the handles of a configuration', () => {
  const named = {
    ...sample,
    captains: ['@captains', 'U0ADA'],
    environments: [
      environmentOf('live', { override: { by: ['@ops'] }, rollback: { mode: 'ask', by: ['@ops'] } }),
    ],
  };

  test('are found wherever people are named, each once', () => {
    expect(handlesIn(named)).toEqual(['@captains', '@ops']);
  });

  test('give way to ids where they are known', () => {
    const resolved = resolveHandles(named, new Map([['@ops', 'S0OPS']]));
    expect(resolved.captains).toEqual(['@captains', 'U0ADA']);
    expect(resolved.environments[0]).toMatchObject({
      override: { by: ['S0OPS'] },
      rollback: { by: ['S0OPS'] },
    });
  });
});
