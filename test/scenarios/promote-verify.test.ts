import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Deployment } from '../../src/domain/deployment/deployment.ts';
import { attestEnded, callHealth } from '../../src/operations/call-health.ts';
import type { ProbeResult } from '../../src/ports/probe.ts';
import { type LaneBench, startLaneBench } from '../support/promotion/lane-bench.ts';
import { ada, captain, grace, openEnvironment } from '../support/promotion/open-environment.ts';

const shop = 'https://shop.example/healthz';
const control = 'https://status.example/';
const broken: ProbeResult = { kind: 'wrong-status', status: 500 };
const check = { url: shop, status: 200, contains: null, attempts: 3, timeoutMs: 1_000 };
const verify = { smoke: [check], control, bakeMs: 0 };

let bench: LaneBench;

beforeAll(async () => {
  bench = await startLaneBench([openEnvironment('production', { verify })]);
});
afterEach(() => bench.clear());
afterAll(() => bench.stop());

/** Starts a deployment with what the checks find before it, and lets its run succeed. */
async function deployed(): Promise<Deployment> {
  const deployment = await bench.request(await bench.candidate());
  await bench.settle();
  const [run] = bench.actions.underWay();
  bench.actions.move(run?.runId ?? 0, { status: 'completed', conclusion: 'success' });
  await bench.forward(5_000);
  return bench.look(deployment);
}
const afterAllAttempts = async (deployment: Deployment) => {
  for (let round = 0; round < check.attempts; round += 1) await bench.forward(6_000);
  return bench.look(deployment);
};

describe('a smoke check', () => {
  test('that answers rightly makes a deployment succeed', async () => {
    expect(await deployed()).toMatchObject({ state: 'succeeded' });
  });

  test('that passed before, and fails after all attempts while the control answers, fails it and holds the environment', async () => {
    await deployed();
    const deployment = await bench.request(await bench.candidate());
    await bench.settle();
    bench.answers.set(shop, broken);
    const [run] = bench.actions.underWay();
    bench.actions.move(run?.runId ?? 0, { status: 'completed', conclusion: 'success' });
    await bench.forward(5_000);
    expect(await bench.look(deployment)).toMatchObject({ state: 'verifying' });
    expect(await afterAllAttempts(deployment)).toMatchObject({
      state: 'failed',
      stateReason: { code: 'smoke-failed', url: shop, found: 'answers 500 instead of 200' },
    });
    expect(await bench.ports.store.deployments.holdIn(deployment)).toMatchObject({
      because: 'smoke-failed',
    });
    const said = await bench.database.db.selectFrom('messages').select('subject').execute();
    expect(said.map(({ subject }) => subject)).toContainEqual(
      expect.objectContaining({
        announcement: expect.objectContaining({ kind: 'deployment-ended', isHeld: true }),
      }),
    );
  });

  test('that did not pass before the deployment leaves it errored, and holds nothing', async () => {
    await deployed();
    bench.answers.set(shop, broken);
    const deployment = await afterAllAttempts(await deployed());
    expect(deployment).toMatchObject({ state: 'errored', stateReason: { code: 'smoke-unclear' } });
    expect(await bench.ports.store.deployments.holdIn(deployment)).toBeNull();
  });

  test('that is new counts as one that passed before', async () => {
    bench.answers.set(shop, broken);
    expect(await afterAllAttempts(await deployed())).toMatchObject({ state: 'failed' });
  });

  test('leaves it errored where the control does not answer either', async () => {
    bench.answers.set(shop, { kind: 'timed-out' });
    bench.answers.set(control, { kind: 'timed-out' });
    expect(await afterAllAttempts(await deployed())).toMatchObject({ state: 'errored' });
  });

  test('that may not be asked is unclear, not failed', async () => {
    bench.answers.set(shop, { kind: 'forbidden', host: 'shop.example' });
    expect(await afterAllAttempts(await deployed())).toMatchObject({ state: 'errored' });
  });

  test.each([
    ['an answer of the server itself', broken],
    ['silence', { kind: 'timed-out' } as const],
  ])('without a control target takes %s for errored: nobody knows whose fault it is', async (_, found) => {
    await bench.environment('production', { verify: { ...verify, control: null } });
    bench.answers.set(shop, found);
    expect(await afterAllAttempts(await deployed())).toMatchObject({
      state: 'errored',
      stateReason: { code: 'smoke-unclear' },
    });
  });

  test('that fails once and answers rightly the next time is no failure', async () => {
    bench.answers.set(shop, broken);
    const deployment = await deployed();
    bench.answers.delete(shop);
    expect(await afterAllAttempts(deployment)).toMatchObject({ state: 'succeeded' });
  });
});

describe('while it bakes', () => {
  test('a deployment is not delivered, and a check that turns bad fails it', async () => {
    await bench.environment('production', { verify: { ...verify, bakeMs: 600_000 } });
    const deployment = await deployed();
    await bench.forward(300_000);
    expect(await bench.look(deployment)).toMatchObject({ state: 'verifying', holdsLane: true });
    bench.answers.set(shop, broken);
    await bench.forward(61_000);
    expect(await afterAllAttempts(deployment)).toMatchObject({ state: 'failed' });
  });

  test('its end makes it succeed', async () => {
    await bench.environment('production', { verify: { ...verify, bakeMs: 600_000 } });
    const deployment = await deployed();
    await bench.forward(601_000);
    expect(await bench.look(deployment)).toMatchObject({ state: 'succeeded' });
  });

  test('Healthy ends it well, and is for a captain who did not ask for it', async () => {
    await bench.environment('production', { verify: { ...verify, bakeMs: 600_000 } });
    const deployment = await deployed();
    const call = async (userId: typeof ada) =>
      callHealth(bench.ports, await bench.by(userId), { id: deployment.id, word: 'healthy', because: '' });
    expect(await call(captain)).toMatchObject({ ok: false, refusal: { code: 'requester-alone' } });
    expect(await call(ada)).toMatchObject({ ok: false, refusal: { code: 'not-permitted' } });
    expect(await bench.look(deployment)).toMatchObject({ state: 'verifying' });
    const { id, revision } = deployment;
    const change = { update: 'deployments', id, revision, set: { requesters: [ada] } } as const;
    await bench.ports.store.commit({ changes: [change], events: [], effects: [] });
    expect(await call(captain)).toMatchObject({ ok: true });
    expect(await bench.look(deployment)).toMatchObject({ state: 'succeeded' });
  });

  test('Faulty is for approvers too, fails it with a reason, and holds the environment', async () => {
    await bench.environment('production', { verify: { ...verify, bakeMs: 600_000 } });
    const deployment = await deployed();
    const call = async (because: string) =>
      callHealth(bench.ports, await bench.by(grace), { id: deployment.id, word: 'faulty', because });
    expect(await call(' ')).toMatchObject({ ok: false, refusal: { code: 'reason-missing' } });
    expect(await call('the basket is empty')).toMatchObject({ ok: true });
    expect(await bench.look(deployment)).toMatchObject({
      state: 'failed',
      stateReason: { code: 'called-faulty', by: grace, because: 'the basket is empty' },
    });
    expect(await call('again')).toMatchObject({ ok: false, refusal: { code: 'not-verifying' } });
  });
});

const inDoubt = async () => {
  bench.answers.set(shop, { kind: 'timed-out' });
  bench.answers.set(control, { kind: 'timed-out' });
  const automatic = await bench.request(await bench.candidate({ cutBy: ada }), 'production', 'automatic');
  await bench.settle();
  const run = bench.actions.underWay().at(-1);
  bench.actions.move(run?.runId ?? 0, { status: 'completed', conclusion: 'success' });
  await bench.forward(5_000);
  expect(await afterAllAttempts(automatic)).toMatchObject({
    state: 'errored',
    stateReason: { code: 'smoke-unclear' },
  });
  return automatic;
};

const says = async (userId: typeof ada, { id }: Deployment, word: 'healthy' | 'faulty') =>
  callHealth(bench.ports, await bench.by(userId), { id, word, because: 'seen with my own eyes' });

describe('when its checks could not tell', () => {
  test('a captain’s Healthy makes it succeed, and it counts from then on', async () => {
    const deployment = await inDoubt();
    expect(await says(captain, deployment, 'healthy')).toMatchObject({ ok: true });
    expect(await bench.look(deployment)).toMatchObject({ state: 'succeeded', succeededAt: bench.now() });
    expect(await says(captain, deployment, 'healthy')).toMatchObject({ refusal: { code: 'not-verifying' } });
  });

  test('an approver’s Faulty fails it, and holds the environment', async () => {
    const deployment = await inDoubt();
    expect(await says(grace, deployment, 'faulty')).toMatchObject({ ok: true });
    expect(await bench.look(deployment)).toMatchObject({ state: 'failed' });
    expect(await bench.ports.store.deployments.holdIn(deployment)).toMatchObject({
      because: 'called-faulty',
    });
  });

  test('nobody’s word settles it once something else was deployed over it', async () => {
    const deployment = await inDoubt();
    await bench.request(await bench.candidate());
    await bench.settle();
    await bench.forward(1_000);
    expect(await says(captain, deployment, 'healthy')).toMatchObject({ refusal: { code: 'not-verifying' } });
  });
});

test('that nothing runs any more is attested by a captain who did not cause it, and frees the lane', async () => {
  bench.actions.startsSo = 'lost';
  const deployment = await bench.request(await bench.candidate({ cutBy: ada }), 'production', 'automatic');
  await bench.settle();
  await bench.forward(61_000);
  expect(await bench.look(deployment)).toMatchObject({ state: 'errored', holdsLane: true });
  const attest = async (userId: typeof ada, because = 'looked at the cluster') =>
    attestEnded(bench.ports, await bench.by(userId), { id: deployment.id, because });
  expect(await attest(grace)).toMatchObject({ ok: false, refusal: { code: 'not-permitted' } });
  expect(await attest(captain, '')).toMatchObject({ ok: false, refusal: { code: 'reason-missing' } });
  expect(await attest(captain)).toMatchObject({ ok: true });
  expect(await bench.look(deployment)).toMatchObject({ state: 'errored', holdsLane: false });
  expect(await attest(captain)).toMatchObject({ ok: false, refusal: { code: 'end-not-in-doubt' } });
});
