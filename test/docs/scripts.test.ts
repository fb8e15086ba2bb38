import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { mentions, read } from './support/repository.ts';

const { scripts, version } = z
  .object({ version: z.string(), scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));

/** The README's command line that runs the tests. */
const testCommand = 'npm ci && npm test';

describe('the scripts', () => {
  test('that a document names are there', () => {
    const named = [
      ...mentions(/npm run ([a-z][\w:-]*)/g),
      ...mentions(/npm (start|test)\b/g),
      ...[...read('.ci/run').matchAll(/npm run ([a-z][\w:-]*)/g)].map(([, what = '']) => ({
        at: '.ci/run',
        what,
      })),
    ];
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(({ what }) => scripts[what] === undefined)).toEqual([]);
  });

  test('are all in the guide for contributors', () => {
    const guide = read('CONTRIBUTING.md');
    const isNamed = (name: string) => new RegExp(`npm (?:run )?${name}(?![\\w:-])`).test(guide);
    expect(Object.keys(scripts).filter((name) => !isNamed(name))).toEqual([]);
  });

  test('run on a Node that can run them, by the launcher', () => {
    const steps = Object.values(scripts).flatMap((script) => script.split('&&'));
    expect(steps.filter((step) => !/^\s*(?:bin\/node24|npm (?:run |test\b))/.test(step))).toEqual([]);
  });
});

test('the README’s test command is one line, and the one that CI runs', () => {
  expect(read('README.md')).toContain(`\`\`\`sh\n${testCommand}\n\`\`\``);
  expect(read('.ci/run')).toContain(`'${testCommand} `);
});

test('the changelog has the version of the package', () => {
  expect(read('CHANGELOG.md')).toMatch(new RegExp(`^## ${version.replaceAll('.', '\\.')}\\b`, 'm'));
  expect(read('CHANGELOG.md')).toMatch(/^## Unreleased$/m);
});
