import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { RateLimit } from '../../../sandbox/github/rate-limit.ts';
import { routes } from '../../../sandbox/github/routes/index.ts';
import { findOperation } from '../../support/openapi/find-operation.ts';
import { type GithubUnderTest, githubUnderTest, storefront } from './github-under-test.ts';

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

function appToken(): Record<string, string> {
  const iat = Math.floor(Date.parse('2026-11-20T10:00:00Z') / 1000);
  const body = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iss: '4711', iat, exp: iat + 600 })}`;
  return {
    authorization: `Bearer ${body}.${sign('RSA-SHA256', Buffer.from(body), keys.privateKey).toString('base64url')}`,
  };
}

const at = (path: string) => `${storefront}${path}`;

/** Uses every operation once, so that each has an answer to be looked at. */
async function useEverything(github: GithubUnderTest): Promise<void> {
  const { ask, get } = github;
  const app = appToken();
  const main = (await get(at('/git/ref/heads/main'))).at('object', 'sha');
  const tree = (await get(at(`/git/commits/${main}`))).at('tree', 'sha');
  const blob = (await ask('POST', at('/git/blobs'), { content: 'text', encoding: 'utf-8' })).at('sha');
  await get(at(`/git/blobs/${blob}`));
  await get(at(`/git/trees/${tree}?recursive=1`));
  const made = await ask('POST', at('/git/trees'), {
    base_tree: tree,
    tree: [{ path: 'a.txt', mode: '100644', type: 'blob', sha: blob }],
  });
  const commit = await ask('POST', at('/git/commits'), {
    message: 'feat: a',
    tree: made.body['sha'],
    parents: [main],
  });
  const tag = await ask('POST', at('/git/tags'), {
    tag: 'v9.0.0',
    object: main,
    type: 'commit',
    message: 'nine',
  });
  await get(at(`/git/tags/${tag.at('sha')}`));
  await ask('POST', at('/git/refs'), { ref: 'refs/tags/v9.0.0', sha: tag.body['sha'] });
  await ask('POST', at('/git/refs'), { ref: 'refs/heads/next', sha: main });
  await ask('PATCH', at('/git/refs/heads/next'), { sha: commit.body['sha'], force: false });
  await get(at('/git/matching-refs/tags/v'));
  await ask('POST', at('/merges'), { base: 'next', head: 'change-71' });
  const pull = await ask('POST', at('/pulls'), {
    title: 'feat: next',
    head: 'next',
    base: 'main',
    body: 'more',
    draft: true,
  });
  const number = pull.at('number');
  await ask('POST', at(`/issues/${number}/assignees`), { assignees: ['ada-lindqvist'] });
  await ask('POST', at(`/issues/${number}/labels`), { labels: ['backport'] });
  for (const path of ['', '/files', '/commits']) await get(at(`/pulls/${number}${path}`));
  for (const state of ['closed', 'open']) await ask('PATCH', at(`/pulls/${number}`), { state });
  await ask('PUT', at(`/pulls/${number}/merge`), { merge_method: 'squash' });
  await ask('DELETE', at('/git/refs/heads/next'));

  const started = await ask('POST', at('/actions/workflows/build.yml/dispatches'), {
    ref: 'main',
    inputs: { version: '1.5.0' },
    return_run_details: true,
  });
  const run = `/actions/runs/${started.at('workflow_run_id')}`;
  github.control.runs.conclude(Number(started.body['workflow_run_id']), 'failure');
  for (const path of ['', '/jobs', '/attempts/1', '/attempts/1/jobs', '/artifacts'])
    await get(at(`${run}${path}`));
  await ask('POST', at(`${run}/rerun-failed-jobs`));
  await ask('POST', at(`${run}/cancel`));
  await github.control.settle();
  await ask('POST', at(`${run}/rerun`));

  const release = await ask('POST', at('/releases'), {
    tag_name: 'v9.0.0',
    name: 'Nine',
    body: 'notes',
    draft: true,
  });
  const releasePath = at(`/releases/${release.at('id')}`);
  await ask('PATCH', releasePath, { draft: false });
  await get(releasePath);
  for (const path of ['', '/latest', '/tags/v9.0.0']) await get(at(`/releases${path}`));
  await ask('DELETE', releasePath);
  github.control.settings.immutableReleases({ enabled: true });
  await get(at('/immutable-releases'));

  await ask('POST', at(`/statuses/${main}`), { state: 'success', context: 'ci/lint' });
  await github.control.settings.check({
    ref: 'main',
    name: 'security',
    app: 'scanner',
    conclusion: 'neutral',
  });
  for (const path of ['check-runs', 'status', 'statuses']) await get(at(`/commits/main/${path}`));
  const deployment = await ask('POST', at('/deployments'), {
    ref: 'v1.4.2',
    auto_merge: false,
    required_contexts: [],
    environment: 'staging',
    payload: { asked: 'ada' },
  });
  const deploymentPath = at(`/deployments/${deployment.at('id')}`);
  await ask('POST', `${deploymentPath}/statuses`, {
    state: 'in_progress',
    log_url: 'https://example.com/log',
  });
  await get(`${deploymentPath}/statuses`);
  await get(deploymentPath);
  await get(at('/deployments?environment=staging'));
  await ask('DELETE', deploymentPath);

  github.control.settings.environment({
    name: 'production',
    reviewers: ['ada-lindqvist'],
    waitMinutes: 5,
    patterns: [{ name: 'v*', type: 'tag' }],
  });
  const ruleset = github.control.settings.ruleset({
    name: 'tags',
    target: 'branch',
    include: ['~DEFAULT_BRANCH'],
    rules: [{ type: 'deletion' }],
  });
  for (const path of [
    '/environments',
    '/environments/production',
    '/environments/production/deployment-branch-policies',
    '/rulesets',
    `/rulesets/${ruleset}`,
    '/rules/branches/main',
  ])
    await get(at(path));

  for (const path of [
    '',
    '/contents',
    '/contents/waybill.yaml',
    '/branches',
    '/branches/main',
    '/tags',
    '/commits',
    '/commits/main',
    `/commits/${main}/pulls`,
    '/compare/v1.4.2...main',
    '/pulls?state=all',
    '/actions/workflows',
    '/actions/workflows/build.yml',
    '/actions/workflows/build.yml/runs',
    '/actions/runs?status=completed',
    '/collaborators/ada-lindqvist/permission',
  ])
    await get(at(path));
  for (const path of ['/rate_limit', '/user', '/repositories/9001']) await get(path);

  for (const path of ['/app', '/app/installations', at('/installation')])
    await ask('GET', path, undefined, app);
  const token = await ask('POST', '/app/installations/815/access_tokens', {}, app);
  await ask('GET', '/installation/repositories', undefined, {
    authorization: `token ${token.at('token')}`,
  });
  const deliveries = await ask('GET', '/app/hook/deliveries', undefined, app);
  const delivery = `/app/hook/deliveries/${deliveries.at(0, 'id')}`;
  await ask('GET', delivery, undefined, app);
  await ask('POST', `${delivery}/attempts`, undefined, app);
}

test('every answer of the stand-in is what GitHub describes', async () => {
  const publicKey = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  // Nothing listens there: what GitHub remembers of a webhook that nobody took is an answer to be checked too.
  const webhooks = [{ url: 'http://127.0.0.1:9/', secret: 'secret' }];
  const github = await githubUnderTest({ app: { publicKey }, webhooks, pace: 'manual' });
  await useEverything(github);
  const names = routes(new RateLimit(() => new Date())).map((route) => `${route.method} ${route.path}`);
  const used = new Set(
    github.control.requests
      .list()
      .filter((entry) => entry.status < 300)
      .map((entry) => findOperation(names, entry.method, entry.path)),
  );
  expect(names.filter((name) => !used.has(name))).toEqual([]);
  expect(github.problems()).toEqual([]);
});

test('the newer version of the API drops what it announced', async () => {
  const github = await githubUnderTest();
  const version = { 'x-github-api-version': '2026-03-10' };
  const pulls = await github.ask('GET', `${storefront}/pulls?state=closed`, undefined, version);
  expect(pulls.body[0]).not.toHaveProperty('merge_commit_sha');
  const inputs = { version: '1.5.0' };
  const run = await github.ask(
    'POST',
    `${storefront}/actions/workflows/build.yml/dispatches`,
    { ref: 'main', inputs },
    version,
  );
  expect(run.body).toHaveProperty('workflow_run_id');
  expect(github.problems()).toEqual([]);
});

test('a request that GitHub would not know is found out', async () => {
  const github = await githubUnderTest();
  await github.get(`${storefront}/pulls?sate=open`);
  await github.ask('POST', `${storefront}/git/refs`, {
    ref: 'refs/heads/x',
    sha: (await github.get(`${storefront}/commits/main`)).body['sha'],
    froce: true,
  });
  expect(github.problems()).toEqual([
    'GET /repos/{owner}/{repo}/pulls: the query\'s "sate" is not known',
    'POST /repos/{owner}/{repo}/git/refs: the request\'s "froce" is not known',
  ]);
});
