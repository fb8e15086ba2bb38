import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { UserId } from '../../src/domain/ids.ts';
import { approveDeployment } from '../../src/operations/approve-deployment.ts';
import { readCard } from '../../src/operations/read-card.ts';
import { readRequest } from '../../src/operations/read-request.ts';
import { setFreeze } from '../../src/operations/set-freeze.ts';
import { startPlanned } from '../../src/operations/start-planned.ts';
import { renderCard } from '../../src/views/card.ts';
import { renderRequest } from '../../src/views/deployment/request.ts';
import { type LaneBench, startLaneBench } from '../support/promotion/lane-bench.ts';
import { ada, captain, grace, openEnvironment } from '../support/promotion/open-environment.ts';
import { read } from '../views/support/read.ts';
import { sampleProject } from '../views/support/release.ts';

const hour = 3_600_000;
const approvals = {
  count: 1,
  from: [ada, grace, captain],
  expireMs: 24 * hour,
  validMs: 168 * hour,
  exclude: [],
};

let bench: LaneBench;

beforeAll(async () => {
  bench = await startLaneBench([openEnvironment('production', { approvals }), openEnvironment('staging')]);
});
afterEach(async () => {
  await bench.database.db.deleteFrom('freezes').execute();
  await bench.clear();
});
afterAll(() => bench.stop());

const planned = async (environment = 'production', inHours = 3) => {
  const at = new Date(bench.now().getTime() + inHours * hour);
  const latest = new Date(at.getTime() + hour);
  const deployment = await bench.request(await bench.candidate(), environment, 'scheduled', { at, latest });
  await bench.settle();
  return deployment;
};
const freeze = async (untilAt: Date | null) =>
  setFreeze(bench.ports, await bench.by(captain), {
    scope: {
      kind: 'environment',
      projectId: sampleProject('storefront').id,
      project: 'storefront',
      environment: 'staging',
    },
    untilAt,
    because: 'the shop is on television',
  });
const startNow = async (userId: UserId, deployment: Awaited<ReturnType<typeof planned>>) =>
  startPlanned(bench.ports, await bench.by(userId), deployment.id);
const isPassedSaid = async () => (await bench.said()).filter((kind) => kind === 'plan-passed').length;

test('a planned promotion is approved before its time, starts at it, and its planner may not approve it', async () => {
  const deployment = await planned();
  expect(deployment.requesters).toContain(captain);
  const { id: deploymentId, shownHash: seenHash } = deployment;
  const own = await approveDeployment(bench.ports, await bench.by(captain), { deploymentId, seenHash });
  expect(own).toMatchObject({ refusal: { code: 'own-request' } });
  await bench.forward(2 * hour);
  const request = await readRequest(bench.ports, deployment.id);
  if (request === null) throw new Error('no request');
  expect(read(renderRequest(request, bench.now()))).toMatch(/0 of 1[\s\S]*Planned/);
  await bench.approve(deployment, ada);
  await bench.settle();
  expect(await bench.look(deployment)).toMatchObject({ state: 'requested' });
  const card = await readCard(bench.ports, deployment.releaseId);
  if (card === null) throw new Error('no card');
  expect(read(renderCard(card, bench.now()))).toMatch(/production.*planned for/);
  await bench.forward(hour);
  expect(await bench.look(deployment)).toMatchObject({ state: 'running' });
});

test('one that waits for its time is not called off because nobody approved it yet', async () => {
  const deployment = await planned('production', 48);
  await bench.forward(47 * hour);
  expect(await bench.look(deployment)).toMatchObject({ state: 'requested' });
  await bench.forward(30 * hour);
  expect(await bench.look(deployment)).toMatchObject({ state: 'expired' });
});

test('one whose gates have closed meanwhile waits for them, and starts late up to its latest', async () => {
  const deployment = await planned('staging');
  await freeze(new Date(bench.now().getTime() + 3.5 * hour));
  await bench.forward(3 * hour);
  expect(await bench.look(deployment)).toMatchObject({ state: 'requested' });
  await bench.forward(0.5 * hour + 60_000);
  expect(await bench.look(deployment)).toMatchObject({ state: 'running' });
  expect(await isPassedSaid()).toBe(0);
});

test('past its latest it asks, once, instead of starting when its gates open', async () => {
  const deployment = await planned('staging');
  await freeze(new Date(bench.now().getTime() + 6 * hour));
  await bench.forward(4 * hour);
  await bench.forward(3 * hour);
  expect(await bench.look(deployment)).toMatchObject({ state: 'requested' });
  expect(await isPassedSaid()).toBe(1);
  expect(bench.actions.sent).toEqual([]);
  expect(await startNow(ada, deployment)).toMatchObject({ refusal: { code: 'not-permitted' } });
  expect(await startNow(captain, deployment)).toMatchObject({ ok: true });
  await bench.settle();
  expect(await bench.look(deployment)).toMatchObject({ state: 'running', plannedAt: null });
});

test('when nothing ran from before its time until after its latest, it asks too', async () => {
  const deployment = await planned('staging');
  await bench.forward(30 * hour);
  expect(await bench.look(deployment)).toMatchObject({ state: 'requested' });
  expect(await isPassedSaid()).toBe(1);
});

test('whoever starts it before its time asks for it too, and their earlier yes counts no more', async () => {
  const at = new Date(bench.now().getTime() + 3 * hour);
  const plan = { at, latest: new Date(at.getTime() + hour) };
  const candidate = await bench.candidate({ cutBy: null });
  const deployment = await bench.request(candidate, 'production', 'automatic', plan);
  await bench.approve(deployment, captain);
  await bench.settle();
  expect(await bench.look(deployment)).toMatchObject({ requesters: [] });
  expect(await startNow(captain, deployment)).toMatchObject({ ok: true });
  expect(await startNow(captain, deployment)).toMatchObject({ refusal: { code: 'not-planned' } });
  await bench.settle();
  expect(await bench.look(deployment)).toMatchObject({ state: 'requested', requesters: [captain] });
  await bench.approve(deployment, ada);
  await bench.settle();
  expect(await bench.look(deployment)).toMatchObject({ state: 'running' });
});
