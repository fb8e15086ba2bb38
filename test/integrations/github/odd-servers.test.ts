import { expect, test } from 'vitest';
import { parseSha } from '../../../src/domain/ids.ts';
import { connectGithub } from '../../../src/integrations/github/connect-github.ts';
import { type Answer, type Asked, listed, oddServer, shaOf } from './odd-server.ts';

const shop = 'acme/shop';
const dispatch = { workflow: 'build.yml', ref: 'v1', inputs: {} };
const html = '<html><body>Please sign in</body></html>';

const ref = (sha: string): Answer => ({
  body: { ref: 'refs/heads/main', object: { sha, type: 'commit' } },
});

test.each([
  ['a page of HTML with 200', { body: html }, { kind: 'uncertain' }],
  ['a page of HTML with 403', { status: 403, body: html }, { kind: 'uncertain' }],
  ['half an answer', { body: { workflow_run_id: 1, html_url: 'x' }, cutAt: 20 }, { kind: 'uncertain' }],
  ['an empty 200', {}, { kind: 'uncertain' }],
  ['408', { status: 408, body: {} }, { kind: 'uncertain' }],
  ['500', { status: 500, body: {} }, { kind: 'uncertain' }],
  ['204', { status: 204 }, { kind: 'accepted', value: null }],
  ['202 and no more', { status: 202 }, { kind: 'accepted', value: null }],
  ['401', { status: 401, body: {} }, { kind: 'refused', status: 401 }],
  [
    '429 without a time',
    { status: 429, body: {} },
    { kind: 'limited', until: new Date('2026-11-20T10:01:00Z') },
  ],
])(
  'a dispatch answered with %s is sent once and never taken for more than it says',
  async (_, answer, sent) => {
    const { github, asked } = await oddServer(() => answer);
    expect(await github.dispatchWorkflow(shop, dispatch)).toEqual(sent);
    expect(asked).toHaveLength(1);
  },
);

test('a write that is sent elsewhere is refused: nobody else gets the token', async () => {
  const stranger = await oddServer(() => ({ status: 204 }));
  const { github } = await oddServer(() => ({ status: 307, headers: { location: `${stranger.url}/x` } }));
  expect(await github.dispatchWorkflow(shop, dispatch)).toEqual({ kind: 'refused', status: 421 });
  await expect(github.branchTip(shop, 'main')).rejects.toMatchObject({ retryable: false });
  expect(stranger.asked).toEqual([]);
});

test('a repository that was renamed is followed on its own server', async () => {
  const { github } = await oddServer(({ path }) =>
    path.startsWith('/repos/')
      ? { status: 301, headers: { location: path.replace('/repos/acme/shop', '/repositories/7') } }
      : ref(shaOf(5)),
  );
  expect(await github.branchTip(shop, 'main')).toBe(shaOf(5));
});

test('a redirect that would turn a write into a read is not followed', async () => {
  const { github, asked } = await oddServer(() => ({ status: 302, headers: { location: '/elsewhere' } }));
  expect(await github.dispatchWorkflow(shop, dispatch)).toMatchObject({ kind: 'refused' });
  expect(asked).toHaveLength(1);
});

test('a read whose answer is cut off is repeated, and is an error when it stays so', async () => {
  let times = 0;
  const { github } = await oddServer(() => {
    times += 1;
    return times === 1 ? { ...ref(shaOf(5)), cutAt: 30 } : ref(shaOf(5));
  });
  expect(await github.branchTip(shop, 'main')).toBe(shaOf(5));
  const broken = await oddServer(() => ({ ...ref(shaOf(5)), cutAt: 30 }));
  await expect(broken.github.branchTip(shop, 'main')).rejects.toMatchObject({ retryable: true });
});

test('a server that refuses the version of the API is asked without it from then on', async () => {
  const { github, asked } = await oddServer(({ headers }) =>
    headers['x-github-api-version'] === undefined
      ? ref(shaOf(5))
      : { status: 400, body: { message: '"2022-11-28" is not a supported version.' } },
  );
  expect(await github.branchTip(shop, 'main')).toBe(shaOf(5));
  expect(await github.branchTip(shop, 'main')).toBe(shaOf(5));
  expect(asked.map(({ headers }) => headers['x-github-api-version'])).toEqual([
    '2022-11-28',
    undefined,
    undefined,
  ]);
});

test('what a server says goes into no error and no log', async () => {
  const { github, logged } = await oddServer(() => ({
    status: 418,
    headers: { deprecation: 'true', sunset: 'now', link: '<https://evil.example>; rel="deprecation"' },
    body: { message: 'ghp_secret <!channel>' },
  }));
  const error: unknown = await github.branchTip(shop, 'main').catch((thrown: unknown) => thrown);
  expect(logged).toHaveLength(1);
  const said = `${String(error)} ${JSON.stringify(error)} ${logged.join('')}`;
  expect(error).toMatchObject({ cause: { status: 418 } });
  expect(said).not.toMatch(/channel|ghp_|evil/);
});

const pull = (number: number) => ({
  number,
  title: `feat: ${number}`,
  body: null,
  html_url: `https://ghe.example/acme/shop/pull/${number}`,
  merged_at: '2026-11-01T00:00:00Z',
  base: { ref: 'main' },
  labels: [],
  user: { login: 'ada' },
  merge_commit_sha: shaOf(number),
});

/** A server without GraphQL and without paging of comparisons: commits 1 to `last`, and base 10. */
function unpaged(last: number): (asked: Asked) => Answer {
  const newestFirst = Array.from({ length: last }, (_, index) =>
    listed(last - index, last - index === 1 ? [] : undefined),
  );
  return ({ path, query }) => {
    if (path.includes('/compare/')) {
      const commits = newestFirst
        .slice(0, last - 10)
        .toReversed()
        .slice(-250);
      const base = { merge_base_commit: { sha: shaOf(10) }, status: 'ahead' };
      return { body: { ...base, total_commits: last - 10, html_url: 'https://ghe.example/c', commits } };
    }
    if (path.endsWith('/commits')) {
      const page = Number(query.get('page'));
      const more = page * 100 < last ? { link: `<http://x/?page=${page + 1}>; rel="next"` } : undefined;
      return { body: newestFirst.slice((page - 1) * 100, page * 100), ...(more && { headers: more }) };
    }
    const commit = /commits\/([0-9a-f]{40})\/pulls$/.exec(path)?.[1];
    if (commit === undefined) return { status: 404, body: { message: 'Not Found' } };
    return { body: Number.parseInt(commit, 16) % 2 === 0 ? [pull(Number.parseInt(commit, 16))] : [] };
  };
}

test('a server that does not page comparisons, and has no GraphQL, still gives the whole range', async () => {
  const { github, asked } = await oddServer(unpaged(330));
  const range = await github.changes(shop, parseSha(shaOf(10)), parseSha(shaOf(330)), () => {}, {
    paths: [],
    wantsFiles: false,
  });
  expect(range.commits.map(({ sha }) => sha)).toEqual(
    Array.from({ length: 320 }, (_, index) => shaOf(11 + index)),
  );
  expect(range.pullRequests).toHaveLength(160);
  expect(asked.filter(({ path }) => path === '/graphql')).toHaveLength(1);
});

test('a pull request of a fork that shares the commit is not ours', async () => {
  const serve = unpaged(12);
  const { github } = await oddServer((asked) => {
    const answer = serve(asked);
    if (!asked.path.endsWith('/pulls') || !Array.isArray(answer.body)) return answer;
    const foreign = { ...pull(7), html_url: 'https://ghe.example/stranger/shop/pull/7' };
    return { body: [...answer.body, foreign] };
  });
  const range = await github.changes(shop, parseSha(shaOf(10)), parseSha(shaOf(12)), () => {}, {
    paths: [],
    wantsFiles: false,
  });
  expect(range.pullRequests.map(({ number }) => number)).toEqual([12]);
});

test('pull requests that we may not see are an error, never none', async () => {
  const serve = unpaged(12);
  const { github } = await oddServer((asked) =>
    asked.path.endsWith('/pulls') ? { status: 403, body: { message: 'no' } } : serve(asked),
  );
  const range = github.changes(shop, parseSha(shaOf(10)), parseSha(shaOf(12)), () => {}, {
    paths: [],
    wantsFiles: false,
  });
  await expect(range).rejects.toMatchObject({ retryable: false, cause: { status: 403 } });
});

test('an Enterprise Server’s GraphQL lies beside its REST API', async () => {
  const { asked, url } = await oddServer(() => ({ status: 404, body: {} }));
  const quiet = { info: () => {}, warn: () => {}, error: () => {} };
  const github = connectGithub({
    auth: { kind: 'token', token: 'x' },
    apiUrl: `${url}/api/v3/`,
    log: quiet,
    clock: { now: () => new Date() },
  });
  await github.rules(shop, 'main');
  await github.tags(shop, 'v').catch(() => []);
  expect(asked.every(({ path }) => path.startsWith('/api/v3/repos/') || path === '/api/graphql')).toBe(true);
});
