import { expect, test } from 'vitest';
import { pathProbes } from '../../../src/integrations/github/changes/path-probes.ts';

test.each([
  [['apps/shop/**'], ['apps/shop'], []],
  [['apps/shop'], ['apps/shop'], []],
  [['apps/shop/', 'package.json'], ['apps/shop', 'package.json'], []],
  [['apps/shop/**/**'], ['apps/shop'], []],
  [['apps/*/src/**'], [], ['apps']],
  [['db/*.sql', 'apps/shop/**'], ['apps/shop'], ['db']],
  [['**/*.sql'], [], ['']],
  [['db/*.sql', '**/*.ts'], [], ['']],
  [['apps/shop/**', '!apps/shop/docs/**'], [], ['apps/shop']],
  [['!docs/**'], [], ['']],
])('globs become the places where git is asked: %j', (globs, decisive, vague) => {
  expect(pathProbes(globs)).toMatchObject({ decisive, vague });
});

test.each([[[]], [['**']], [['**/**', 'a/**']]])(
  'where every path is meant, nothing is asked: %j',
  (globs) => {
    expect(pathProbes(globs)).toBeNull();
  },
);
