import { expect, test } from 'vitest';
import { startsOn } from '../../../sandbox/github/runs/push-filter.ts';
import { type GithubUnderTest, githubUnderTest, storefront } from './github-under-test.ts';

const dispatch = (github: GithubUnderTest, body: unknown, workflow = 'build.yml') =>
  github.ask('POST', `${storefront}/actions/workflows/${workflow}/dispatches`, body);

async function started(github: GithubUnderTest, inputs: unknown = { version: '1.5.0' }): Promise<string> {
  const { at } = await dispatch(github, { ref: 'main', inputs, return_run_details: true });
  return `${storefront}/actions/runs/${at('workflow_run_id')}`;
}

const stateOf = async (github: GithubUnderTest, run: string) => {
  const { body } = await github.get(run);
  return [body['status'], body['conclusion'], body['run_attempt']];
};

test('a run is queued, runs and ends by the clock', async () => {
  const github = await githubUnderTest({ pace: { queuedMs: 2000, runsMs: 60_000 } });
  const run = await started(github);
  expect(await stateOf(github, run)).toEqual(['queued', null, 1]);
  await github.advance(2000);
  expect(await stateOf(github, run)).toEqual(['in_progress', null, 1]);
  await github.advance(59_000);
  expect(await stateOf(github, run)).toEqual(['in_progress', null, 1]);
  await github.advance(1000);
  expect(await stateOf(github, run)).toEqual(['completed', 'success', 1]);
  expect((await github.get(run)).body['updated_at']).toBe('2026-11-20T10:01:02Z');
});

test('a run carries the name that its workflow gives it, the commit of its ref and a growing number', async () => {
  const github = await githubUnderTest();
  const sha = (await github.get(`${storefront}/commits/v1.4.2`)).body['sha'];
  const deploy = {
    ref: 'v1.4.2',
    inputs: { environment: 'staging', version: '1.4.2' },
    return_run_details: true,
  };
  await dispatch(github, deploy, 'deploy.yml');
  await dispatch(github, deploy, 'deploy.yml');
  const { body } = await github.get(`${storefront}/actions/workflows/deploy.yml/runs`);
  expect(
    body['workflow_runs']?.map((run) => [
      run['display_title'],
      run['head_sha'],
      run['head_branch'],
      run['run_number'],
    ]),
  ).toEqual([
    ['Deploy 1.4.2 to staging', sha, 'v1.4.2', 2],
    ['Deploy 1.4.2 to staging', sha, 'v1.4.2', 1],
  ]);
});

test.each([
  [
    'an input that the workflow does not know',
    { version: '1', colour: 'red' },
    `Unexpected inputs provided: ["colour"]`,
  ],
  ['a required input left out', {}, "Required input 'version' not provided"],
  ['an input that is no text', { version: 1 }, "Invalid value for input 'version': inputs are strings"],
  [
    'more than 25 inputs',
    Object.fromEntries(Array.from({ length: 26 }, (_, i) => [`i${i}`, ''])),
    'you may only define up to 25 `inputs` for a `workflow_dispatch` event',
  ],
])('a dispatch with %s is refused and starts nothing', async (_, inputs, message) => {
  const github = await githubUnderTest();
  const refused = await dispatch(github, { ref: 'main', inputs });
  expect([refused.status, refused.body['message']]).toEqual([422, message]);
  expect(github.control.runs.list()).toEqual([]);
});

test('a dispatch needs a ref, a workflow and a trigger that are there', async () => {
  const github = await githubUnderTest();
  const inputs = { version: '1' };
  expect((await dispatch(github, { ref: 'gone', inputs })).body['message']).toBe('No ref found for: gone');
  expect((await dispatch(github, { ref: 'main', inputs }, 'none.yml')).status).toBe(404);
  const silent = await dispatch(github, { ref: 'main' }, 'ci.yml');
  expect([silent.status, silent.body['message']]).toEqual([
    422,
    "Workflow does not have 'workflow_dispatch' trigger",
  ]);
  const choice = { environment: 'moon', version: '1' };
  expect((await dispatch(github, { ref: 'main', inputs: choice }, 'deploy.yml')).body['message']).toContain(
    'not in the list of allowed values',
  );
});

test('a dispatch answers with the run only when asked to, and an older Enterprise server knows nothing of that', async () => {
  const github = await githubUnderTest();
  const inputs = { version: '1' };
  expect((await dispatch(github, { ref: 'main', inputs })).status).toBe(204);
  expect((await dispatch(github, { ref: 'main', inputs, return_run_details: true })).body).toHaveProperty(
    'workflow_run_id',
  );
  const older = await githubUnderTest({ edition: 'older-enterprise' });
  expect((await dispatch(older, { ref: 'main', inputs, return_run_details: true })).status).toBe(400);
  expect((await dispatch(older, { ref: 'main', inputs })).status).toBe(204);
  expect((await older.ask('POST', '/graphql', { query: '{ viewer { login } }' })).status).toBe(404);
  expect(older.control.runs.list()).toHaveLength(1);
});

test('a run does what was ordered for it: fail with a job, hang, come late, or be neither good nor bad', async () => {
  const github = await githubUnderTest({ pace: { queuedMs: 1000, runsMs: 1000 } });
  const { runs } = github.control;
  runs.order({ kind: 'fail', job: 'package' }, { workflow: 'build.yml' });
  runs.order({ kind: 'hang', at: 'queued' });
  runs.order({ kind: 'hang', at: 'in_progress' });
  runs.order({ kind: 'late', byMs: 60_000 });
  runs.order({ kind: 'conclude', conclusion: 'skipped' });
  const all: string[] = [];
  for (let index = 0; index < 6; index += 1) all.push(await started(github));
  await github.advance(2000);
  const states = await Promise.all(all.map(async (run) => (await stateOf(github, run)).slice(0, 2)));
  expect(states).toEqual([
    ['completed', 'failure'],
    ['queued', null],
    ['in_progress', null],
    ['in_progress', null],
    ['completed', 'skipped'],
    ['completed', 'success'],
  ]);
  const jobs = await github.get(`${all[0]}/jobs`);
  expect(jobs.body['jobs']?.map((job) => [job['name'], job['conclusion']])).toEqual([
    ['test', 'success'],
    ['package', 'failure'],
  ]);
  await github.advance(60_000);
  expect(await stateOf(github, all[3] ?? '')).toEqual(['completed', 'success', 1]);
});

test('a re-run keeps the id and adds an attempt; the earlier attempt stays as it was', async () => {
  const github = await githubUnderTest();
  github.control.runs.order({ kind: 'fail' });
  const run = await started(github);
  await github.control.settle();
  expect((await github.ask('POST', `${run}/rerun-failed-jobs`)).status).toBe(201);
  await github.control.settle();
  expect(await stateOf(github, run)).toEqual(['completed', 'success', 2]);
  expect((await github.get(`${run}/attempts/1`)).body['conclusion']).toBe('failure');
});

test('a cancelled run ends as cancelled, unless it was told to run on', async () => {
  const github = await githubUnderTest({ pace: { queuedMs: 0, runsMs: 60_000 } });
  const [stopped, stubborn] = [await started(github), await started(github)];
  github.control.runs.ignoreCancel(Number(stubborn.split('/').at(-1)));
  expect((await github.ask('POST', `${stopped}/cancel`)).status).toBe(202);
  expect((await github.ask('POST', `${stubborn}/cancel`)).status).toBe(202);
  await github.advance(60_000);
  expect(await stateOf(github, stopped)).toEqual(['completed', 'cancelled', 1]);
  expect(await stateOf(github, stubborn)).toEqual(['completed', 'success', 1]);
  expect((await github.ask('POST', `${stopped}/cancel`)).status).toBe(409);
});

test('a filter that is no pattern starts nothing, and breaks nothing', () => {
  const filter = { branches: ['?.?*'] };
  expect(startsOn(filter, 'refs/heads/3.8')).toBe(false);
  expect(startsOn(filter, 'refs/heads/?.?*')).toBe(true);
});

test('a tag starts the workflows that wait for such a tag', async () => {
  const github = await githubUnderTest();
  const publish = 'name: Publish\non:\n  push:\n    tags: ["v*", "!v*-rc.*"]\njobs: {}\n';
  await github.control.history.push({
    message: 'ci: publish',
    files: { '.github/workflows/publish.yml': publish },
  });
  await github.control.history.moveRef({ ref: 'refs/tags/v2.0.0-rc.1', to: 'main' });
  await github.control.history.moveRef({ ref: 'refs/tags/v2.0.0', to: 'main' });
  const runs = github.control.runs.list().filter((run) => run.workflow.endsWith('publish.yml'));
  expect(runs.map((run) => [run.event, run.ref])).toEqual([['push', 'v2.0.0']]);
});
