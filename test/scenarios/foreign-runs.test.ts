import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { parseSha } from '../../src/domain/ids.ts';
import { watchRuns } from '../../src/operations/note-foreign-run.ts';
import { whatRuns } from '../../src/operations/what-runs.ts';
import { type LaneBench, startLaneBench } from '../support/promotion/lane-bench.ts';
import { openEnvironment } from '../support/promotion/open-environment.ts';

let bench: LaneBench;

beforeAll(async () => {
  bench = await startLaneBench([openEnvironment('production')]);
});
afterEach(() => bench.clear());
afterAll(() => bench.stop());

const runId = 77;
/** Somebody starts the deploy workflow themselves, or starts their run again. */
const byHand = (attempt: number) =>
  bench.actions.runs.set(runId, {
    runId,
    url: `https://github.example/acme/storefront/actions/runs/${runId}`,
    attempt,
    number: 1,
    title: 'Deploy by hand',
    event: 'workflow_dispatch',
    ref: 'main',
    sha: parseSha('f'.repeat(40)),
    actor: 'octocat',
    status: 'completed',
    conclusion: 'success',
    createdAt: bench.now(),
    startedAt: bench.now(),
    dispatchId: '',
  });
const seen = async () => {
  await bench.forward(1_000);
  for (const { id, repositoryId } of await bench.ports.store.projects()) {
    await watchRuns(bench.ports, repositoryId);
    await bench.settle();
    const { uncertainSince } = await whatRuns(bench.ports, { projectId: id, environment: 'production' });
    return { isUncertain: uncertainSince !== null, said: await timesSaid() };
  }
  throw new Error('there is no project');
};
const timesSaid = async () => (await bench.said()).filter((kind) => kind === 'foreign-run').length;
const deployed = async () => {
  await bench.request(await bench.candidate());
  await bench.settle();
  const run = bench.actions.underWay().at(-1);
  bench.actions.move(run?.runId ?? 0, { status: 'completed', conclusion: 'success' });
  await bench.forward(61_000);
};

test('a run that is not ours makes it uncertain what runs until a deployment succeeds, each time that it is started again', async () => {
  await deployed();
  expect(await seen()).toEqual({ isUncertain: false, said: 0 });
  for (const attempt of [1, 2, 3]) {
    byHand(attempt);
    expect(await seen()).toEqual({ isUncertain: true, said: attempt });
    // Looking twice says nothing twice.
    expect(await seen()).toEqual({ isUncertain: true, said: attempt });
    await deployed();
    expect(await seen()).toEqual({ isUncertain: false, said: attempt });
  }
});

test('a run of ours that is started again after it succeeded is uncertain each time', async () => {
  const deployment = await bench.request(await bench.candidate());
  await bench.settle();
  const [run] = bench.actions.underWay();
  const ours = run?.runId ?? 0;
  bench.actions.move(ours, { status: 'completed', conclusion: 'success' });
  await bench.forward(61_000);
  for (const attempt of [2, 3]) {
    bench.actions.move(ours, { attempt, status: 'in_progress', conclusion: null });
    await bench.hear(ours);
    await bench.forward(1_000);
    expect(await timesSaid()).toBe(attempt - 1);
    expect(await bench.look(deployment)).toMatchObject({ state: 'succeeded' });
    await deployed();
    expect(await seen()).toMatchObject({ isUncertain: false });
  }
});
