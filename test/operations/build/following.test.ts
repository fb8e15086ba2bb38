import { expect, test } from 'vitest';
import { hour, minute, second, sentBuild, standing } from './build-steps.ts';
import { otherSha } from './rows.ts';
import { Killed } from './small-github.ts';
import { smallWorld } from './small-world.ts';

test('a run of another commit is cancelled even where the first request for it did not get through', async () => {
  const world = smallWorld();
  world.github.runsWorkOn = otherSha;
  await world.advance();
  world.github.around('cancelRun', {
    before: () => {
      throw new Killed();
    },
  });
  world.forward(5 * second);
  expect(await world.advance()).toBe('killed');
  expect(world.store.candidate.state).toBe('errored');
  await world.live(minute);
  expect(world.github.cancelled).toEqual(expect.arrayContaining([101]));
});

test('a run repeated by hand on GitHub is followed, also where no webhook arrives', async () => {
  const { world, runId } = await sentBuild();
  world.github.change(runId, { status: 'completed', conclusion: 'failure' });
  await world.live(5 * second);
  expect(world.store.candidate.state).toBe('failed');
  world.github.change(runId, { status: 'in_progress', conclusion: null, attempt: 2 });
  await world.live(2 * minute);
  expect(world.store.candidate.state).toBe('building');
  world.github.change(runId, { status: 'completed', conclusion: 'success' });
  await world.live(minute);
  expect(world.store.candidate.state).toBe('ready');
});

test('a run that failed is looked at for a day, ever less often, and then left alone', async () => {
  const { world, runId } = await sentBuild();
  world.github.change(runId, { status: 'completed', conclusion: 'failure' });
  await world.live(minute);
  const before = world.github.requests;
  await world.live(48 * hour);
  expect(world.github.requests - before).toBeLessThan(500);
  expect(world.store.latest.lookAt).toBeNull();
});

test('a run that takes too long is errored, and ready when it finishes after all', async () => {
  const { world, runId } = await sentBuild();
  world.github.change(runId, { status: 'in_progress' });
  await world.live(hour + minute);
  expect(standing(world)).toEqual(['errored', 'timed-out']);
  world.github.change(runId, { status: 'completed', conclusion: 'success' });
  await world.live(2 * minute);
  expect(world.store.candidate.state).toBe('ready');
});

test('an accepted dispatch whose run appears only after it was given up is followed all the same', async () => {
  const world = smallWorld();
  world.github.writes.push('answers', 'answers-without-id');
  await world.advance();
  const [run] = world.github.runs;
  world.github.runs = [];
  await world.live(20 * minute);
  expect(standing(world)).toEqual(['errored', 'never-started']);
  world.github.runs = run === undefined ? [] : [{ ...run, status: 'completed', conclusion: 'success' }];
  await world.live(15 * minute);
  expect(world.store.candidate.state).toBe('ready');
  expect(world.github.dispatched).toHaveLength(1);
});

test('a run that GitHub does not know yet is no reason to give up', async () => {
  const { world, runId } = await sentBuild();
  const runs = world.github.runs;
  world.github.runs = [];
  await world.live(5 * second);
  expect(world.store.candidate.state).toBe('building');
  world.github.runs = runs;
  world.github.change(runId, { status: 'completed', conclusion: 'success' });
  await world.live(minute);
  expect(world.store.candidate.state).toBe('ready');
});

test('a run that was deleted leaves the build errored', async () => {
  const { world } = await sentBuild();
  world.github.runs = [];
  await world.live(2 * minute);
  expect(standing(world)).toEqual(['errored', 'run-inconclusive']);
});

test('an answer that comes when the build has ended already changes nothing', async () => {
  const world = smallWorld();
  world.github.writes.push('answers', 'lost-and-acts');
  world.github.around('dispatchWorkflow', {
    // This process sleeps; another finds the run and carries the build home.
    after: async () => {
      world.github.change(101, { status: 'completed', conclusion: 'success' });
      await world.live(2 * minute);
    },
  });
  await world.advance();
  expect(world.store.candidate.state).toBe('ready');
  expect(world.store.latest.state).toBe('succeeded');
});

test.each([
  ['success', 'ready', null],
  ['failure', 'failed', 'run-failed'],
  ['timed_out', 'failed', 'run-failed'],
  ['startup_failure', 'failed', 'run-failed'],
  ['cancelled', 'failed', 'run-failed'],
  ['skipped', 'errored', 'run-inconclusive'],
  ['neutral', 'errored', 'run-inconclusive'],
  ['stale', 'errored', 'run-inconclusive'],
  ['action_required', 'errored', 'run-inconclusive'],
  [null, 'errored', 'run-inconclusive'],
])('a run that ends as %s leaves the candidate %s', async (conclusion, state, code) => {
  const { world, runId } = await sentBuild();
  world.github.change(runId, { status: 'completed', conclusion });
  await world.live(10 * second);
  expect(standing(world)).toEqual([state, code]);
});
