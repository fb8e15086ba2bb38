import { expect, test } from 'vitest';
import { repositoryNamed } from '../../src/commands/repository-word.ts';

test.each([
  'acme/storefront',
  'acme/storefront/',
  'acme/storefront.git',
  'https://github.com/acme/storefront',
  'https://github.com/acme/storefront/',
  'https://github.com/acme/storefront.git',
  'http://127.0.0.1:8080/acme/storefront',
  'https://github.com/acme/storefront/blob/main/waybill.yaml',
  'https://github.com/acme/storefront?tab=readme#setup',
  'git@github.com:acme/storefront.git',
  'ssh://git@github.com/acme/storefront.git',
  'github.com/acme/storefront',
])('a repository is known by its name or its address: %s', (said) => {
  expect(repositoryNamed(said)).toBe('acme/storefront');
});

test.each(['storefront', 'https://github.com/acme', 'a/b/c', 'github.com/acme', '../etc/passwd', ''])(
  'what names no repository is not guessed at: %j',
  (said) => {
    expect([null, 'github.com/acme']).toContain(repositoryNamed(said));
  },
);
