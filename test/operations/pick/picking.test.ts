import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Sha } from '../../../src/domain/ids.ts';
import { branch, type PickWorld, pickWorld, sourceOf } from './pick-world.ts';

let world: PickWorld;
beforeAll(async () => {
  world = await pickWorld();
});
beforeEach(async () => {
  await world.reset();
  world.server.control.troubles.clear();
});

const scratches = () => world.branches().filter((name) => name.startsWith('waybill/scratch'));
const clean = () => [world.history.shas.clean];

async function picked(shas: readonly Sha[], more = {}) {
  return world.carry(await world.ask(sourceOf(world, shas, more)));
}

test('a change goes onto the release branch as git cherry-pick makes it, and nothing else is left', async () => {
  const pick = await picked(clean());
  expect(pick).toMatchObject({ state: 'done', lookAt: null, hasScratch: false });
  expect(world.onBranch()).toEqual(world.judged(clean()));
  expect(world.store.events).toEqual(['pick-asked', 'pick-made']);
  expect(scratches()).toEqual([]);
});

test('five commits of a pull request are picked in their order, each with its author', async () => {
  const pick = await picked(world.history.five, { prNumber: 8 });
  expect(pick.made.map(({ from }) => from)).toEqual(world.history.five);
  expect(world.onBranch()).toEqual(world.judged(world.history.five));
  expect(world.onBranch()).toHaveLength(5);
});

test('a branch that is not there is made at the release’s latest candidate', async () => {
  await world.server.control.history.deleteRef({ ref: `refs/heads/${branch}` });
  const pick = await picked(clean());
  expect([pick.state, pick.base]).toEqual(['done', world.store.latestSha]);
  expect(world.git('rev-parse', `${branch}~1`)).toBe(world.store.latestSha);
});

test('what is on the branch already is said to be, whether by its commit or by its content', async () => {
  world.store.latestSha = world.start;
  expect((await picked([world.history.shas.empty])).state).toBe('present');
  expect((await picked([world.start])).state).toBe('present');
  expect(world.onBranch()).toEqual([]);
  expect(scratches()).toEqual([]);
});

test('what is on the branch and in no candidate yet gets one', async () => {
  const pick = await picked([world.history.shas.empty]);
  expect(pick).toMatchObject({ state: 'done', headSha: world.start });
});

test('somebody who pushes to the branch at the same moment is not overtaken, and the pick follows', async () => {
  world.server.control.troubles.add({
    kind: 'meanwhile',
    does: () => world.server.control.history.push({ message: 'Meanwhile', branch }),
    route: 'PATCH /repos/**',
    times: 1,
  });
  const pick = await picked(clean());
  expect(pick).toMatchObject({ state: 'done', restarts: 1 });
  expect(world.onBranch().map(({ message }) => message.split('\n')[0])).toEqual([
    'Meanwhile',
    'fix: two (#3)',
  ]);
});

test('picks of several changes at once all arrive', async () => {
  const { shas } = world.history;
  const ids = [
    await world.ask(sourceOf(world, [shas.clean])),
    await world.ask(sourceOf(world, [shas.binary])),
    await world.ask(sourceOf(world, [shas.mode])),
  ];
  const picks = await Promise.all(ids.map((id) => world.carry(id)));
  expect(picks.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
  expect(world.onBranch()).toHaveLength(3);
  expect(scratches()).toEqual([]);
});

test('a process that dies on the way is followed by one that ends the pick, once', async () => {
  const expected = world.judged(clean());
  await picked(clean());
  let most = 0;
  const outcomes = new Set<string>();
  for (const when of ['before', 'after'] as const) {
    for (let call = 1; call === 1 || call <= most; call += 9) {
      await world.reset();
      const id = await world.ask(sourceOf(world, clean()));
      world.killAt(call, when);
      const pick = await world.carry(id);
      most = Math.max(most, world.calls());
      outcomes.add(JSON.stringify([pick.state, pick.hasScratch, scratches(), world.onBranch()]));
    }
  }
  expect(most).toBeGreaterThan(20);
  expect([...outcomes]).toEqual([JSON.stringify(['done', false, [], expected])]);
});

test.each([
  ['POST /repos/**/merges', { kind: 'drop', act: true } as const],
  ['PATCH /repos/**', { kind: 'answer', status: 502, act: true } as const],
  ['DELETE /repos/**', { kind: 'answer', status: 502, act: true } as const],
])('an answer that is lost at %s is made up for, and the change is there once', async (route, trouble) => {
  world.server.control.troubles.add({ ...trouble, route, times: 1 });
  expect((await picked(clean())).state).toBe('done');
  expect(world.onBranch()).toEqual(world.judged(clean()));
  expect(scratches()).toEqual([]);
});

test.each([
  ['POST /repos/**/merges', 403, 'commit'],
  ['POST /repos/**/git/commits', 422, 'commit'],
  ['PATCH /repos/**', 403, 'move'],
])(
  'a definite no at %s (%s) ends the pick, which says so and leaves nothing',
  async (route, status, step) => {
    world.server.control.troubles.add({ kind: 'answer', status, route });
    const pick = await picked(clean());
    expect(pick).toMatchObject({ state: 'failed', problem: { code: 'refused', status, step }, lookAt: null });
    expect([...world.store.said.values()]).toContain('pick-failed');
    expect(world.onBranch()).toEqual([]);
    expect(scratches()).toEqual([]);
  },
);

test('GitHub’s wish for a pause is kept to, and the pick goes on after it', async () => {
  world.server.control.troubles.add({ kind: 'rate-limited', resetMinutes: 50, times: 1 });
  const id = await world.ask(sourceOf(world, clean()));
  expect((await world.carry(id)).state).not.toBe('done');
  expect((await world.carry(id)).lookAt?.toISOString()).toBe('2026-11-20T10:50:01.000Z');
  world.forward(51 * 60_000);
  expect((await world.carry(id)).state).toBe('done');
});

test('a pick into a release that was closed meanwhile is given up', async () => {
  const id = await world.ask(sourceOf(world, clean()));
  world.store.release = { ...world.store.release, state: 'shipped' };
  expect(await world.carry(id)).toMatchObject({ state: 'failed', problem: { code: 'release-closed' } });
  expect(world.onBranch()).toEqual([]);
});

test('a branch that leads elsewhere than to the latest candidate is not picked onto', async () => {
  world.store.latestSha = world.history.shas.binary;
  const pick = await picked(clean());
  expect(pick).toMatchObject({ state: 'failed', problem: { code: 'branch-elsewhere' } });
  expect(world.onBranch()).toEqual([]);
});

test('a definite no to a question ends the pick, which says so', async () => {
  world.server.control.troubles.add({ kind: 'answer', status: 403, route: 'GET /repos/**/git/commits/*' });
  const pick = await picked(clean());
  expect(pick).toMatchObject({ state: 'failed', problem: { step: 'read', status: 403 }, lookAt: null });
});
