import { describe, expect, test } from 'vitest';
import { parseSha } from '../../../src/domain/ids.ts';
import { pickedMessage } from '../../../src/domain/pick/picked-message.ts';
import { readSourceText } from '../../../src/domain/pick/read-source-text.ts';
import { releaseBranchNames } from '../../../src/domain/pick/release-branch.ts';

const sha = parseSha('ab'.repeat(20));
const line = `(cherry picked from commit ${sha})`;

describe('what a picked commit says of where it is from', () => {
  test.each([
    ['a title alone', 'fix: one', `fix: one\n\n${line}\n`],
    ['a body', 'fix: one\n\nBecause.\n', `fix: one\n\nBecause.\n\n${line}\n`],
    ['trailers', 'fix: one\n\nWhy.\n\nRefs: AB-1', `fix: one\n\nWhy.\n\nRefs: AB-1\n${line}\n`],
    ['an earlier pick', `fix: one\n\n${line}`, `fix: one\n\n${line}\n${line}\n`],
    ['a title like a trailer', 'fix: one\n', `fix: one\n\n${line}\n`],
  ])('follows %s', (_, message, expected) => {
    expect(pickedMessage(message, sha)).toBe(expected);
  });
});

describe('what a person types to name a change', () => {
  test.each([
    ['#123', { kind: 'pull-request', number: 123, repository: null }],
    ['123', { kind: 'pull-request', number: 123, repository: null }],
    ['https://github.com/acme/shop/pull/123/files', { number: 123, repository: 'acme/shop' }],
    ['https://ghe.example/acme/shop/commit/ABCDEF1', { text: 'abcdef1', repository: 'acme/shop' }],
    ['3f2c1ab', { kind: 'commit', text: '3f2c1ab', repository: null }],
    ['1234567', { kind: 'commit', text: '1234567' }],
  ])('%s is understood', (text, expected) => {
    expect(readSourceText(text)).toMatchObject(expected);
  });

  test.each(['', '#', 'fix', '3f2c1', 'https://example.com/acme/shop/issues/3', '#1234567890'])(
    '“%s” is neither a pull request nor a commit',
    (text) => {
      expect(readSourceText(text)).toBeNull();
    },
  );
});

test('a release’s branch is named by its series, and by itself where that is taken', () => {
  expect(releaseBranchNames('1.5.0')).toEqual(['release/1.5', 'release/1.5.0']);
});
