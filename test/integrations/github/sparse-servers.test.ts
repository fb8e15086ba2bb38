import { expect, test } from 'vitest';
import { parseSha } from '../../../src/domain/ids.ts';
import { type Answer, oddServer, shaOf } from './odd-server.ts';

const shop = 'acme/shop';
const answers = (byPath: Readonly<Record<string, unknown>>) =>
  oddServer(({ method, path }): Answer => {
    const body = byPath[`${method} ${path}`];
    return body === undefined ? { status: 404, body: { message: 'Not Found' } } : { body };
  });

test('a run is read where a server leaves out all that it may', async () => {
  const sparse = { id: 7, status: 'in_progress', head_sha: shaOf(1), created_at: '2026-11-20T10:00:00Z' };
  const { github } = await answers({
    'GET /repos/acme/shop/actions/runs/7': sparse,
    'GET /repos/acme/shop/actions/workflows/deploy.yml/runs': { workflow_runs: [sparse] },
  });
  expect(await github.run(shop, 7)).toMatchObject({
    runId: 7,
    status: 'in_progress',
    conclusion: null,
    title: '',
    actor: null,
  });
  const since = new Date('2026-11-20T10:00:30Z');
  expect(await github.runsSince(shop, 'deploy.yml', since)).toMatchObject([{ runId: 7 }]);
});

test('a dispatch that says its run without an address is accepted', async () => {
  const { github } = await answers({
    'POST /repos/acme/shop/actions/workflows/build.yml/dispatches': { workflow_run_id: 7 },
  });
  const sent = await github.dispatchWorkflow(shop, { workflow: 'build.yml', ref: 'v1', inputs: {} });
  expect(sent).toMatchObject({ kind: 'accepted', value: { runId: 7 } });
});

test('a repository is found without its address', async () => {
  const { github } = await answers({
    'GET /repos/acme/shop': { id: 77, full_name: shop, default_branch: 'main' },
  });
  expect(await github.repository(shop)).toMatchObject({ id: 77, isArchived: false });
});

test('a pull request is read where a server says neither its head nor its size', async () => {
  const author = { name: 'Ann', email: 'ann@shop.example', date: '2026-01-01T00:00:00Z' };
  const commit = (sha: string) => ({
    sha,
    commit: { message: 'feat: pay', tree: { sha: shaOf(9) }, author },
    parents: [{ sha: shaOf(1) }],
  });
  const { github } = await answers({
    'GET /repos/acme/shop/pulls/7': {
      number: 7,
      title: 'Pay',
      html_url: 'https://shop.example/7',
      state: 'closed',
      merged_at: '2026-11-20T10:00:00Z',
      merge_commit_sha: shaOf(5),
      base: { ref: 'main' },
    },
    'GET /repos/acme/shop/pulls/7/commits': [commit(shaOf(2)), commit(shaOf(3))],
  });
  expect(await github.pullRequest(shop, 7)).toMatchObject({ mergeSha: shaOf(5), commits: 2, headSha: null });
});

test('the pull requests behind many commits are found where a server does not say when they changed', async () => {
  const at = '2026-11-20T10:00:00Z';
  const author = { name: 'Ann', email: 'ann@shop.example', date: at };
  const commits = Array.from({ length: 30 }, (_, number) => ({
    sha: shaOf(number + 1),
    commit: { message: `feat: change ${number} (#${number})`, author, committer: author },
    parents: number === 29 ? [] : [{ sha: shaOf(number + 2) }],
  }));
  const pulls = commits.map(({ sha }, number) => ({
    number,
    title: `feat: change ${number}`,
    html_url: `https://shop.example/acme/shop/pull/${number}`,
    merged_at: at,
    merge_commit_sha: sha,
    base: { ref: 'main' },
  }));
  const { github, asked } = await oddServer(({ path, query }): Answer => {
    const isFirst = (query.get('page') ?? '1') === '1';
    if (path === '/repos/acme/shop/commits') return { body: isFirst ? commits : [] };
    if (path === '/repos/acme/shop/pulls') return { body: isFirst ? pulls : [] };
    return { status: 404, body: { message: 'Not Found' } };
  });
  const range = await github.changes(shop, null, parseSha(shaOf(1)), () => undefined, {
    paths: [],
    wantsFiles: false,
  });
  expect(range.pullRequests).toHaveLength(30);
  expect(asked.length).toBeLessThan(12);
});

test('a release that is published is left alone on a server that does not find it by its tag', async () => {
  const published = { id: 3, tag_name: 'v1.5.0', draft: false, html_url: 'https://shop.example/v1.5.0' };
  const { github, asked } = await answers({ 'GET /repos/acme/shop/releases': [published] });
  expect(await github.publishRelease(shop, { tag: 'v1.5.0', name: '1.5.0', body: '' })).toEqual({
    kind: 'accepted',
    value: { kind: 'exists', url: 'https://shop.example/v1.5.0' },
  });
  expect(asked.filter(({ method }) => method !== 'GET')).toEqual([]);
});
