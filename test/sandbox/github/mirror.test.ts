import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startGithub } from '../../../sandbox/github/start-github.ts';
import { cloneWith, gitIn, temporaryFolder } from './clone-for-tests.ts';
import { githubUnderTest } from './github-under-test.ts';

/** Everything that can be seen of a folder: names, sizes, times and contents. */
function fingerprint(dir: string): string {
  const hash = createHash('sha256');
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const { mtimeMs, mode, size } = statSync(path);
    hash.update(`${path} ${mtimeMs} ${mode} ${size}\n`);
    if (entry.isFile()) hash.update(readFileSync(path));
  }
  return hash.digest('hex');
}

test('a clone is only read, whatever is done to its copy', async () => {
  const path = cloneWith(['feat: one (#1)', 'fix: two (#2)']);
  gitIn(path, ['tag', 'v1.0.0']);
  const before = fingerprint(path);
  const github = await githubUnderTest({
    repositories: [{ owner: 'me', name: 'mine', from: 'clone', path }],
  });
  const { history } = github.control;
  await history.landPull({ title: 'feat: three', files: { '0.txt': 'changed\n' } });
  await history.moveRef({ ref: 'refs/tags/v1.0.0', to: 'main' });
  await history.deleteRef({ ref: 'refs/tags/v1.0.0' });
  expect((await github.get('/repos/me/mine/commits')).body.length).toBe(3);
  expect(fingerprint(path)).toBe(before);
});

test("what a clone saw of its origin become branches, and the clone's own commits win", async () => {
  const origin = cloneWith(['feat: one (#1)']);
  gitIn(origin, ['branch', 'release/1.0']);
  const path = temporaryFolder();
  gitIn(path, ['clone', '--quiet', origin, '.']);
  gitIn(path, ['commit', '--quiet', '--allow-empty', '-m', 'chore: not pushed yet']);
  const github = await githubUnderTest({
    repositories: [{ owner: 'me', name: 'mine', from: 'clone', path }],
  });
  const branches = await github.get('/repos/me/mine/branches');
  expect(branches.body.map((one) => one['name'])).toEqual(['main', 'release/1.0']);
  const tip = await github.get('/repos/me/mine/commits/main');
  expect(tip.body['commit']?.['message']).toBe('chore: not pushed yet');
});

test('a folder that cannot be read is said by name', async () => {
  const empty = temporaryFolder();
  await expect(start('/nowhere/at/all')).rejects.toThrow('There is no folder /nowhere/at/all.');
  await expect(start(empty)).rejects.toThrow(`${empty} is not a git clone.`);
  gitIn(empty, ['init', '--quiet', '--initial-branch=main']);
  await expect(start(empty)).rejects.toThrow(`${empty} has no commits on main.`);
});

test('reading a history tells how far it has come', async () => {
  const path = cloneWith(Array.from({ length: 1200 }, (_, index) => `feat: ${index} (#${index + 1})`));
  const seen: string[] = [];
  await githubUnderTest({
    repositories: [{ owner: 'me', name: 'mine', from: 'clone', path }],
    onProgress: ({ commits, total }) => seen.push(`${commits} of ${total}`),
  });
  expect(seen).toContain('1000 of 1200');
  expect(seen).toContain('1200 of 1200');
});

const start = (path: string) =>
  startGithub({
    repositories: [{ owner: 'me', name: 'mine', from: 'clone', path }],
    now: () => new Date(),
  });

test('a copy does not outlive a process that ends early', () => {
  const path = cloneWith(['feat: one (#1)']);
  const tmp = temporaryFolder();
  const entry = new URL('../../../sandbox/github/start-github.ts', import.meta.url).href;
  const order = `{ owner: 'me', name: 'mine', from: 'clone', path: ${JSON.stringify(path)} }`;
  const script = `const { startGithub } = await import('${entry}');
    await startGithub({ repositories: [${order}], now: () => new Date() });
    throw new Error('crashed');`;
  const ended = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: tmp },
  });
  expect(ended.stderr).toContain('crashed');
  expect(readdirSync(tmp)).toEqual([]);
});
