import { expect, test } from 'vitest';
import { hour, minute, second, sentBuild, standing } from './build-steps.ts';
import { otherSha } from './rows.ts';
import { smallWorld } from './small-world.ts';

test('a build goes from its tag over its dispatch and its run to ready', async () => {
  const { world, runId } = await sentBuild();
  world.github.change(runId, { status: 'completed', conclusion: 'success' });
  await world.live(10 * second);
  expect(world.store.candidate.state).toBe('ready');
  expect(world.store.events).toEqual(['candidate-tagged', 'build-sent', 'candidate-ready']);
  expect(world.store.latest.lookAt).toBeNull();
});

test('where there is nothing to build, the tag makes it ready', async () => {
  const world = smallWorld({ build: 'none' });
  await world.advance();
  expect([world.store.candidate.state, world.store.candidate.tagState]).toEqual(['ready', 'made']);
});

test.each(['lost-and-acts', 'died-and-acts'] as const)(
  'a dispatch that arrived although its answer was lost (%s) is found by its id and never sent twice',
  async (mood) => {
    const world = smallWorld();
    world.github.writes.push('answers', mood);
    await world.advance();
    await world.live(2 * minute);
    expect(world.github.dispatched).toEqual(['wb-aaaaaaaaaaaa']);
    expect(world.store.latest).toMatchObject({ state: 'running', runId: 101, attempt: 1 });
  },
);

test.each(['lost-and-does-not-act', 'died-and-does-not-act'] as const)(
  'a dispatch that did not arrive (%s) is asked for again, as attempt 2, once that is certain',
  async (mood) => {
    const world = smallWorld();
    world.github.writes.push('answers', mood);
    await world.advance();
    await world.live(55 * second);
    expect(world.store.latest.attempt).toBe(1);
    await world.live(30 * second);
    expect(world.store.latest).toMatchObject({ state: 'running', attempt: 2 });
    expect(world.github.dispatched).toEqual([world.store.latest.id]);
  },
);

test('after an hour without GitHub a lost dispatch is looked for more than once before it is asked for again', async () => {
  const world = smallWorld();
  world.github.writes.push('answers', 'lost-and-does-not-act');
  await world.advance();
  world.github.reads = 'is-down';
  await world.live(hour);
  world.github.reads = 'answers';
  await world.advance();
  expect(world.store.latest.attempt).toBe(1);
  await world.live(minute);
  expect(world.store.latest.attempt).toBe(2);
});

test('a request that never left for GitHub is sent as the same attempt, and nobody is told of a lost answer', async () => {
  const world = smallWorld();
  world.github.writes.push('answers', 'is-not-reached');
  expect(await world.advance()).toBe('failed');
  await world.live(minute);
  expect(world.store.latest).toMatchObject({ state: 'running', attempt: 1 });
  expect([...world.store.said.values()]).not.toContain('build-answer-lost');
});

test('without an id in the run, the only one that fits is taken for ours', async () => {
  const world = smallWorld();
  world.github.namesRuns = false;
  world.github.writes.push('answers', 'lost-and-acts');
  await world.advance();
  world.github.startByHand('v1.5.0-rc.1', 'somebody-else');
  await world.live(minute);
  expect(world.store.latest.runId).toBe(101);
});

test('two runs that could be ours are told apart by a person', async () => {
  const world = smallWorld();
  world.github.namesRuns = false;
  world.github.writes.push('answers', 'lost-and-acts');
  await world.advance();
  world.github.startByHand('v1.5.0-rc.1', 'waybill-bot');
  await world.live(minute);
  expect(standing(world)).toEqual(['errored', 'run-unclear']);
  expect(world.github.dispatched).toHaveLength(1);
});

test('the run of an earlier attempt is never taken for that of a later one', async () => {
  const { world, runId } = await sentBuild();
  world.github.namesRuns = false;
  world.github.change(runId, { title: 'Build', status: 'completed', conclusion: 'failure' });
  await world.live(5 * second);
  expect(world.store.candidate.state).toBe('failed');
  await world.repeat();
  world.github.writes.push('lost-and-acts');
  await world.advance();
  await world.live(minute);
  expect(world.store.latest).toMatchObject({ attempt: 2, state: 'running', runId: runId + 1 });
});

test('a lost dispatch that worked on another commit is found, cancelled and errored, never repeated', async () => {
  const world = smallWorld();
  world.github.namesRuns = false;
  world.github.runsWorkOn = otherSha;
  world.github.writes.push('answers', 'lost-and-acts');
  await world.advance();
  await world.live(3 * minute);
  expect(standing(world)).toEqual(['errored', 'sha-mismatch']);
  expect(world.github.cancelled).toContain(101);
  expect(world.github.dispatched).toHaveLength(1);
});

test('a candidate of a release that was abandoned before anything was sent gets no tag and no build', async () => {
  const world = smallWorld();
  world.store.abandon();
  await world.live(minute);
  expect(standing(world)).toEqual(['failed', 'release-closed']);
  expect([world.github.tag, world.github.dispatched]).toEqual([null, []]);
});

test('a lost dispatch of a release that was abandoned meanwhile is not sent again', async () => {
  const world = smallWorld();
  world.github.writes.push('answers', 'lost-and-does-not-act');
  await world.advance();
  world.store.abandon();
  await world.live(3 * minute);
  expect(standing(world)).toEqual(['failed', 'release-closed']);
  expect(world.github.dispatched).toEqual([]);
});

test('a run of a release that was abandoned meanwhile is followed to its end', async () => {
  const { world, runId } = await sentBuild();
  world.store.abandon();
  world.github.change(runId, { status: 'completed', conclusion: 'failure' });
  await world.live(minute);
  expect(standing(world)).toEqual(['failed', 'run-failed']);
});

test('a branch of the tag’s name keeps a build from being sent while it stands at another commit', async () => {
  const world = smallWorld();
  world.github.branch = otherSha;
  await world.advance();
  expect(standing(world)).toEqual(['errored', 'branch-in-the-way']);
  expect(world.github.dispatched).toEqual([]);
  world.github.branch = null;
  await world.repeat();
  await world.advance();
  expect(world.github.dispatched).toHaveLength(1);
});

test.each([
  ['elsewhere before it is made', 'errored', 'tag-taken', false],
  ['moved before the dispatch', 'errored', 'tag-moved', true],
  ['removed before the dispatch', 'errored', 'tag-moved', true],
] as const)('a tag that is %s is not built from', async (where, state, code, isMade) => {
  const world = smallWorld();
  const interfere = () => {
    world.github.tag = where.startsWith('removed') ? null : otherSha;
  };
  // The tag is read once before it is made, once after, and once before the dispatch.
  const beforeSending = { after: () => world.github.around('tagTarget', { before: interfere }) };
  if (isMade)
    world.github.around('createTag', { after: () => world.github.around('tagTarget', beforeSending) });
  else interfere();
  await world.advance();
  expect(standing(world)).toEqual([state, code]);
  expect(world.github.dispatched).toEqual([]);
});
