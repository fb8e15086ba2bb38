import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Sha } from '../../../src/domain/ids.ts';
import type { PickSource } from '../../../src/domain/pick/pick.ts';
import { type CarryPorts, carriesChange } from '../../../src/operations/carries-change.ts';
import { repository } from '../../integrations/github/connected.ts';
import { partly } from '../../support/promotion/partly.ts';
import { project } from '../build/rows.ts';
import { type PickWorld, pickWorld, sourceOf } from './pick-world.ts';

let world: PickWorld;
let fix: PickSource;
beforeAll(async () => {
  world = await pickWorld();
});
beforeEach(async () => {
  await world.reset();
  fix = sourceOf(world, [world.history.shas.author], { prNumber: 7 });
});

/** Whether the release branch as it is now, or a commit, has the fix as a candidate. */
async function has(sha: Sha | null = null): Promise<boolean> {
  const ports: CarryPorts = {
    github: world.github,
    store: {
      picks: partly<CarryPorts['store']['picks']>({
        picksOfProject: async () => [...world.store.picks.values()],
        backMergesOf: async () => [],
      }),
    },
  };
  const tip = sha ?? (await world.github.branchTip(repository, 'release/1.5')) ?? world.start;
  return carriesChange(ports, repository, { sha: tip, projectId: project.id }, fix);
}

test('a fix is in every candidate that starts from one that it was picked into, of whatever release', async () => {
  expect(await has()).toBe(false);
  await world.carry(await world.ask(fix));
  expect(await has()).toBe(true);
  expect(await has(world.start)).toBe(false);
  const { history } = world.server.control;
  await history.push({ branch: 'release/1.5', message: 'The next one', files: { 'next.txt': 'x\n' } });
  expect(await has()).toBe(true);
});

test('what a release was made without is not in it, although its commits are', async () => {
  await world.carry(await world.ask(fix));
  const [picked] = world.store.picks.values();
  const undone = picked?.headSha ?? fix.commits[0]?.sha ?? world.start;
  const revert = { ...sourceOf(world, [undone]), reverts: '#7' };
  const { headSha } = await world.carry(await world.ask(revert));
  expect(headSha).not.toBeNull();
  expect(await has()).toBe(false);
  expect(await has(undone)).toBe(true);
});

test('what a release was made without can be picked into it after all', async () => {
  const { history } = world.server.control;
  const own = await history.push({ branch: 'release/1.5', message: 'fix: own', files: { 'own.txt': 'x\n' } });
  const sha = (await world.github.resolveCommit(repository, own)) ?? world.start;
  fix = sourceOf(world, [sha], { prNumber: 8 });
  world.store.latestSha = sha;
  const revert = await world.carry(await world.ask({ ...sourceOf(world, [sha]), reverts: '#8' }));
  expect([revert.state, await has()]).toEqual(['done', false]);
  const again = await world.carry(await world.ask(fix));
  expect([again.state, await has()]).toEqual(['done', true]);
  expect(world.git('show', 'refs/heads/release/1.5:own.txt')).toBe('x');
});
