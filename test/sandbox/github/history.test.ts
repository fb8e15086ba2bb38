import { expect, test } from 'vitest';
import { cloneWith, gitIn, temporaryFolder } from './clone-for-tests.ts';
import { type Body, type GithubUnderTest, githubUnderTest, storefront, textAt } from './github-under-test.ts';

const shaOf = async (github: GithubUnderTest, ref: string): Promise<string> =>
  (await github.get(`${storefront}/git/ref/${ref}`)).at('object', 'sha');

test('a comparison gives at most 250 commits unless it is paged, and files with its first page only', async () => {
  const path = cloneWith(Array.from({ length: 261 }, (_, index) => `commit ${index}`));
  const repositories = [{ owner: 'acme', name: 'storefront', from: 'clone', path }] as const;
  const github = await githubUnderTest({ repositories });
  const first = gitIn(path, ['rev-list', '--max-parents=0', 'main']).trim();

  const whole = (await github.get(`${storefront}/compare/${first}...main`)).body;
  expect(whole['total_commits']).toBe(260);
  expect(whole['commits']?.length).toBe(250);
  expect(subjects(whole['commits'])?.at(-1)).toBe('commit 260');

  const page1 = await github.get(`${storefront}/compare/${first}...main?per_page=100`);
  expect(subjects(page1.body['commits'])?.[0]).toBe('commit 1');
  expect(page1.body).toHaveProperty('files');
  expect(page1.headers.get('link')).toContain('page=3>; rel="last"');
  const page3 = await github.get(`${storefront}/compare/${first}...main?per_page=100&page=3`);
  expect(page3.body['commits']?.length).toBe(60);
  expect(page3.body).not.toHaveProperty('files');
});

test('two commits are identical, ahead, behind or diverged', async () => {
  const github = await githubUnderTest();
  const status = async (basehead: string) => {
    const { body } = await github.get(`${storefront}/compare/${basehead}`);
    return [body['status'], body['ahead_by'], body['behind_by']];
  };
  expect(await status('main...main')).toEqual(['identical', 0, 0]);
  expect(await status('v1.4.2...main')).toEqual(['ahead', 31, 0]);
  expect(await status('main...v1.4.2')).toEqual(['behind', 0, 31]);
  await github.control.history.push({ message: 'fix: on trunk' });
  expect(await status('main...change-71')).toEqual(['diverged', 1, 1]);
});

test('a commit tells the pull request that brought it, squashed or merged, and a twin does not bring it twice', async () => {
  const github = await githubUnderTest();
  const { body } = await github.get(`${storefront}/compare/v1.4.2...main?per_page=100`);
  const commits = body['commits']?.map((one) => ({
    sha: textAt(one, ['sha']),
    subject: textAt(one, ['commit', 'message']).split('\n')[0],
  }));
  const numbersOf = async (subject: string) => {
    const found = (commits ?? []).filter((one) => one.subject === subject);
    const answers = await Promise.all(
      found.map((one) => github.get(`${storefront}/commits/${one.sha}/pulls`)),
    );
    return answers.flatMap((one) => one.body.map((pull) => pull['number']));
  };
  expect(await numbersOf('feat(account): passkeys (#46)')).toEqual([46]);
  expect(await numbersOf('feat(checkout): two cards')).toEqual([66]);
  expect(await numbersOf('fix(stock): release what was not paid (#47)')).toEqual([47, 52]);
});

test('a commit that is only in an open pull request tells that one', async () => {
  const github = await githubUnderTest();
  const open = await github.get(`${storefront}/commits/change-71/pulls`);
  expect(open.body.map((pull) => [pull['number'], pull['state'], pull['merged_at']])).toEqual([
    [71, 'open', null],
  ]);
});

test('GraphQL answers what REST answers, in one request, and only what was asked for', async () => {
  const github = await githubUnderTest();
  const sha = await shaOf(github, 'heads/main');
  const query = (first: number) => `query($owner: String!) {
    repository(owner: $owner, name: "storefront") {
      c0: object(oid: "${sha}") { ...pulls }
      c1: object(oid: "${'0'.repeat(40)}") { ...pulls }
    }
  }
  fragment pulls on Commit { oid associatedPullRequests(first: ${first}) { nodes { number state author { login __typename } } } }`;
  const { body } = await github.ask('POST', '/graphql', { query: query(5), variables: { owner: 'acme' } });
  expect(body['data']).toEqual({
    repository: {
      c0: {
        oid: sha,
        associatedPullRequests: {
          nodes: [{ number: 69, state: 'MERGED', author: { login: 'bo-chen', __typename: 'User' } }],
        },
      },
      c1: null,
    },
  });
  const excessive = await github.ask('POST', '/graphql', { query: query(101), variables: { owner: 'acme' } });
  expect(excessive.status).toBe(200);
  expect(excessive.body['errors']?.[0]?.['type']).toBe('EXCESSIVE_PAGINATION');
});

test('a merge is made, is not needed, or conflicts, as git itself judges', async () => {
  const github = await githubUnderTest();
  const merge = (base: string, head: string) => github.ask('POST', `${storefront}/merges`, { base, head });
  await github.control.history.push({
    branch: 'left',
    message: 'feat: left',
    files: { 'README.md': 'left\n' },
  });
  await github.control.history.push({
    branch: 'right',
    message: 'feat: right',
    files: { 'README.md': 'right\n' },
  });
  const conflict = await merge('left', 'right');
  expect([conflict.status, conflict.body['message']]).toEqual([409, 'Merge conflict']);
  const made = await merge('main', 'left');
  expect([made.status, made.body['parents']?.length]).toEqual([201, 2]);
  expect((await merge('main', 'left')).status).toBe(204);
});

test('a commit that no ref reaches is not merged', async () => {
  const github = await githubUnderTest();
  const main = await shaOf(github, 'heads/main');
  const { at } = await github.get(`${storefront}/git/commits/${main}`);
  const body = { message: 'loose', tree: at('tree', 'sha'), parents: [main] };
  const loose = (await github.ask('POST', `${storefront}/git/commits`, body)).body['sha'];
  const merge = () => github.ask('POST', `${storefront}/merges`, { base: 'main', head: loose });
  expect((await merge()).body['message']).toBe('Head does not exist');
  await github.ask('POST', `${storefront}/git/refs`, { ref: 'refs/heads/loose', sha: loose });
  expect((await merge()).status).toBe(201);
});

test('refs are created once, move forward only, and are refused with the reason', async () => {
  const github = await githubUnderTest();
  const main = await shaOf(github, 'heads/main');
  const first = (await github.get(`${storefront}/commits/v1.4.0`)).at('sha');
  const create = (ref: string, sha: string) => github.ask('POST', `${storefront}/git/refs`, { ref, sha });
  const move = (sha: string, force?: boolean) =>
    github.ask('PATCH', `${storefront}/git/refs/heads/release/1.5`, {
      sha,
      ...(force === undefined ? {} : { force }),
    });
  expect((await create('refs/heads/release/1.5', main)).status).toBe(201);
  expect((await create('refs/heads/release/1.5', main)).body['message']).toBe('Reference already exists');
  expect((await create('refs/heads/a..b', main)).status).toBe(422);
  expect((await create('refs/tags/none', '1'.repeat(40))).body['message']).toBe('Object does not exist');
  const back = await move(first);
  expect([back.status, back.body['message']]).toEqual([422, 'Update is not a fast forward']);
  expect((await move(first, true)).status).toBe(200);
  expect((await github.ask('DELETE', `${storefront}/git/refs/heads/release/1.5`)).status).toBe(204);
  expect((await github.get(`${storefront}/git/ref/heads/release/1.5`)).status).toBe(404);
});

test('a cherry-pick made of refs and merges gives the tree that git cherry-pick gives', async () => {
  const github = await githubUnderTest();
  const { ask, get } = github;
  const tip = (await get(`${storefront}/commits/v1.4.2`)).at('sha');
  const tipTree = (await get(`${storefront}/git/commits/${tip}`)).at('tree', 'sha');
  const picked = await shaOf(github, 'heads/main');
  const { at } = await get(`${storefront}/git/commits/${picked}`);
  const parent = at('parents', 0, 'sha');
  const sibling = await ask('POST', `${storefront}/git/commits`, {
    message: 'sibling',
    tree: tipTree,
    parents: [parent],
  });
  await ask('POST', `${storefront}/git/refs`, { ref: 'refs/heads/pick', sha: sibling.body['sha'] });
  const merged = await ask('POST', `${storefront}/merges`, { base: 'pick', head: picked });
  const tree = merged.body['commit']?.['tree']?.['sha'];
  expect(tree).toBe(treeOfCherryPick(github.control.gitDir(), tip, picked));
});

/** What git itself makes of the same, in a working copy of its own. */
function treeOfCherryPick(dir: string, onto: string, picked: string): string {
  const copy = temporaryFolder();
  gitIn(copy, ['clone', '--quiet', '--shared', dir, '.']);
  gitIn(copy, ['checkout', '--quiet', '--detach', onto]);
  gitIn(copy, ['cherry-pick', picked]);
  return gitIn(copy, ['rev-parse', 'HEAD^{tree}']).trim();
}

const subjects = (body: Body | undefined) => body?.map((one) => one['commit']?.['message']);
