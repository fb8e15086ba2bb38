import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { tellGithub } from '../../src/operations/tell-github.ts';
import type { Ports } from '../../src/ports.ts';
import { type LaneBench, startLaneBench } from '../support/promotion/lane-bench.ts';
import { openEnvironment } from '../support/promotion/open-environment.ts';
import { partly } from '../support/promotion/partly.ts';
import { type Rollbacks, rollbacksOn } from '../support/promotion/rollbacks.ts';

let bench: LaneBench;
let rollbacks: Rollbacks;

beforeAll(async () => {
  bench = await startLaneBench([openEnvironment('production')]);
  rollbacks = rollbacksOn(bench);
});
afterEach(() => bench.clear());
afterAll(() => bench.stop());

test('GitHub’s own record of what was rolled back says so, once that has arrived', async () => {
  const told = new Map<number, string>();
  let opened = 0;
  const github = partly<Ports['github']>({
    openDeployment: async () => {
      opened += 1;
      return { kind: 'accepted', value: opened };
    },
    setDeploymentStatus: async (_, id, { state, description }) => {
      told.set(id, `${state}: ${description}`);
      return { kind: 'accepted', value: true };
    },
  });
  const good = await rollbacks.deliver();
  const bad = await rollbacks.deliver();
  const tellOf = async (candidate: typeof bad) => {
    const [last] = await bench.ports.store.deployments.deploymentsOf(candidate.id);
    if (last !== undefined) await tellGithub({ ...bench.ports, github }, last.id);
  };
  await tellOf(bad);
  await rollbacks.back();
  await bench.settle();
  await tellOf(bad);
  expect(told.get(1)).toBe('success: Delivered and verified');
  await rollbacks.end('success');
  await tellOf(bad);
  await tellOf(good);
  expect([...told.values()]).toEqual([
    `inactive: Rolled back to ${good.name}`,
    'success: Delivered and verified',
  ]);
});

test('a deployment that moves on while GitHub opens its record keeps that record', async () => {
  const { store } = bench.ports;
  await rollbacks.deliver();
  const deployment = (await bench.all()).at(-1);
  if (deployment === undefined) throw new Error('nothing was deployed');
  const { id } = deployment;
  let opened = 0;
  const github = partly<Ports['github']>({
    openDeployment: async () => {
      opened += 1;
      const { revision, lookAt } = await bench.look({ id });
      const change = { update: 'deployments', id, revision, set: { lookAt } } as const;
      await store.commit({ changes: [change], events: [], effects: [] });
      return { kind: 'accepted', value: 77 };
    },
    setDeploymentStatus: async () => ({ kind: 'accepted', value: true }),
  });
  await tellGithub({ ...bench.ports, github }, id);
  await tellGithub({ ...bench.ports, github }, id);
  expect(opened).toBe(1);
  expect((await bench.look({ id })).githubDeploymentId).toBe(77);
});
