import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Deployment } from '../../src/domain/deployment/deployment.ts';
import { laneKey } from '../../src/domain/deployment/lane.ts';
import type { UserId } from '../../src/domain/ids.ts';
import { advanceLane } from '../../src/operations/advance-lane.ts';
import { approveDeployment } from '../../src/operations/approve-deployment.ts';
import { rejectDeployment } from '../../src/operations/reject-deployment.ts';
import type { Ports } from '../../src/ports.ts';
import { type LaneBench, startLaneBench } from '../support/promotion/lane-bench.ts';
import { ada, grace, openEnvironment } from '../support/promotion/open-environment.ts';
import { replicaOf } from '../support/promotion/replica.ts';

const approvals = { count: 1, from: [ada, grace], expireMs: 86_400_000, validMs: 604_800_000, exclude: [] };

let bench: LaneBench;
let other: ReturnType<typeof replicaOf>;

beforeAll(async () => {
  bench = await startLaneBench([openEnvironment('production', { approvals })]);
  other = replicaOf(bench);
});
afterEach(() => bench.clear());
afterAll(async () => {
  await other.close();
  await bench.stop();
});

const approve = async (ports: Ports, by: UserId, { id, shownHash }: Deployment) =>
  approveDeployment(ports, await bench.by(by), { deploymentId: id, seenHash: shownHash });
const reject = async (ports: Ports, by: UserId, { id }: Deployment) =>
  rejectDeployment(ports, await bench.by(by), { deploymentId: id, because: 'The basket is broken' });
const codeOf = (outcome: Awaited<ReturnType<typeof approve | typeof reject>>) =>
  outcome.ok ? 'done' : outcome.refusal.code;
const requested = async () => bench.request(await bench.candidate());

test('two clicks of one person that two replicas take are one yes, and one of them is told', async () => {
  const deployment = await requested();
  const codes = await Promise.all([
    approve(bench.ports, ada, deployment),
    approve(other.ports, ada, deployment),
  ]);
  expect(codes.map(codeOf).toSorted()).toEqual(['already-approved', 'done']);
  expect(await bench.ports.store.deployments.approvalsOf(deployment.id)).toHaveLength(1);
});

test('a yes and a no that two replicas take at the same instant end in the no', async () => {
  for (let round = 0; round < 3; round += 1) {
    const deployment = await requested();
    const [yes, no] = await Promise.all([
      approve(bench.ports, ada, deployment),
      reject(other.ports, grace, deployment),
    ]);
    expect(codeOf(no)).toBe('done');
    expect(['done', 'deployment-over']).toContain(codeOf(yes));
    await bench.settle();
    expect(await bench.look(deployment)).toMatchObject({ state: 'rejected', holdsLane: false });
  }
  expect(bench.actions.sent).toEqual([]);
});

test('two promotions to one environment that two replicas carry at once start one, once, and then the other', async () => {
  const both = [await requested(), await requested()];
  for (const deployment of both) await bench.approve(deployment);
  const key = laneKey(both[0] ?? { projectId: bench.ports.mint.id(), environment: '' });
  const turn = () => Promise.all([advanceLane(bench.ports, key), advanceLane(other.ports, key)]);
  await turn();
  await turn();
  expect(bench.actions.sent).toHaveLength(1);
  const [run] = bench.actions.underWay();
  bench.actions.move(run?.runId ?? 0, { status: 'completed', conclusion: 'success' });
  await bench.hear(run?.runId ?? 0);
  await bench.forward(61_000);
  await turn();
  expect(bench.actions.sent).toHaveLength(2);
  expect(new Set(bench.actions.sent.map(({ deploymentId }) => deploymentId))).toEqual(
    new Set(both.map(({ id }) => id)),
  );
});
