import { afterAll, beforeAll, expect, test } from 'vitest';
import { gitAt } from '../support/git-at.ts';
import { type ReleaseSteps, releaseSteps } from '../support/release-steps.ts';
import { until } from '../support/until.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let steps: ReleaseSteps;

/** The sample's runs do not carry the dispatch's id in their name. */
beforeAll(async () => {
  bench = await startWorkbench();
  steps = releaseSteps(bench);
  bench.github.control.runs.pace('manual');
});
afterAll(() => bench.stop());

const dispatching = 'POST /repos/**/dispatches';

/** Somebody else acts just before Waybill's next request of a kind. */
const meanwhile = (route: string, does: () => Promise<unknown>) =>
  bench.github.control.troubles.add({ kind: 'meanwhile', route, does, times: 1 });

/** The candidate that the next cut of a fix will make. */
async function nextTag(): Promise<string> {
  const tags = await steps.tags();
  const patches = tags.map((name) => Number(/^v1\.5\.(\d+)-rc\.1$/.exec(name)?.[1] ?? -1));
  return `v1.5.${Math.max(...patches) + 1}-rc.1`;
}

test('a cut whose tag exists already is refused, and the tag stays where it is', async () => {
  await bench.github.control.history.moveRef({ ref: 'refs/tags/v1.5.0-rc.1', to: 'v1.4.2' });
  const before = await gitAt(bench, 'rev-parse', 'v1.5.0-rc.1');
  expect(await steps.cut()).toMatch(/The tag v1\.5\.0-rc\.1 exists in the repository.*tag-taken/s);
  expect(await gitAt(bench, 'rev-parse', 'v1.5.0-rc.1')).toBe(before);
  await bench.github.control.history.deleteRef({ ref: 'refs/tags/v1.5.0-rc.1' });
});

test('a tag that somebody makes at another commit at the same moment is neither moved nor built', async () => {
  await steps.cut();
  await bench.cardReads('1.5.0', 'was asked for');
  const tag = await nextTag();
  meanwhile('POST /repos/**/git/tags', () =>
    bench.github.control.history.moveRef({ ref: `refs/tags/${tag}`, to: 'v1.4.2' }),
  );
  const before = steps.dispatches();
  const version = await steps.cutNext();
  const card = bench.read(await bench.cardReads(version, 'Errored'));
  expect(card).toContain(`The tag ${tag} is there already, at another commit`);
  expect(steps.dispatches()).toBe(before);
  // The card says to cut a further candidate: that has to be possible.
  expect(await steps.cut(`into ${version}`)).toContain(`${version}-rc.2 is cut`);
  await bench.cardReads(`${version} · rc.2`, 'was asked for');
});

test('a tag that is moved before its build is sent is not built from', async () => {
  const tag = await nextTag();
  const asking = 'GET /repos/**/git/ref/**';
  meanwhile('POST /repos/**/git/refs', async () => {
    // It is read once more when it is made, and then again right before the dispatch.
    meanwhile(asking, async () => undefined);
    meanwhile(asking, () => bench.github.control.history.moveRef({ ref: `refs/tags/${tag}`, to: 'v1.4.2' }));
  });
  const before = steps.dispatches();
  const version = await steps.cutNext();
  const card = bench.read(await bench.cardReads(version, 'Errored'));
  expect(card).toContain(`The tag ${tag} has been moved to`);
  expect(steps.dispatches()).toBe(before);
});

test.each([
  ['the tag is moved', 'refs/tags/'],
  ['a branch of its name is made', 'refs/heads/'],
])('where %s as the build is sent, its run is cancelled and everybody is told', async (_, prefix) => {
  const tag = await nextTag();
  meanwhile(dispatching, () =>
    bench.github.control.history.moveRef({ ref: `${prefix}${tag}`, to: 'v1.4.2' }),
  );
  const version = await steps.cutNext();
  const card = bench.read(await steps.flying(bench.cardReads(version, 'Errored')));
  expect(card).toContain('The run worked on another commit');
  expect((await steps.threadReads(version, 'errored')).isBroadcast).toBe(true);
  await until('the run is cancelled', () => steps.builds()[0]?.conclusion === 'cancelled');
});

test('a dispatch whose answer was lost is found by what it is, where runs carry no id', async () => {
  bench.github.control.troubles.add({ kind: 'answer', status: 502, act: true, route: dispatching, times: 1 });
  const before = steps.dispatches();
  const version = await steps.cutNext();
  const run = await steps.newestRun(version);
  await steps.flying(bench.cardReads(version, 'was asked for'));
  bench.github.control.runs.conclude(run, 'success');
  await bench.cardReads(version, 'Ready');
  expect(steps.dispatches()).toBe(before + 1);
});

test('where two runs could be ours, nobody guesses: the build is errored and a person decides', async () => {
  const tag = await nextTag();
  bench.github.control.troubles.add({ kind: 'answer', status: 502, act: true, route: dispatching, times: 1 });
  const before = steps.dispatches();
  // The same account starts the same workflow on the same tag by hand.
  meanwhile('GET /repos/**/actions/workflows/*/runs', () =>
    bench.github.control.runs.startByHand({ workflow: 'build.yml', ref: tag, actor: 'waybill-bot' }),
  );
  const version = await steps.cutNext();
  const card = bench.read(await steps.flying(bench.cardReads(version, 'Errored')));
  expect(card).toContain('2 runs of build.yml could be ours');
  expect(steps.dispatches()).toBe(before + 1);
});
