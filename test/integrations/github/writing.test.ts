import { expect, test } from 'vitest';
import { IntegrationError } from '../../../src/domain/integration/integration-error.ts';
import { type Connected, connected, expectDescribed, repository } from './connected.ts';

const at = new Date('2026-11-20T09:59:58Z');
const dispatches = 'POST /repos/**/dispatches';

async function tagAtTip({ github, tip }: Connected, name = 'v1.5.0-rc.1') {
  return github.createTag(repository, { name, sha: await tip(), message: 'first\nsecond', at });
}

const build = { workflow: 'build.yml', ref: 'main', inputs: { version: '1.5.0-build.1-abcdef0' } };
const runs = ({ server }: Connected) => server.control.runs.list();

test('a tag is made annotated, at the commit, with the message and the time given', async () => {
  const world = await connected();
  expect(await tagAtTip(world)).toEqual({ kind: 'accepted', value: { kind: 'made' } });
  expect(await world.github.tagTarget(repository, 'v1.5.0-rc.1')).toBe(await world.tip());
  expect(await world.github.tagMessage(repository, 'v1.5.0-rc.1')).toBe('first\nsecond');
  expectDescribed(world);
});

test('a tag that is there already is said to be, and is left alone', async () => {
  const world = await connected();
  const before = await world.github.tagTarget(repository, 'v1.4.2');
  expect(await tagAtTip(world, 'v1.4.2')).toEqual({ kind: 'accepted', value: { kind: 'exists' } });
  expect(await world.github.tagTarget(repository, 'v1.4.2')).toBe(before);
});

test('a tag that a rule forbids is refused, not taken for one that is there', async () => {
  const world = await connected();
  world.server.control.settings.ruleset({
    name: 'no tags',
    target: 'tag',
    include: ['refs/tags/v*'],
    rules: [{ type: 'creation' }],
  });
  expect(await tagAtTip(world)).toMatchObject({ kind: 'refused' });
  expect(await world.github.tagTarget(repository, 'v1.5.0-rc.1')).toBeNull();
});

test.each([
  ['the connection drops', { kind: 'drop', act: true } as const],
  ['a gateway answers 502', { kind: 'answer', status: 502, act: true } as const],
])('a tag whose answer is lost is uncertain, and found to stand: %s', async (_, trouble) => {
  const world = await connected();
  world.server.control.troubles.add({ ...trouble, route: 'POST /repos/**/git/refs', times: 1 });
  expect(await tagAtTip(world)).toEqual({ kind: 'uncertain' });
  expect(await world.github.tagTarget(repository, 'v1.5.0-rc.1')).toBe(await world.tip());
});

test('a dispatch answers with the run that it started', async () => {
  const world = await connected();
  const sent = await world.github.dispatchWorkflow(repository, build);
  const [run] = runs(world);
  expect(sent).toMatchObject({ kind: 'accepted', value: { runId: run?.id } });
  expect(run).toMatchObject({ workflow: '.github/workflows/build.yml', ref: 'main', inputs: build.inputs });
  expectDescribed(world);
});

test('a server that does not tell the run is asked once more without that wish, and never again with it', async () => {
  const world = await connected({ edition: 'older-enterprise' });
  expect(await world.github.dispatchWorkflow(repository, build)).toEqual({ kind: 'accepted', value: null });
  expect(await world.github.dispatchWorkflow(repository, build)).toEqual({ kind: 'accepted', value: null });
  expect(runs(world)).toHaveLength(2);
  const statuses = world.server.control.requests
    .list()
    .filter(({ path }) => path.endsWith('/dispatches'))
    .map(({ status }) => status);
  expect(statuses).toEqual([400, 204, 204]);
});

test.each([
  ['a workflow that is not there', { ...build, workflow: 'nothing.yml' }, 404],
  ['a ref that is not there', { ...build, ref: 'nothing' }, 422],
  ['an input that is not known', { ...build, inputs: { nothing: '1' } }, 422],
])('a dispatch of %s is refused, and not sent again', async (_, dispatch, status) => {
  const world = await connected();
  expect(await world.github.dispatchWorkflow(repository, dispatch)).toEqual({ kind: 'refused', status });
  expect(runs(world)).toEqual([]);
  expect(world.asked().filter((one) => one.endsWith('/dispatches'))).toHaveLength(1);
});

test('a dispatch that we may not make is refused', async () => {
  const world = await connected({
    tokens: [
      { token: 'token-of-the-bot', login: 'bot', permissions: { contents: 'write', actions: 'read' } },
    ],
  });
  expect(await world.github.dispatchWorkflow(repository, build)).toEqual({ kind: 'refused', status: 403 });
});

test.each([
  ['the connection drops', { kind: 'drop', act: true } as const],
  ['a gateway answers 502', { kind: 'answer', status: 502, act: true } as const],
  ['the answer does not come in time', { kind: 'slow', ms: 400 } as const],
])(
  'a dispatch whose answer is lost is uncertain, sent once, and found in the list: %s',
  async (_, trouble) => {
    const world = await connected();
    const github = world.connect({ kind: 'token', token: 'token-of-the-bot' }, { timeoutMs: 200 });
    world.server.control.troubles.add({ ...trouble, route: dispatches });
    expect(await github.dispatchWorkflow(repository, build)).toEqual({ kind: 'uncertain' });
    world.server.control.troubles.clear();
    await expect.poll(() => runs(world)).toHaveLength(1);
    const found = await github.runsSince(repository, 'build.yml', new Date('2026-11-20T10:00:00Z'));
    expect(found.map(({ runId }) => runId)).toEqual(runs(world).map(({ id }) => id));
  },
);

test.each([
  ['secondary', { kind: 'secondary-limit', retryAfterSeconds: 90 } as const, '2026-11-20T10:01:30.000Z'],
  ['hourly', { kind: 'rate-limited', resetMinutes: 50 } as const, '2026-11-20T10:50:01.000Z'],
])('a write under the %s limit did not act, and is told until when at once', async (_, trouble, until) => {
  const world = await connected();
  world.server.control.troubles.add({ ...trouble, route: dispatches, times: 1 });
  const sent = await world.github.dispatchWorkflow(repository, build);
  expect(sent).toEqual({ kind: 'limited', until: new Date(until) });
  expect(runs(world)).toEqual([]);
});

test('a read under a limit is an error that says when to try again', async () => {
  const world = await connected();
  world.server.control.troubles.add({ kind: 'rate-limited', resetMinutes: 50 });
  await expect(world.github.branchTip(repository, 'main')).rejects.toMatchObject({
    system: 'github',
    retryable: true,
    retryAfterMs: 50 * 60_000 + 1_000,
  });
  await expect(world.github.rules(repository, 'main')).resolves.toMatchObject({
    workflows: { kind: 'unseen' },
    tagRules: { kind: 'unseen' },
    environments: { kind: 'unseen' },
  });
});

test('a read is repeated once where its answer was lost', async () => {
  const world = await connected();
  const head = await world.tip();
  world.server.control.troubles.add({ kind: 'drop', times: 1 });
  expect(await world.tip()).toBe(head);
  world.server.control.troubles.add({ kind: 'answer', status: 503, times: 2 });
  await expect(world.tip()).rejects.toMatchObject({ retryable: true, retryAfterMs: null });
  expect(await world.tip()).toBe(head);
});

test('an error carries the status and nothing that GitHub or we said', async () => {
  const world = await connected();
  const github = world.connect({ kind: 'token', token: 'ghp_a-wrong-secret' });
  const error: unknown = await github.branchTip(repository, 'main').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(IntegrationError);
  expect(error).toMatchObject({ retryable: false, cause: { status: 401 } });
  const everything = JSON.stringify([error, String(error), error instanceof Error ? error.cause : null]);
  const said = `${everything} ${world.logged.join('\n')}`;
  expect(said).not.toContain('ghp_');
  expect(said).not.toContain('Bad credentials');
});

test('a run is read in its latest attempt, with the job that failed first, and can be cancelled', async () => {
  const world = await connected({ pace: { queuedMs: 0, runsMs: 60_000 } });
  const sent = await world.github.dispatchWorkflow(repository, build);
  const runId = sent.kind === 'accepted' ? (sent.value?.runId ?? 0) : 0;
  expect(await world.github.run(repository, runId)).toMatchObject({
    runId,
    attempt: 1,
    event: 'workflow_dispatch',
    ref: 'main',
    sha: await world.tip(),
    actor: 'waybill-bot',
    conclusion: null,
  });
  await world.github.cancelRun(repository, runId);
  await world.advance(1_000);
  expect(await world.github.run(repository, runId)).toMatchObject({ conclusion: 'cancelled' });
  await expect(world.github.cancelRun(repository, runId)).resolves.toBeUndefined();
  expect(await world.github.run(repository, 1)).toBeNull();
  expectDescribed(world);
});

test('the failing job is the attempt’s own', async () => {
  const world = await connected();
  world.server.control.runs.order({ kind: 'fail', job: 'package' });
  const sent = await world.github.dispatchWorkflow(repository, build);
  const runId = sent.kind === 'accepted' ? (sent.value?.runId ?? 0) : 0;
  await world.advance(1_000);
  expect(await world.github.run(repository, runId)).toMatchObject({ conclusion: 'failure' });
  expect(await world.github.failingJob(repository, runId, 1)).toBe('package');
  expect(await world.github.failingJob(repository, runId, 2)).toBeNull();
});
