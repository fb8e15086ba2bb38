import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type LaneBench, startLaneBench } from '../support/promotion/lane-bench.ts';
import { openEnvironment } from '../support/promotion/open-environment.ts';

let bench: LaneBench;

beforeAll(async () => {
  bench = await startLaneBench([openEnvironment('staging'), openEnvironment('production')]);
});
afterEach(() => bench.clear());
afterAll(() => bench.stop());

/** The run that each deployment is believed to be, and the environment that the run was started for. */
async function believed() {
  const deployments = await bench.all();
  const pairs = await Promise.all(
    deployments.map(async ({ id, environment }) => {
      const [dispatch] = await bench.ports.store.deployments.dispatchesOfDeployment(id);
      const run = bench.actions.runs.get(dispatch?.runId ?? 0);
      const meant = bench.actions.sent.find((sent) => sent.id === run?.dispatchId);
      return [environment, meant?.inputs['to']] as const;
    }),
  );
  return Object.fromEntries(pairs);
}

const eachItsOwn = { staging: 'staging', production: 'production' };
const someTime = async () => {
  for (let looks = 0; looks < 10; looks += 1) await bench.forward(5_000);
};

test('a GitHub that names no run, and one workflow for two environments: the second run is not taken for the first', async () => {
  const candidate = await bench.candidate();
  bench.actions.startsSo = 'without-run-id';
  await bench.request(candidate, 'staging');
  await bench.forward(5_000);
  bench.actions.startsSo = 'without-run-id';
  await bench.request(candidate, 'production');
  await someTime();
  expect(await believed()).toEqual(eachItsOwn);
});

test('of two environments asked for at once, the second is sent when the first one’s run is known', async () => {
  const candidate = await bench.candidate();
  bench.actions.isHidden = true;
  bench.actions.startsSo = 'without-run-id';
  await bench.request(candidate, 'staging');
  await bench.request(candidate, 'production');
  await bench.forward(3_000);
  expect(bench.actions.sent).toHaveLength(1);
  bench.actions.isHidden = false;
  bench.actions.startsSo = 'without-run-id';
  await someTime();
  expect(await believed()).toEqual(eachItsOwn);
});
