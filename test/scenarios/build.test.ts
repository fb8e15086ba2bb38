import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../../sandbox/slack/workspace/seed.ts';
import { type ReleaseSteps, releaseSteps } from '../support/release-steps.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let steps: ReleaseSteps;

beforeAll(async () => {
  bench = await startWorkbench();
  steps = releaseSteps(bench);
});
afterAll(() => bench.stop());

const second = 1_000;
const minute = 60 * second;

test('a build that fails is told to the channel with the job that failed, and can be repeated as the same candidate', async () => {
  steps.nextBuild({ kind: 'fail', job: 'package' });
  const version = await steps.cutNext();
  const card = await bench.cardReads(version, 'Failed');
  expect(bench.read(card)).toContain('The build failed in the job package');
  const word = await steps.threadReads(version, `${version}-rc.1 failed`);
  expect(word.isBroadcast).toBe(true);

  await steps.press(version, 'Repeat build');
  await bench.cardReads(version, 'Ready');
  await steps.threadReads(version, `@dana repeats the build of ${version}-rc.1`);
  expect(
    steps
      .builds()
      .slice(0, 2)
      .map(({ ref }) => ref),
  ).toEqual([`v${version}-rc.1`, `v${version}-rc.1`]);
});

test('two who press Repeat build at once start one build, and the second is told what happened', async () => {
  steps.nextBuild({ kind: 'fail' });
  const version = await steps.cutNext();
  const card = await bench.cardReads(version, 'Failed');
  const before = steps.dispatches();
  await bench.slack.control.as(people.dana).doublePress({ channel: 'releases', ts: card.ts }, 'Repeat build');
  await bench.cardReads(version, 'Ready');
  expect(steps.dispatches()).toBe(before + 1);
  await bench.slack.control.waitFor(() => {
    const told = bench.slack.control
      .as(people.dana)
      .messages('releases')
      .filter(({ isEphemeral }) => isEphemeral);
    return told.some((message) =>
      bench.read(message).includes(`The build of ${version}-rc.1 cannot be repeated`),
    );
  });
});

test('a run that somebody repeats on GitHub is followed', async () => {
  steps.nextBuild({ kind: 'fail' });
  const version = await steps.cutNext();
  await bench.cardReads(version, 'Failed');
  const [run] = steps.builds();
  await fetch(`${bench.github.apiUrl}/repos/acme/storefront/actions/runs/${run?.id}/rerun`, {
    method: 'POST',
    headers: { authorization: 'Bearer ghp_workbench' },
  });
  await bench.cardReads(version, 'Ready');
  expect(steps.builds()[0]).toMatchObject({ id: run?.id, attempt: 2 });
});

test.each([
  ['cancelled', 'Failed', /cancelled on GitHub/],
  ['skipped', 'Errored', /ended as skipped, which is neither success nor failure/],
] as const)('a run that ends as %s makes nothing ready', async (conclusion, state, words) => {
  steps.nextBuild({ kind: 'conclude', conclusion });
  const version = await steps.cutNext();
  expect(bench.read(await bench.cardReads(version, state))).toMatch(words);
});

test('a run that has not started after a minute is said once, with the likely causes', async () => {
  steps.nextBuild({ kind: 'hang', at: 'queued' });
  const version = await steps.cutNext();
  const run = await steps.newestRun(version);
  await bench.cardReads(version, 'waits for GitHub to start it');
  bench.forward(61 * second);
  await bench.cardReads(version, /Building, late.*\n?.*no free runner/);
  bench.forward(5 * minute);
  bench.github.control.runs.decide(run, { kind: 'succeed' });
  await bench.cardReads(version, 'Ready');
  const late = steps.thread(version).filter((message) => bench.read(message).includes('is late'));
  expect(late.map(bench.read)).toEqual([expect.stringContaining('Likely causes: no free runner')]);
});

test('a run that takes too long is errored with its link, and ready when it finishes after all', async () => {
  steps.nextBuild({ kind: 'hang', at: 'in_progress' });
  const version = await steps.cutNext();
  const run = await steps.newestRun(version);
  await bench.cardReads(version, 'has been running');
  bench.forward(61 * minute);
  const errored = await bench.cardReads(version, 'The run had not ended after 60 minutes');
  expect(JSON.stringify(errored.blocks)).toContain(`/actions/runs/${run}`);
  bench.github.control.runs.decide(run, { kind: 'succeed' });
  await bench.cardReads(version, 'Ready');
});

test('an abandoned release is not built any more, and its failures are nobody’s news', async () => {
  steps.nextBuild({ kind: 'hang', at: 'in_progress' });
  const version = await steps.cutNext();
  const run = await steps.newestRun(version);
  await bench.ask(people.dana, `abandon ${version} because the plan has changed`);
  bench.github.control.runs.conclude(run, 'failure');
  const word = await steps.threadReads(version, `${version}-rc.1 failed`);
  expect(word.isBroadcast).toBe(false);
});
