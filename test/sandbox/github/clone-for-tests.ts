import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Runs git in a folder, with nobody's configuration. */
export function gitIn(dir: string, args: readonly string[], input = ''): string {
  return execFileSync('git', ['-C', dir, '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
    encoding: 'utf8',
    input,
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { PATH: process.env['PATH'] ?? '', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
  });
}

/** A temporary folder that goes when the test ends. */
export function temporaryFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'waybill-test-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A clone whose `main` has these commits, oldest first, each with a file of its own. */
export function cloneWith(subjects: readonly string[]): string {
  const dir = temporaryFolder();
  gitIn(dir, ['init', '--quiet', '--initial-branch=main']);
  const commits = subjects.map(
    (subject, index) =>
      `commit refs/heads/main\nauthor ${who(index)}\ncommitter ${who(index)}\n${data(subject)}M 100644 inline ${index}.txt\n${data(subject)}\n`,
  );
  gitIn(dir, ['fast-import', '--quiet', '--done'], `${commits.join('')}done\n`);
  gitIn(dir, ['reset', '--quiet', '--hard']);
  return dir;
}

const who = (seconds: number): string => `Ada Lovelace <ada@example.com> ${1_790_000_000 + seconds} +0000`;
const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;
