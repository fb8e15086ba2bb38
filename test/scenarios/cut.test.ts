import { afterAll, beforeAll, expect, test } from 'vitest';
import { groups, people } from '../../sandbox/slack/workspace/seed.ts';
import { gitAt } from '../support/git-at.ts';
import { type ReleaseSteps, releaseSteps } from '../support/release-steps.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let steps: ReleaseSteps;

beforeAll(async () => {
  bench = await startWorkbench();
  steps = releaseSteps(bench);
});
afterAll(() => bench.stop());

test('a captain cuts a release, and its card goes from building to ready', async () => {
  bench.github.control.runs.pace('manual');
  const answer = await steps.cut();
  expect(answer).toContain('1.5.0-rc.1 is cut');
  const building = await bench.cardReads('1.5.0', /building: build\.yml was asked for/i);
  expect(bench.read(building)).toContain('tag v1.5.0-rc.1');

  const [run] = steps.builds();
  expect(run).toMatchObject({ ref: 'v1.5.0-rc.1', actor: 'waybill-bot' });
  bench.github.control.runs.start(run?.id ?? 0);
  await bench.cardReads('1.5.0', /building: build\.yml has been running/i);
  bench.github.control.runs.conclude(run?.id ?? 0, 'success');
  const ready = await bench.cardReads('1.5.0', 'Ready');
  expect(ready.ts).toBe(building.ts);
  await steps.threadReads('1.5.0', '1.5.0-rc.1 is ready');
});

test('a cut leaves one annotated tag that carries the trail out, one dispatch, one card and its story', async () => {
  const tag = await gitAt(bench, 'cat-file', 'tag', 'v1.5.0-rc.1');
  expect(tag).toMatch(/^type commit$/m);
  expect(tag).toMatch(/^Waybill-Trail: \d+ [0-9a-f]{64}$/m);
  expect(tag).toMatch(/^Waybill-Artifact: 1\.5\.0-build\.1-[0-9a-f]{7}$/m);
  expect(steps.dispatches()).toBe(1);
  const cards = bench.slack.control
    .as(people.dana)
    .messages('releases')
    .filter((message) => message.threadTs === null && bench.read(message).includes('Abandon…'));
  expect(cards).toHaveLength(1);
  const story = steps.thread('1.5.0').map(bench.read);
  expect(story.map((text) => text.split('\n')[0])).toEqual([
    expect.stringContaining('@dana cut 1.5.0-rc.1'),
    expect.stringContaining('has started'),
    expect.stringContaining('1.5.0-rc.1 is ready'),
  ]);
  expect(await bench.ask(people.dana, 'audit verify')).toMatch(/the trail is whole/i);
});

test('a second cut of the same commit is refused, saying since when', async () => {
  const answer = await steps.cut();
  expect(answer).toMatch(/nothing in storefront has changed since 1\.5\.0 .*cut 2026-11-20/i);
  expect(answer).toContain('nothing-changed');
});

test('two captains who cut at the same moment get one release and a sentence', async () => {
  await steps.land('feat: gift cards');
  bench.slack.control.setGroup(groups.captains, [people.dana, people.priya]);
  const answers = await Promise.all([bench.ask(people.dana, 'cut'), bench.ask(people.priya, 'cut')]);
  expect(answers.filter((text) => text.includes('1.6.0-rc.1 is cut'))).toHaveLength(1);
  expect(
    answers.filter((text) => /nothing in storefront has changed since 1\.6\.0/i.test(text)),
  ).toHaveLength(1);
  await bench.cardReads('1.6.0', 'Building');
  expect((await steps.tags()).filter((name) => name.startsWith('v1.6') || name.startsWith('v1.7'))).toEqual([
    'v1.6.0-rc.1',
  ]);
});
