import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Sha } from '../../../src/domain/ids.ts';
import type { FoundBy } from '../../../src/domain/pick/find-fix.ts';
import { type FixPorts, findMissingFixes } from '../../../src/operations/find-missing-fixes.ts';
import { repository } from '../../integrations/github/connected.ts';
import { partly } from '../../support/promotion/partly.ts';
import { project } from '../build/rows.ts';
import { type PickWorld, pickWorld, sourceOf } from './pick-world.ts';

let world: PickWorld;
let fix: Sha;
const checks = new Map<string, FoundBy | null>();
beforeAll(async () => {
  world = await pickWorld();
  fix = world.history.shas.author;
});
beforeEach(async () => {
  await world.reset();
  checks.clear();
});

/** What a commit would drop as a candidate of 1.6.0, by what was picked so far. */
async function missingAt(sha: Sha): Promise<readonly string[]> {
  const { store } = world;
  const ports: FixPorts = {
    clock: world.ports.clock,
    github: world.github,
    store: {
      releaseOutlines: async () => [{ ...store.release, candidates: [] }],
      picks: partly<FixPorts['store']['picks']>({
        picksOfProject: async () => [...store.picks.values()],
        fixChecks: async (at, pickIds) =>
          new Map(
            pickIds.flatMap((pickId) => {
              const foundBy = checks.get(`${pickId} ${at}`);
              return foundBy === undefined ? [] : [[pickId, foundBy] as const];
            }),
          ),
        keepFixCheck: async ({ pickId, sha: at, foundBy }) => void checks.set(`${pickId} ${at}`, foundBy),
      }),
    },
  };
  const found = await findMissingFixes(ports, repository, { project, version: '1.6.0', sha, isCut: true });
  return found.map(({ what }) => what);
}

async function pickFix() {
  return world.carry(await world.ask(sourceOf(world, [fix])));
}

/** A commit elsewhere, on top of what was before the fix. */
async function elsewhere(message: string, files: Readonly<Record<string, string>>, author = 'octocat') {
  const { history } = world.server.control;
  await history.moveRef({ ref: 'refs/heads/waybill/other', to: `${fix}~1` });
  const sha = await history.push({ branch: 'waybill/other', message, files, author });
  return (await world.github.resolveCommit(repository, sha)) ?? fix;
}

test('a commit that has the fix in its history drops nothing, and one from before drops it', async () => {
  await pickFix();
  expect(await missingAt(fix)).toEqual([]);
  const before = (await world.github.commit(repository, fix))?.parents[0] ?? fix;
  expect(await missingAt(before)).toEqual([fix.slice(0, 7)]);
  expect([...checks.values()]).toEqual(['commit', null]);
});

test('a fix that says what it was picked from counts, whatever it became', async () => {
  await pickFix();
  const sha = await elsewhere(`other\n\n(cherry picked from commit ${fix})`, { 'other.txt': 'x\n' });
  expect(await missingAt(sha)).toEqual([]);
  expect([...checks.values()]).toEqual(['trailer']);
});

test('the same change made again by its author, who says nothing of it, counts', async () => {
  await pickFix();
  const sha = await elsewhere('fix: ¿qué? 修正', { 'names.txt': 'names\n' });
  expect(await missingAt(sha)).toEqual([]);
  expect([...checks.values()]).toEqual(['patch']);
  const another = await elsewhere('fix: ¿qué? 修正', { 'names.txt': 'other names\n' });
  expect(await missingAt(another)).toEqual([fix.slice(0, 7)]);
});

test('a fix that was taken back later is missing', async () => {
  await pickFix();
  const { history } = world.server.control;
  await history.moveRef({ ref: 'refs/heads/waybill/other', to: fix });
  const message = `Revert it\n\nThis reverts commit ${fix}.`;
  const sha = await history.push({ branch: 'waybill/other', message, files: { 'names.txt': null } });
  const reverted = (await world.github.resolveCommit(repository, sha)) ?? fix;
  expect(await missingAt(reverted)).toEqual([fix.slice(0, 7)]);
});
