import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git } from './git.ts';

const start = Date.parse('2024-01-01T00:00:00Z') / 1000;
const types = ['feat', 'fix', 'fix', 'docs', 'chore', 'refactor', 'test', 'perf'];
const scopes = ['', '(cart)', '(checkout)', '(search)', '(deps)'];
const places = ['apps/shop/src/a.ts', 'apps/admin/src/b.ts', 'docs/c.md', 'packages/ui/d.ts'];

/** Four of five are squashed pull requests; every fiftieth breaks something, every seventieth has no type. */
function messageOf(number: number): string {
  const type = number % 70 === 0 ? '' : `${types[number % types.length]}${scopes[number % scopes.length]}`;
  const header = `${type}${number % 50 === 0 ? '!' : ''}${type === '' ? '' : ': '}change ${number} of the storefront`;
  const ownNumber = number % 5 === 4 ? '' : ` (#${number})`;
  const body = number % 3 === 0 ? '\n\nWhat it does and why, in a sentence or two.\n\nSigned-off-by: A' : '';
  return `${header}${ownNumber}${body}\n`;
}

/** A repository with a history of so many commits on `main`, made the same each time. */
export function makeHistory(commits: number): {
  readonly path: string;
  readonly remove: () => Promise<void>;
} {
  const path = mkdtempSync(join(tmpdir(), 'waybill-history-'));
  const text = Array.from({ length: commits }, (_, index) => {
    const number = index + 1;
    const message = messageOf(number);
    const content = `${number}\n`;
    const who = `ada-lindqvist <ada-lindqvist@users.noreply.github.com> ${start + index * 3600} +0000`;
    return [
      'commit refs/heads/main',
      `mark :${number}`,
      `author ${who}`,
      `committer ${who}`,
      `data ${message.length}`,
      message,
      ...(index === 0 ? [] : [`from :${index}`]),
      `M 100644 inline ${places[index % places.length]}`,
      `data ${content.length}`,
      content,
      '',
    ].join('\n');
  }).join('');
  git(path, ['init', '--quiet', '--initial-branch=main']);
  git(path, ['fast-import', '--quiet'], text);
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
