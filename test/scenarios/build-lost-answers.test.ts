import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildYaml, waybillYaml } from '../support/project-files.ts';
import { type ReleaseSteps, releaseSteps } from '../support/release-steps.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let steps: ReleaseSteps;

/** This workflow's runs carry the dispatch's id in their name. */
beforeAll(async () => {
  bench = await startWorkbench({
    repository: {
      owner: 'acme',
      name: 'storefront',
      from: 'files',
      files: {
        'waybill.yaml': waybillYaml({ inputs: { version: '{artifact}', waybill: '{dispatch}' } }),
        '.github/workflows/build.yml': buildYaml(
          ['version', 'waybill'],
          // oxlint-disable-next-line no-template-curly-in-string -- GitHub's own placeholders
          'Build ${{ inputs.version }} (${{ inputs.waybill }})',
        ),
      },
    },
  });
  steps = releaseSteps(bench);
});
afterAll(() => bench.stop());

const second = 1_000;
const minute = 60 * second;
const route = 'POST /repos/**/dispatches';

test.each([
  ['answered 502 although it acted', { kind: 'answer', status: 502, act: true }],
  ['answered with something unreadable although it acted', { kind: 'answer', status: 200, act: true }],
  ['cut off although it acted', { kind: 'drop', act: true }],
] as const)('a dispatch that is %s is found by its id and never sent twice', async (_, trouble) => {
  bench.github.control.runs.pace('manual');
  bench.github.control.troubles.add({ ...trouble, route, times: 1 });
  const before = steps.dispatches();
  const version = await steps.cutNext();
  await steps.threadReads(version, 'GitHub’s answer to starting build.yml');
  const run = await steps.newestRun(version);
  await steps.flying(bench.cardReads(version, 'was asked for'));
  bench.github.control.runs.conclude(run, 'success');
  await bench.cardReads(version, 'Ready');
  bench.forward(5 * minute);
  expect(steps.dispatches()).toBe(before + 1);
  expect(steps.builds()[0]?.title).toMatch(/\(wb-[a-z2-7]{12}\)$/);
});

test.each([
  ['answered 502', { kind: 'answer', status: 502 }],
  ['cut off', { kind: 'drop' }],
] as const)(
  'a dispatch that was %s and did not act is sent again once that is certain, as the second attempt',
  async (_, trouble) => {
    bench.github.control.runs.pace({ queuedMs: 0, runsMs: 0 });
    bench.github.control.troubles.add({ ...trouble, route, times: 1 });
    const before = steps.dispatches();
    const version = await steps.cutNext();
    await steps.threadReads(version, 'GitHub’s answer to starting build.yml');
    expect(steps.dispatches()).toBe(before + 1);
    bench.forward(50 * second);
    await steps.flying(bench.cardReads(version, 'Ready'));
    expect(steps.dispatches()).toBe(before + 2);
    const { attempt } = await bench.database.db
      .selectFrom('dispatches')
      .select('attempt')
      .orderBy('wantedAt', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(attempt).toBe(2);
  },
);

test('a dispatch that GitHub refuses fails with the reason, and can be repeated', async () => {
  bench.github.control.troubles.add({
    kind: 'answer',
    status: 422,
    message: 'Unexpected inputs',
    route,
    times: 1,
  });
  const version = await steps.cutNext();
  const card = bench.read(await bench.cardReads(version, 'Failed'));
  expect(card).toContain('GitHub refused to start build.yml (422)');
  await steps.press(version, 'Repeat build');
  await bench.cardReads(version, 'Ready');
});

test('a rate limit that ends in 50 minutes parks the build, says so, and is waited for', async () => {
  bench.github.control.troubles.add({ kind: 'rate-limited', resetMinutes: 50, route, times: 1 });
  const before = steps.dispatches();
  const version = await steps.cutNext();
  await steps.threadReads(version, /waits until .*It then goes on by itself/);
  await bench.cardReads(version, 'Building, parked');
  bench.forward(45 * minute);
  expect(steps.dispatches()).toBe(before + 1);
  bench.forward(6 * minute);
  await bench.cardReads(version, 'Ready');
  expect(steps.dispatches()).toBe(before + 2);
});

test('an outage of GitHub is said once, and the build goes on after it', async () => {
  bench.github.control.runs.pace('manual');
  const version = await steps.cutNext();
  const run = await steps.newestRun(version);
  await bench.cardReads(version, 'was asked for');
  const outage = bench.github.control.troubles.add({ kind: 'answer', status: 503 });
  const word = await steps.flying(steps.threadReads(version, 'GitHub has not answered Waybill'));
  bench.github.control.troubles.remove(outage);
  bench.github.control.runs.conclude(run, 'success');
  await bench.cardReads(version, 'Ready');
  const said = steps.thread(version).filter((message) => bench.read(message) === bench.read(word));
  expect(said).toHaveLength(1);
});
