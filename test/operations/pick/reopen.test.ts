import { beforeAll, beforeEach, expect, test } from 'vitest';
import { parseUserId } from '../../../src/domain/ids.ts';
import { reopenPick } from '../../../src/domain/pick/reopen-pick.ts';
import { project } from '../build/rows.ts';
import { type PickWorld, pickWorld, sourceOf } from './pick-world.ts';

let world: PickWorld;
beforeAll(async () => {
  world = await pickWorld();
});
beforeEach(() => world.reset());

const minute = 60_000;
const history = () => world.server.control.history;
const said = () => [...world.store.said.values()];

/** A pick in conflict whose pull request somebody closed without a merge. */
async function closed() {
  const id = await world.ask(sourceOf(world, [world.history.shas.conflict], { prNumber: 4 }));
  const number = (await world.carry(id)).prNumber ?? 0;
  history().closePull({ number });
  world.forward(2 * minute);
  expect((await world.carry(id)).state).toBe('closed');
  return { id, number };
}

/** As if a person had pressed the button. */
async function reopen(id: Awaited<ReturnType<typeof closed>>['id']) {
  const pick = world.store.picks.get(id);
  if (pick === undefined) throw new Error('no such pick');
  const picking = { project, release: world.store.release, pick, now: world.ports.clock.now() };
  expect((await world.store.commit(reopenPick(picking, parseUserId('U0DANA')))).kind).toBe('done');
}

test('a pull request that was closed is opened again, with what people had made of it', async () => {
  const { id, number } = await closed();
  const head = history().pull({ number }).head;
  await history().push({
    message: 'Resolve',
    branch: head,
    files: { 'a.txt': 'eighteen, both\n' },
    author: 'ada',
  });
  await reopen(id);
  expect(await world.carry(id)).toMatchObject({ state: 'open', prNumber: number });
  expect(history().pull({ number })).toMatchObject({ state: 'open', draft: true });
  const merged = await history().mergePull({ number, method: 'squash' });
  world.forward(2 * minute);
  expect(await world.carry(id)).toMatchObject({ state: 'done', headSha: merged });
});

test('closed once more, that is said once more', async () => {
  const { id, number } = await closed();
  await reopen(id);
  await world.carry(id);
  history().closePull({ number });
  world.forward(2 * minute);
  expect((await world.carry(id)).state).toBe('closed');
  expect(said().filter((kind) => kind === 'pick-closed')).toHaveLength(2);
});

test('where its branch is gone, the change is picked anew into a pull request of its own', async () => {
  const { id, number } = await closed();
  await history().deleteRef({ ref: `refs/heads/${history().pull({ number }).head}` });
  await reopen(id);
  expect((await world.carry(id)).state).toBe('closed');
  const again = [...world.store.picks.values()].find((pick) => pick.id !== id);
  if (again === undefined) throw new Error('nothing was begun anew');
  const pick = await world.carry(again.id);
  expect(pick.state).toBe('open');
  expect(pick.prNumber).not.toBe(number);
  expect(history().pull({ number: pick.prNumber ?? 0 })).toMatchObject({ state: 'open', draft: true });
});

test('one that somebody opened again on GitHub is taken up again, and its merge is not missed', async () => {
  const { id, number } = await closed();
  await history().reopenPull({ number });
  // A webhook says where to look.
  const pick = world.store.picks.get(id);
  await world.store.commit({
    changes: [
      {
        update: 'picks',
        id,
        revision: pick?.revision ?? 0,
        set: { lookAt: world.ports.clock.now() },
      },
    ],
    events: [],
    effects: [],
  });
  expect(await world.carry(id)).toMatchObject({ state: 'open' });
});

test('a late word of a pull request that is still closed changes nothing and says nothing', async () => {
  const { id } = await closed();
  const before = said().length;
  const pick = world.store.picks.get(id);
  await world.store.commit({
    changes: [
      { update: 'picks', id, revision: pick?.revision ?? 0, set: { lookAt: world.ports.clock.now() } },
    ],
    events: [],
    effects: [],
  });
  expect(await world.carry(id)).toMatchObject({ state: 'closed', lookAt: null });
  expect(said()).toHaveLength(before);
});

test('killed at any call, an opening that was asked for ends in one open pull request', async () => {
  for (let call = 1; call < 12; call += 1) {
    await world.reset();
    const { id, number } = await closed();
    await reopen(id);
    world.killAt(call, call % 2 === 0 ? 'before' : 'after');
    expect(await world.carry(id)).toMatchObject({ state: 'open', prNumber: number });
    history().closePull({ number });
  }
});
