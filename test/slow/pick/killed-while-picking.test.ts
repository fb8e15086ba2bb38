import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Sha } from '../../../src/domain/ids.ts';
import { type PickWorld, pickWorld, sourceOf } from '../../operations/pick/pick-world.ts';

let world: PickWorld;
beforeAll(async () => {
  world = await pickWorld();
});
beforeEach(() => world.reset());

const scratches = () => world.branches().filter((name) => name.startsWith('waybill/scratch'));
const clean = () => [world.history.shas.clean];

async function picked(shas: readonly Sha[]) {
  return world.carry(await world.ask(sourceOf(world, shas)));
}

test('ten picks in a row are ten commits, as git makes them', async () => {
  const { shas } = world.history;
  const ten = [
    shas.clean,
    shas.merge,
    shas['follows a rename'],
    shas.renames,
    shas.binary,
    shas.submodule,
    shas.mode,
    shas.crlf,
    shas.author,
    shas.trailers,
  ];
  for (const sha of ten) expect((await picked([sha])).state).toBe('done');
  expect(world.onBranch()).toEqual(world.judged(ten));
});

test('a process that dies between any two steps is followed by one that ends the pick, once', async () => {
  const expected = world.judged(clean());
  await picked(clean());
  let most = 0;
  const outcomes = new Set<string>();
  for (const when of ['before', 'after'] as const) {
    for (let call = 1; call === 1 || call <= most; call += 1) {
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
}, 300_000);

test.each([
  ['POST /repos/**/git/commits', { kind: 'answer', status: 502, act: true } as const],
  ['POST /repos/**/git/refs', { kind: 'answer', status: 502, act: true } as const],
  ['POST /repos/**/git/refs', { kind: 'drop' } as const],
  ['PATCH /repos/**', { kind: 'drop' } as const],
])('an answer that is lost at %s is made up for, and the change is there once', async (route, trouble) => {
  world.server.control.troubles.add({ ...trouble, route, times: 1 });
  expect((await picked(clean())).state).toBe('done');
  expect(world.onBranch()).toEqual(world.judged(clean()));
});
