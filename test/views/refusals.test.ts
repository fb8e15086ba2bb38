import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseUserGroupId, parseUserId } from '../../src/domain/ids.ts';
import { refusalCodes, refusalWords, renderRefusal } from '../../src/views/refusals.ts';
import { read } from './support/read.ts';
import { sampleRefusals } from './support/refusals.ts';

const documented = [
  ...readFileSync(new URL('../../docs/refusals.md', import.meta.url), 'utf8').matchAll(
    /^\| `([a-z-]+)` \|/gm,
  ),
].flatMap(([, code]) => code ?? []);

test('every refusal is documented once, and nothing else is', () => {
  expect(documented.toSorted()).toEqual(refusalCodes.toSorted());
});

describe.each(sampleRefusals('thing'))('a refusal ($code)', (refusal) => {
  test('says what is refused, what clears it, and its code', () => {
    const { sentence, wayOut } = refusalWords(refusal);
    expect(sentence.mrkdwn).toMatch(/[.]$/);
    expect(wayOut.mrkdwn).toMatch(/[.]$/);
    const shown = read(renderRefusal(refusal));
    expect(shown).toContain(`Refused: \`${refusal.code}\``);
    expect(renderRefusal(refusal).text).toContain(sentence.mrkdwn);
    expect(shown).not.toMatch(/undefined|null|\[object|!/);
  });
});

test('whoever may not act is told who may', () => {
  const refusal = {
    code: 'not-permitted',
    act: 'cut a release',
    roles: ['captain'],
    who: [parseUserId('U0CAPTAIN'), parseUserGroupId('S0GROUP')],
  } as const;
  expect(read(renderRefusal(refusal))).toContain(
    'You may not cut a release: that is for captains of the project.\nAsk one of them: @U0CAPTAIN, @S0GROUP.',
  );
});

test('a broken configuration is told with each line and what would be right there', () => {
  const shown = read(
    renderRefusal({
      code: 'config-invalid',
      repository: 'acme/shop',
      isMissing: false,
      problems: [
        { line: 12, column: 3, path: 'projects.shop.trunk', message: 'must be a text', hint: 'Try "main".' },
      ],
    }),
  );
  expect(shown).toContain('• Line 12 `projects.shop.trunk`: must be a text. Try "main".');
  expect(shown).toContain('The last valid file stays in force');
});

test.each([
  [null, 'Try again when GitHub answers.'],
  [3_000, 'Try again in 3 seconds.'],
  [61_000, 'Try again in 2 minutes.'],
  [60 * 60_000, 'Try again in 1 hour.'],
])('a rate limit of GitHub says how long until it is worth trying again: %s ms', (retryAfterMs, words) => {
  const of = { code: 'config-unreachable', repository: 'acme/shop', isTokenRefused: false } as const;
  expect(read(renderRefusal({ ...of, retryAfterMs }))).toContain(words);
});

test.each([
  [['staging'], 'There is `staging`.'],
  [['staging', 'production'], 'There are `staging`, `production`.'],
])('what is unknown is told what there is: %j', (known, words) => {
  expect(read(renderRefusal({ code: 'environment-unknown', text: 'prod', known }))).toContain(words);
});
