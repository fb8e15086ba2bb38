import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Sha } from '../../../src/domain/ids.ts';
import type { ChangeRange } from '../../../src/domain/repository/change-range.ts';
import { type Connected, connected, expectDescribed, repository, sha, toRead } from './connected.ts';
import { largeHistory } from './large-history.ts';

const nothing = { paths: [], wantsFiles: false } as const;

async function since(
  world: Connected,
  tag: string,
  options: { paths?: string[]; wantsFiles?: boolean } = {},
) {
  const base = sha(await world.github.tagTarget(repository, tag));
  return world.github.changes(repository, base, await world.tip(), () => {}, { ...nothing, ...options });
}

/** What git itself says, as the judge. */
function git({ server }: Connected, ...args: string[]): string[] {
  const all = ['--git-dir', server.control.gitDir(), ...args];
  const text = execFileSync('git', all, { encoding: 'utf8', maxBuffer: 1 << 26 });
  return text.split('\n').filter((line) => line !== '');
}

const subjectsOf = ({ commits }: ChangeRange) => commits.map(({ message }) => message.split('\n')[0]);
const touchingOf = ({ commits }: ChangeRange) =>
  commits.filter(({ touchesPaths }) => touchesPaths).map((commit) => commit.sha);

test.each([
  ['GraphQL', true],
  ['REST', false],
])('a range has every commit once, oldest first, with its pull requests: by %s', async (_, graphql) => {
  const world = await toRead({ graphql });
  const range = await since(world, 'v1.4.2');
  expect(range.relation).toBe('ahead');
  expect(range.commits.map((commit) => commit.sha)).toEqual(
    git(world, 'rev-list', '--reverse', '--topo-order', 'v1.4.2..main'),
  );
  expect(range.files).toBeNull();
  expect(range.predecessorOnly).toEqual([]);
  expect(range.commits.every(({ touchesPaths }) => touchesPaths)).toBe(true);
  const numbers = range.pullRequests.map(({ number }) => number);
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const { number, title, base, mergedAt } of range.pullRequests) {
    expect({ number, title, base, isMerged: mergedAt !== null }).toMatchObject({
      base: 'main',
      isMerged: true,
    });
  }
  expect(numbers.length).toBeGreaterThan(10);
  expectDescribed(world);
});

/** Without the addresses, which differ from server to server. */
const plain = (range: ChangeRange) => ({
  commits: range.commits.map((commit) => [commit.message, commit.pullRequests, commit.author.login]),
  pullRequests: range.pullRequests
    .map((facts) => ({ ...facts, url: new URL(facts.url).pathname }))
    .toSorted((a, b) => a.number - b.number),
});

test('what GraphQL and REST say of a range is the same', async () => {
  const [byGraphql, byRest] = [await toRead(), await toRead({ graphql: false })];
  const graph = await since(byGraphql, 'v1.0.0');
  const rest = await since(byRest, 'v1.0.0');
  expect(plain(rest)).toEqual(plain(graph));
});

test('without a predecessor a range is the whole history', async () => {
  const world = await toRead();
  const range = await world.github.changes(repository, null, await world.tip(), () => {}, {
    paths: [],
    wantsFiles: true,
  });
  expect(range.commits).toHaveLength(git(world, 'rev-list', 'main').length);
  expect(range.commits[0]?.parents).toEqual([]);
  expect(range.files?.toSorted()).toEqual(git(world, 'ls-tree', '-r', '--name-only', 'main').toSorted());
  expect(range).toMatchObject({ base: null, relation: 'ahead', compareUrl: null });
});

test('the other side of a diverged range is told too', async () => {
  const world = await connected();
  const base = sha(await world.github.tagTarget(repository, 'v1.4.2'));
  await world.server.control.history.moveRef({ ref: 'refs/heads/release/1.4', to: base });
  const picked = await world.server.control.history.push({
    branch: 'release/1.4',
    message: 'fix: only there\n\n(cherry picked from commit abc)',
    files: { 'only-there.txt': 'x' },
  });
  const options = { paths: [], wantsFiles: true };
  const range = await world.github.changes(repository, sha(picked), await world.tip(), () => {}, options);
  expect(range.relation).toBe('diverged');
  expect(range.predecessorOnly.map((commit) => commit.sha)).toEqual([picked]);
  expect(range.predecessorOnly[0]?.message).toContain('cherry picked');
  expect(range.files).not.toContain('only-there.txt');
  const back = await world.github.changes(repository, await world.tip(), base, () => {}, options);
  expect(back).toMatchObject({ relation: 'behind', commits: [] });
  expect(back.predecessorOnly).toHaveLength(range.commits.length);
  expectDescribed(world);
});

test('an open pull request that contains a commit is told as open', async () => {
  const world = await connected();
  const head = sha(
    await world.server.control.history.push({ branch: 'topic', message: 'feat: topic', files: { t: '' } }),
  );
  const number = await world.server.control.history.openPull({ title: 'feat: topic', branch: 'topic' });
  const range = await world.github.changes(repository, await world.tip(), head, () => {}, nothing);
  expect(range.pullRequests).toMatchObject([{ number, mergedAt: null, mergeCommitSha: null }]);
});

test.each([
  ['a folder', ['apps/storefront/cart/**'], true],
  ['a folder, without GraphQL', ['apps/storefront/cart/**'], false],
  ['a folder and a file', ['db/**', 'docs/stock.md'], true],
  ['names anywhere', ['**/*.sql'], true],
  ['names within folders', ['apps/*/orders/**'], true],
  ['a folder less a part of it', ['apps/storefront/**', '!apps/storefront/cart/**'], true],
])('commits that touch a project’s paths are told from the others: %s', async (_, paths, graphql) => {
  const world = await toRead({ graphql });
  const range = await since(world, 'v1.0.0', { paths });
  const specs = paths.map((path) =>
    path.startsWith('!') ? `:(glob,exclude)${path.slice(1)}` : `:(glob)${path}`,
  );
  const expected = git(world, 'rev-list', '--full-history', '--no-merges', 'v1.0.0..main', '--', ...specs);
  const merges = new Set(git(world, 'rev-list', '--merges', 'main'));
  expect(
    touchingOf(range)
      .filter((one) => !merges.has(one))
      .toSorted(),
  ).toEqual(expected.toSorted());
  expect(expected.length).toBeGreaterThan(0);
  expect(expected.length).toBeLessThan(range.commits.length);
  expectDescribed(world);
});

test('a merge counts with the commits that it brought, not with what its branch took from trunk', async () => {
  const world = await connected();
  const { history } = world.server.control;
  const base = await world.tip();
  await history.landPull({
    title: 'feat: cart',
    files: { 'apps/storefront/cart/x.ts': '1' },
    method: 'merge',
  });
  const docs = await history.landPull({ title: 'docs: more', files: { 'docs/x.md': '1' }, method: 'merge' });
  const options = { paths: ['apps/storefront/**'], wantsFiles: false };
  const range = await world.github.changes(repository, base, await world.tip(), () => {}, options);
  const touching = range.commits.filter(({ touchesPaths }) => touchesPaths);
  expect(touching.map(({ message }) => message.split('\n')[0])).toHaveLength(2);
  expect(touching.flatMap(({ pullRequests }) => pullRequests)).not.toContain(docs.number);
});

test('the files between two commits are told', async () => {
  const world = await toRead();
  const few = await since(world, 'v1.4.2', { wantsFiles: true });
  expect(few.files?.toSorted()).toEqual(
    git(world, 'diff', '--no-renames', '--name-only', 'v1.4.2', 'main').toSorted(),
  );
});

test('more files than a comparison lists are told all the same', async () => {
  const { path, git: inClone } = largeHistory(1);
  mkdirSync(join(path, 'many'));
  for (let index = 0; index < 320; index += 1) writeFileSync(join(path, 'many', `${index}.txt`), `${index}`);
  inClone('add', '--all');
  inClone('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--message=many');
  const world = await connected({
    repositories: [{ owner: 'acme', name: 'storefront', from: 'clone', path }],
  });
  const base = sha(inClone('rev-parse', 'HEAD~1'));
  const options = { paths: [], wantsFiles: true };
  const range = await world.github.changes(repository, base, await world.tip(), () => {}, options);
  expect(range.files).toHaveLength(320);
});

test('over a thousand commits the number of requests stays under its ceiling, paths and all', async () => {
  const commits = 1_150;
  const { path } = largeHistory(commits + 1);
  const world = await connected({
    repositories: [{ owner: 'acme', name: 'storefront', from: 'clone', path }],
  });
  const head = await world.tip();
  const base = sha(git(world, 'rev-list', '--max-parents=0', 'main')[0]);
  const before = world.asked().length;
  const steps: string[] = [];
  const range = await world.github.changes(
    repository,
    base,
    head,
    ({ done, total, what }) => steps.push(`${what} ${done}/${total}`),
    { paths: ['apps/shop/**'], wantsFiles: true },
  );
  expect(range.commits).toHaveLength(commits);
  expect(touchingOf(range).toSorted()).toEqual(
    git(world, 'rev-list', `${base}..main`, '--', 'apps/shop').toSorted(),
  );
  expect(range.pullRequests).toHaveLength(Math.floor((commits * 4) / 5));
  expect(world.asked().length - before).toBeLessThanOrEqual(
    Math.ceil(commits / 100) + Math.ceil(commits / 50) + 20,
  );
  expect(steps).toContain(`commits ${commits}/${commits}`);
  expect(steps).toContain(`pull-requests ${commits}/${commits}`);
  expectDescribed(world);
});

test('a batch that is too much for the server is asked for in halves', async () => {
  const world = await connected();
  world.server.control.troubles.add({ kind: 'answer', status: 502, route: '/graphql', times: 1 });
  const range = await since(world, 'v1.0.0');
  expect(range.pullRequests.length).toBeGreaterThan(20);
  expect(world.asked().filter((one) => one.includes('/pulls'))).toEqual([]);
});

test('a range that cannot be read for a limit is an error, not a shorter range', async () => {
  const world = await connected();
  const base = sha(await world.github.tagTarget(repository, 'v1.0.0'));
  const head = await world.tip();
  const read = () => world.github.changes(repository, base, head, () => {}, nothing);
  world.server.control.troubles.add({
    kind: 'secondary-limit',
    retryAfterSeconds: 30,
    route: '/graphql',
    times: 1,
  });
  await expect(read()).rejects.toMatchObject({ retryable: true, retryAfterMs: 30_000 });
  expect(subjectsOf(await read()).length).toBeGreaterThan(20);
});

const missing: Sha = sha('0'.repeat(40));

test('a range from a commit that is not there is an error that no repetition mends', async () => {
  const world = await toRead();
  const head = await world.tip();
  await expect(world.github.changes(repository, missing, head, () => {}, nothing)).rejects.toMatchObject({
    retryable: false,
    cause: { status: 404 },
  });
});
