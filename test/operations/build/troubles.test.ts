import { expect, test } from 'vitest';
import { hour, minute, second, sentBuild } from './build-steps.ts';
import { smallWorld } from './small-world.ts';

test.each([
  ['make the tag', []],
  ['start the build', ['answers']],
] as const)(
  'a limit that is met when it is to %s parks the build, and it is said until when',
  async (_, before) => {
    const world = smallWorld();
    world.github.writes.push(...before, 'limits');
    await world.advance();
    const { requests } = world.github;
    expect([...world.store.said.values()]).toEqual(['build-parked']);
    await world.live(49 * minute);
    expect(world.github.requests).toBe(requests);
    await world.live(2 * minute);
    expect(world.store.latest).toMatchObject({ state: 'running', attempt: 1 });
  },
);

test('a limit that is met while looking is waited for, and then the run is followed', async () => {
  const { world, runId } = await sentBuild();
  world.github.reads = 'limits';
  world.forward(5 * second);
  await world.advance();
  const { requests } = world.github;
  await world.live(49 * minute);
  expect(world.github.requests).toBe(requests);
  world.github.reads = 'answers';
  world.github.change(runId, { status: 'completed', conclusion: 'success' });
  await world.live(2 * minute);
  expect(world.store.candidate.state).toBe('ready');
});

test.each([
  ['the tag is made', smallWorld, 'ready'],
  ['the run is followed', async () => (await sentBuild()).world, 'ready'],
] as const)('an hour without GitHub before %s is said once and survived', async (_, start, end) => {
  const world = await start();
  world.github.reads = 'is-down';
  world.forward(5 * second);
  await world.advance();
  await world.live(hour);
  expect([...world.store.said.values()].filter((kind) => kind === 'build-interrupted')).toHaveLength(1);
  world.github.reads = 'answers';
  await world.live(minute);
  const [run] = world.github.runs;
  if (run !== undefined) world.github.change(run.runId, { status: 'completed', conclusion: 'success' });
  await world.live(2 * minute);
  expect(world.store.candidate.state).toBe(end);
});

test('a moment without GitHub is nobody’s trouble', async () => {
  const world = smallWorld();
  world.github.reads = 'is-down';
  await world.advance();
  world.forward(10 * second);
  world.github.reads = 'answers';
  await world.advance();
  expect(world.store.said.size).toBe(0);
});
