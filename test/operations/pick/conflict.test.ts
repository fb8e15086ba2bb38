import { beforeAll, beforeEach, expect, test } from 'vitest';
import { repository } from '../../integrations/github/connected.ts';
import { unmergedPaths } from '../../support/picks/judge.ts';
import { branch, type PickWorld, pickWorld, sourceOf } from './pick-world.ts';

let world: PickWorld;
beforeAll(async () => {
  world = await pickWorld();
});
beforeEach(() => world.reset());

/** A pick that cannot be made by itself, as far as Waybill takes it. */
async function inConflict() {
  const { conflict } = world.history.shas;
  const id = await world.ask(
    sourceOf(world, [conflict], { prNumber: 4, authorLogin: 'ada', title: '@here <!channel> fix' }),
  );
  const pick = await world.carry(id);
  return { id, pick, number: pick.prNumber ?? 0 };
}

const minute = 60_000;

test('a conflict becomes a draft pull request for the author, which names the files and the commands', async () => {
  const { pick, number } = await inConflict();
  expect(pick).toMatchObject({ state: 'open', hasScratch: false });
  const { conflict } = world.history.shas;
  expect(pick.conflict?.paths).toEqual(unmergedPaths(world.server.control.gitDir(), world.start, conflict));
  const pull = world.server.control.history.pull({ number });
  expect(pull).toMatchObject({ draft: true, base: branch, assignees: ['ada'] });
  expect(pull.body).toContain('`a.txt`');
  expect(pull.body).toContain(`git cherry-pick -x ${conflict}`);
  expect(`${pull.title} ${pull.body}`).not.toContain('@here');
  expect(world.onBranch()).toEqual([]);
  expect([...world.store.said.values()]).toEqual(['pick-asked', 'pick-conflicted']);
});

test('once somebody has resolved it and merged, the pick goes on by itself', async () => {
  const { id, pick, number } = await inConflict();
  const head = world.branches().find((name) => name.startsWith('waybill/pick-4-into-1.5.0')) ?? '';
  const files = { 'a.txt': 'eighteen, both\n' };
  const { history } = world.server.control;
  await history.push({ message: 'Resolve', branch: head, files, author: 'ada' });
  const merged = await history.mergePull({ number, method: 'squash' });
  expect((await world.carry(id)).state).toBe('open');
  world.forward(2 * minute);
  expect(await world.carry(id)).toMatchObject({ state: 'done', headSha: merged });
  expect([...world.store.said.values()].at(-1)).toBe('pick-made');
  expect(pick.branch).toBe(branch);
  expect(world.branches()).not.toContain(head);
});

test('a pull request that is closed without a merge ends the pick, and it is said', async () => {
  const { id, number } = await inConflict();
  world.server.control.history.closePull({ number });
  world.forward(2 * minute);
  expect(await world.carry(id)).toMatchObject({ state: 'closed', lookAt: null });
  expect([...world.store.said.values()].at(-1)).toBe('pick-closed');
  // What somebody may have done there is kept, for whoever opens it again.
  expect(world.branches().filter((name) => name.startsWith('waybill/pick-4-into-'))).toHaveLength(1);
});

test('a pull request that is merged as it was opened brings nothing, and is not taken for the fix', async () => {
  const { id, number } = await inConflict();
  await world.server.control.history.mergePull({ number, method: 'merge' });
  world.forward(2 * minute);
  expect(await world.carry(id)).toMatchObject({
    state: 'failed',
    problem: { code: 'merged-without-it' },
  });
});

test('of several commits, those before the conflict are in the pull request, and the commands are of the rest', async () => {
  const { clean, conflict, binary } = world.history.shas;
  const pick = await world.carry(await world.ask(sourceOf(world, [clean, conflict, binary])));
  const pull = world.server.control.history.pull({ number: pick.prNumber ?? 0 });
  expect(pull.body).not.toContain(clean);
  expect(pull.body).toContain(`-x ${conflict}\ngit cherry-pick -x ${binary}`);
  expect(await world.github.pullRequestCommits(repository, pick.prNumber ?? 0)).toHaveLength(1);
  // Merged like that, the rest is still missing.
  await world.server.control.history.mergePull({ number: pick.prNumber ?? 0 });
  world.forward(2 * minute);
  expect((await world.carry(pick.id)).problem).toEqual({ code: 'merged-without-it' });
});

test('where a rule wants pull requests, the pick is offered as one that can be merged as it is', async () => {
  world.server.control.settings.ruleset({
    name: 'by pull request',
    target: 'branch',
    include: ['refs/heads/release/*'],
    rules: [{ type: 'pull_request' }],
  });
  const id = await world.ask(sourceOf(world, [world.history.shas.clean]));
  const pick = await world.carry(id);
  expect(pick).toMatchObject({ state: 'open', conflict: null, hasScratch: false });
  expect([...world.store.said.values()]).toContain('pick-offered');
  await world.server.control.history.mergePull({ number: pick.prNumber ?? 0, method: 'squash' });
  world.forward(2 * minute);
  expect((await world.carry(id)).state).toBe('done');
  expect(world.onBranch().map(({ tree }) => tree)).toEqual(
    world.judged([world.history.shas.clean])?.map(({ tree }) => tree),
  );
});
