import { describe, expect, test } from 'vitest';
import { environment } from '../../src/config/environment.ts';
import { parseProjectFile } from '../../src/integrations/project-file/parse-project-file.ts';
import { documents, mentions, read } from './support/repository.ts';

const examples = documents.flatMap((path) =>
  [...read(path).matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm)]
    .map(([, text = '']) => ({ path, text }))
    .filter(({ text }) => /^projects:/m.test(text)),
);

/** Read by tests and scripts, never by the bot. */
const notTheBots = [
  'CHROMIUM_PATH',
  'WAYBILL_KILL_CANDIDATES',
  'WAYBILL_KILL_SEED',
  'WAYBILL_TEST_DATABASE_URL',
];
const variables = new Set([...Object.keys(environment.shape), ...notTheBots]);

describe('what the documents say of the configuration', () => {
  test.each(examples)('a waybill.yaml in $path is valid', ({ text }) => {
    expect(parseProjectFile(text)).toMatchObject({ ok: true });
  });

  test('is shown by example in the README and in the guide', () => {
    expect(examples.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['README.md', 'docs/configuration.md']),
    );
  });

  test('names only variables that Waybill reads', () => {
    const named = mentions(/\b((?:SLACK|GITHUB|WAYBILL|DATABASE|SMTP|LOG)_[A-Z_]+|CHROMIUM_PATH)\b/g);
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter(({ what }) => !variables.has(what))).toEqual([]);
  });
});
