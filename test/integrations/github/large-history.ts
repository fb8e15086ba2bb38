import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const start = Date.parse('2026-01-01T00:00:00Z') / 1000;

/** A history in which each of four commits out of five is a squashed pull request, in one of two apps or the docs. */
function historyText(commits: number): string {
  const paths = ['apps/shop/src/a.ts', 'apps/admin/src/b.ts', 'docs/c.md'];
  return Array.from({ length: commits }, (_, index) => {
    const number = index + 1;
    const path = paths[index % paths.length] ?? '';
    const message = index % 5 === 4 ? `fix: by hand ${number}\n` : `feat: change ${number} (#${number})\n`;
    const content = `${number}\n`;
    const who = `ada-lindqvist <ada-lindqvist@users.noreply.github.com> ${start + index * 60} +0000`;
    return [
      'commit refs/heads/main',
      `mark :${number}`,
      `author ${who}`,
      `committer ${who}`,
      `data ${message.length}`,
      message,
      ...(index === 0 ? [] : [`from :${index}`]),
      `M 100644 inline ${path}`,
      `data ${content.length}`,
      content,
      '',
    ].join('\n');
  }).join('');
}

export type LargeHistory = {
  readonly path: string;
  readonly git: (...args: string[]) => string;
};

/** A clone of so many commits on `main`, gone when the test ends. */
export function largeHistory(commits: number): LargeHistory {
  const path = mkdtempSync(join(tmpdir(), 'waybill-history-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  const git = (args: readonly string[], input?: string): string =>
    execFileSync('git', ['-C', path, ...args], { encoding: 'utf8', input, maxBuffer: 1 << 26 }).trim();
  git(['init', '--quiet', '--initial-branch=main']);
  git(['fast-import', '--quiet'], historyText(commits));
  git(['reset', '--hard', '--quiet', 'main']);
  return { path, git: (...args) => git(args) };
}
