import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { controlActions } from '../../../sandbox/github/control/control-actions.ts';
import { type Body, type GithubUnderTest, githubUnderTest, storefront } from './github-under-test.ts';

const act = async (github: GithubUnderTest, action: string, input: unknown, headers = {}) => {
  const body = JSON.stringify(input);
  const response = await fetch(`${github.url}/_control/${action}`, { method: 'POST', headers, body });
  const answer: Body = JSON.parse(await response.text());
  return { status: response.status, body: answer };
};

const read = async (github: GithubUnderTest, what: string): Promise<Body> =>
  JSON.parse(await (await fetch(`${github.url}/_control/${what}`)).text());

test('what control does in a test, it does over HTTP', async () => {
  const github = await githubUnderTest();
  const landed = await act(github, 'pulls/land', { title: 'feat: by hand', author: 'ada-lindqvist' });
  expect(landed.body['result']?.['number']).toBe(73);
  await act(github, 'runs/order', { outcome: { kind: 'fail', job: 'test' }, workflow: 'build.yml' });
  const run = { workflow: 'build.yml', ref: 'main', actor: 'ada-lindqvist', inputs: { version: '1' } };
  await act(github, 'runs/start-by-hand', run);
  await act(github, 'settle', {});
  const runs = await read(github, 'runs');
  expect(runs[0]).toMatchObject({ actor: 'ada-lindqvist', conclusion: 'failure' });
  const state = await read(github, 'state');
  expect(state['repositories']?.[0]?.['trunk']?.[0]).toMatchObject({
    subject: 'feat: by hand (#73)',
    pull: 73,
  });
});

test('control names what is wrong with what it was told', async () => {
  const github = await githubUnderTest();
  const wrong = await act(github, 'runs/order', { outcome: { kind: 'explode' } });
  expect([wrong.status, wrong.body['error']?.[0]?.['path']]).toEqual([400, ['outcome', 'kind']]);
  const unknown = await act(github, 'runs/explode', {});
  expect(unknown.status).toBe(404);
  expect(unknown.body['actions']).toContainEqual({ name: 'settle', does: expect.any(String) });
});

test('the README names every action of control', async () => {
  const readme = await readFile(new URL('../../../sandbox/github/README.md', import.meta.url), 'utf8');
  const named = new Set([...readme.matchAll(/`([a-z-]+(?:\/[a-z-]+)?)`/g)].map(([, name]) => name));
  const actions = controlActions.map((one) => one.name);
  expect(actions.filter((name) => !named.has(name))).toEqual([]);
});

test('a page from elsewhere cannot steer the stand-in', async () => {
  const github = await githubUnderTest();
  const elsewhere = await act(github, 'troubles/clear', {}, { origin: 'https://evil.example' });
  expect(elsewhere.status).toBe(403);
  const here = await act(github, 'troubles/clear', {}, { origin: 'http://127.0.0.1:4000' });
  expect(here.status).toBe(200);
});

test('the request log shows what was asked and hides what is secret', async () => {
  const github = await githubUnderTest();
  const seen: string[] = [];
  const stop = github.control.requests.subscribe(({ method, path, status }) =>
    seen.push(`${method} ${path} ${status}`),
  );
  await github.ask('POST', `${storefront}/git/blobs`, { content: 'text', token: 'ghp_secret' });
  stop();
  await github.get(storefront);
  expect(seen).toEqual([`POST ${storefront}/git/blobs 201`]);
  const log = JSON.stringify(github.control.requests.list());
  expect(log).not.toContain('ghp_secret');
  expect(log).not.toContain('token-of-the-bot');
});

test('the stream tells each request as it is answered', async () => {
  const github = await githubUnderTest();
  const stream = await fetch(`${github.url}/_control/requests/stream`);
  await github.get('/rate_limit');
  let text = '';
  for await (const chunk of stream.body ?? []) {
    text += Buffer.from(chunk).toString('utf8');
    if (text.includes('data: ')) break;
  }
  expect(text).toContain('"path":"/rate_limit"');
});

test('somebody else may act between two requests of the bot', async () => {
  const github = await githubUnderTest();
  const tip = (await github.get(`${storefront}/git/ref/heads/main`)).at('object', 'sha');
  const { at } = await github.get(`${storefront}/git/commits/${tip}`);
  const commit = { message: 'chore: mine', tree: at('tree', 'sha'), parents: [tip] };
  const mine = (await github.ask('POST', `${storefront}/git/commits`, commit)).at('sha');
  const does = () => github.control.history.push({ message: 'fix: theirs' });
  github.control.troubles.add({ kind: 'meanwhile', route: 'PATCH **/git/refs/**', times: 1, does });
  const late = await github.ask('PATCH', `${storefront}/git/refs/heads/main`, { sha: mine, force: false });
  expect([late.status, late.body['message']]).toEqual([422, 'Update is not a fast forward']);
});

test('a new run may be missing from lists for a while', async () => {
  const github = await githubUnderTest();
  github.control.runs.hideNew(5000);
  const dispatch = { ref: 'main', inputs: { version: '1' } };
  await github.ask('POST', `${storefront}/actions/workflows/build.yml/dispatches`, dispatch);
  const count = async () => (await github.get(`${storefront}/actions/runs`)).body['total_count'];
  expect(await count()).toBe(0);
  await github.advance(5000);
  expect(await count()).toBe(1);
});

test("a browser that follows one of the stand-in's links is told where it is", async () => {
  const github = await githubUnderTest();
  const page = await fetch(`${github.url}/acme/storefront/pull/<b>`, { headers: { accept: 'text/html' } });
  const text = await page.text();
  expect(text).toContain('acme/storefront');
  expect(text).not.toContain('<b>');
});

test('the request log leaves out what is too long to be kept', async () => {
  const github = await githubUnderTest();
  const content = 'x'.repeat(200_000);
  const blob = await github.ask('POST', `${storefront}/git/blobs`, { content });
  expect((await github.get(`${storefront}/git/blobs/${blob.at('sha')}`)).body['size']).toBe(200_000);
  expect(github.control.requests.list().at(-1)?.responseBody).toMatch(/^left out: \d+ KB$/);
});
