import { expect, test } from 'vitest';
import { type GithubUnderTest, githubUnderTest, storefront } from './github-under-test.ts';

const dispatch = (github: GithubUnderTest) =>
  github.ask('POST', `${storefront}/actions/workflows/build.yml/dispatches`, {
    ref: 'main',
    inputs: { version: '1' },
  });

test('a dispatch may have happened although its answer is 502', async () => {
  const github = await githubUnderTest();
  const { troubles, runs } = github.control;
  troubles.add({ kind: 'answer', status: 502, act: true, route: 'POST **/dispatches', times: 1 });
  troubles.add({ kind: 'answer', status: 502, act: false, route: 'POST **/dispatches', times: 1 });
  const [acted, refused] = [await dispatch(github), await dispatch(github)];
  expect([acted.status, refused.status]).toEqual([502, 502]);
  expect(acted.headers.get('content-type')).toContain('text/html');
  expect(runs.list()).toHaveLength(1);
  expect((await dispatch(github)).status).toBe(204);
});

test('a connection may break before or after the request has its effect', async () => {
  const github = await githubUnderTest();
  github.control.troubles.add({ kind: 'drop', act: true, times: 1 });
  await expect(dispatch(github)).rejects.toThrow('fetch failed');
  expect(github.control.runs.list()).toHaveLength(1);
  github.control.troubles.add({ kind: 'drop', times: 1 });
  await expect(dispatch(github)).rejects.toThrow('fetch failed');
  expect(github.control.runs.list()).toHaveLength(1);
});

test('trouble stays with its route and ends when it is cleared', async () => {
  const github = await githubUnderTest();
  github.control.troubles.add({
    kind: 'answer',
    status: 403,
    message: 'Resource not accessible by integration',
    route: 'GET **/contents/**',
  });
  expect((await github.get(`${storefront}/contents/waybill.yaml`)).status).toBe(403);
  expect((await github.get(`${storefront}/contents/waybill.yaml`)).status).toBe(403);
  expect((await github.get(storefront)).status).toBe(200);
  github.control.troubles.clear();
  expect((await github.get(`${storefront}/contents/waybill.yaml`)).status).toBe(200);
});

test('an exhausted allowance names its end and comes back with the clock', async () => {
  const github = await githubUnderTest();
  github.control.rateLimit.exhaust(50);
  const refused = await github.get(storefront);
  expect([refused.status, refused.headers.get('x-ratelimit-remaining')]).toEqual([403, '0']);
  const reset = Number(refused.headers.get('x-ratelimit-reset'));
  expect(new Date(reset * 1000).toISOString()).toBe('2026-11-20T10:50:00.000Z');
  expect((await github.get('/rate_limit')).body['resources']?.['core']?.['remaining']).toBe(0);
  await github.advance(50 * 60_000);
  expect((await github.get(storefront)).status).toBe(200);
});

test('an installation may do what its permissions say, and a wrong token nothing', async () => {
  const github = await githubUnderTest({
    tokens: [{ token: 'token-of-the-bot', login: 'waybill[bot]', permissions: { contents: 'read' } }],
  });
  expect((await github.get(`${storefront}/contents/waybill.yaml`)).status).toBe(200);
  const refused = await dispatch(github);
  expect([refused.status, refused.body['message']]).toEqual([403, 'Resource not accessible by integration']);
  const stranger = await github.ask('GET', storefront, undefined, { authorization: 'token nobody' });
  expect([stranger.status, stranger.body['message']]).toEqual([401, 'Bad credentials']);
});

test('a deployment merges trunk into the ref unless told not to', async () => {
  const github = await githubUnderTest();
  await github.control.history.push({ message: 'fix: ahead' });
  const deploy = (more: object) =>
    github.ask('POST', `${storefront}/deployments`, { ref: 'change-71', required_contexts: [], ...more });
  const before = (await github.get(`${storefront}/commits/change-71`)).body['sha'];
  expect((await deploy({ auto_merge: false })).body['sha']).toBe(before);
  const merged = await deploy({});
  expect([merged.status, merged.body['message']]).toEqual([
    202,
    'Auto-merged main into change-71 on deployment.',
  ]);
  expect((await github.get(`${storefront}/commits/change-71`)).body['sha']).not.toBe(before);
});

test('the tag of an immutable release is never used again', async () => {
  const github = await githubUnderTest();
  github.control.settings.immutableReleases({ enabled: true });
  const { at } = await github.ask('POST', `${storefront}/releases`, { tag_name: 'v1.5.0', draft: true });
  expect((await github.get(`${storefront}/git/ref/tags/v1.5.0`)).status).toBe(404);
  await github.ask('PATCH', `${storefront}/releases/${at('id')}`, { draft: false });
  expect((await github.get(`${storefront}/git/ref/tags/v1.5.0`)).status).toBe(200);
  await github.ask('DELETE', `${storefront}/git/refs/tags/v1.5.0`);
  const sha = (await github.get(`${storefront}/commits/main`)).body['sha'];
  expect((await github.ask('POST', `${storefront}/git/refs`, { ref: 'refs/tags/v1.5.0', sha })).status).toBe(
    422,
  );
});

test('a rule on refs refuses what it covers and says so', async () => {
  const github = await githubUnderTest();
  github.control.settings.ruleset({
    name: 'no tags',
    target: 'tag',
    include: ['refs/tags/v*'],
    rules: [{ type: 'creation' }],
  });
  const sha = (await github.get(`${storefront}/commits/main`)).body['sha'];
  const create = (name: string) =>
    github.ask('POST', `${storefront}/git/refs`, { ref: `refs/tags/${name}`, sha });
  expect((await create('v2.0.0')).body['message']).toContain(
    'Cannot create ref due to creations being restricted.',
  );
  expect((await create('rc/2')).status).toBe(201);
});
