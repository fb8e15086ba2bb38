import { expect, test } from 'vitest';
import { parseSha, type Sha } from '../../../src/domain/ids.ts';
import { pickedMessage } from '../../../src/domain/pick/picked-message.ts';
import { revertedMessage } from '../../../src/domain/pick/reverted-message.ts';
import { cherryPicked, commitIn, reverted, unmergedPaths } from '../../support/picks/judge.ts';
import { type PickHistory, type PickName, pickHistory, pickNames } from '../../support/picks/pick-history.ts';
import { type Connected, connected, expectDescribed, repository } from './connected.ts';

const scratch = 'waybill/scratch-1';

type World = Connected & { readonly history: PickHistory };

let shared: Promise<World> | null = null;
/** One world for the tests that leave it as it is. */
const toTry = (): Promise<World> => (shared ??= withHistory());

async function withHistory(): Promise<World> {
  const history = pickHistory();
  const world = await connected({
    repositories: [{ owner: 'acme', name: 'storefront', from: 'clone', path: history.path }],
  });
  const tip = async () => {
    const sha = await world.github.branchTip(repository, 'release/1.5');
    if (sha === null) throw new Error('no release branch');
    return sha;
  };
  return { ...world, history, tip };
}

async function tryOn(world: World, sha: Sha, onto: Sha) {
  const parent = (await world.github.commit(repository, sha))?.parents[0];
  if (parent === undefined) throw new Error('no parent');
  return world.github.pickOnto(repository, {
    scratch,
    commit: { sha, parent },
    onto,
    messageOf: (message) => pickedMessage(message, sha),
  });
}

test('what is picked is what git cherry-pick makes, for every kind of change', async () => {
  const world = await toTry();
  const gitDir = world.server.control.gitDir();
  const onto = await world.tip();
  const results: Partial<Record<PickName, string>> = {};
  for (const name of pickNames) {
    const sha = world.history.shas[name];
    const sent = await tryOn(world, sha, onto);
    const value = sent.kind === 'accepted' ? sent.value : null;
    results[name] = value?.kind ?? sent.kind;
    const judged = cherryPicked(gitDir, onto, [sha]);
    expect([name, value?.kind === 'clean' ? [commitIn(gitDir, value.sha)] : value?.kind]).toEqual([
      name,
      judged === null ? 'conflict' : judged.length === 0 ? 'empty' : judged,
    ]);
  }
  expect(results).toMatchObject({ conflict: 'conflict', empty: 'empty', merge: 'clean', submodule: 'clean' });
  expectDescribed(world);
});

test('what is taken back is what git revert makes, for every kind of change', async () => {
  const world = await toTry();
  const gitDir = world.server.control.gitDir();
  const onto = await world.github.branchTip(repository, 'main');
  if (onto === null) throw new Error('no trunk');
  let clean = 0;
  for (const name of pickNames) {
    const sha = world.history.shas[name];
    const [parent, other] = (await world.github.commit(repository, sha))?.parents ?? [];
    if (parent === undefined) throw new Error('no parent');
    const commit = { sha, parent, isMerge: other !== undefined };
    const sent = await world.github.pickOnto(repository, {
      scratch,
      commit,
      onto,
      isRevert: true,
      messageOf: (message) => revertedMessage(message, commit),
    });
    const value = sent.kind === 'accepted' ? sent.value : null;
    const made = value?.kind === 'clean' ? commitIn(gitDir, value.sha) : null;
    if (made !== null) clean += 1;
    const judged = reverted(gitDir, onto, sha);
    expect([name, made === null ? value?.kind : { tree: made.tree, message: made.message }]).toEqual([
      name,
      judged ?? 'conflict',
    ]);
  }
  expect(clean).toBeGreaterThan(8);
  expectDescribed(world);
});

test('commits picked one on the other keep their authors, and come to what git makes of all of them', async () => {
  const world = await toTry();
  const gitDir = world.server.control.gitDir();
  const start = await world.tip();
  const made: Sha[] = [];
  for (const sha of world.history.five) {
    const sent = await tryOn(world, sha, made.at(-1) ?? start);
    if (sent.kind === 'accepted' && sent.value.kind === 'clean') made.push(sent.value.sha);
  }
  expect(made.map((sha) => commitIn(gitDir, sha))).toEqual(cherryPicked(gitDir, start, world.history.five));
  expect(commitIn(gitDir, made[2] ?? '').author).toContain('Author 3 <author3@example.com>');
});

test('the paths said to be in conflict include those that git leaves unmerged, and no untouched one', async () => {
  const world = await toTry();
  const onto = await world.tip();
  const sha = world.history.shas.conflict;
  const parent = (await world.github.commit(repository, sha))?.parents[0] ?? sha;
  const said = await world.github.touchedOnBothSides(repository, { sha, parent }, onto);
  expect(said).toEqual({
    paths: unmergedPaths(world.server.control.gitDir(), onto, sha),
    isPartial: false,
  });
  expectDescribed(world);
});

test('a release branch is moved forward and never by force', async () => {
  const world = await withHistory();
  const base = await world.tip();
  const sent = await tryOn(world, world.history.shas.clean, base);
  const picked = sent.kind === 'accepted' && sent.value.kind === 'clean' ? sent.value.sha : base;
  const other = await world.server.control.history.push({ message: 'Meanwhile', branch: 'release/1.5' });
  const name = 'release/1.5';
  expect(await world.github.moveBranch(repository, { name, sha: picked })).toEqual({
    kind: 'refused',
    status: 422,
  });
  expect(await world.tip()).toBe(other);
});

test('a branch is made once, and deleted once', async () => {
  const world = await withHistory();
  const branch = { name: 'release/1.6', sha: await world.tip() };
  expect(await world.github.createBranch(repository, branch)).toMatchObject({ value: { kind: 'made' } });
  expect(await world.github.createBranch(repository, branch)).toMatchObject({ value: { kind: 'exists' } });
  expect(await world.github.deleteBranch(repository, branch.name)).toMatchObject({ kind: 'accepted' });
  expect(await world.github.deleteBranch(repository, branch.name)).toMatchObject({ kind: 'accepted' });
  expectDescribed(world);
});

test.each([
  ['403, as for workflow files', { kind: 'answer', status: 403 } as const, { kind: 'refused', status: 403 }],
  ['422', { kind: 'answer', status: 422 } as const, { kind: 'refused', status: 422 }],
  ['502 after the effect', { kind: 'answer', status: 502, act: true } as const, { kind: 'uncertain' }],
  ['a dropped connection', { kind: 'drop', act: true } as const, { kind: 'uncertain' }],
])(
  'a merge that is answered %s is no conflict, and the pick can be tried again',
  async (_, trouble, expected) => {
    const world = await toTry();
    const onto = await world.tip();
    world.server.control.troubles.add({ ...trouble, route: 'POST /repos/**/merges', times: 1 });
    expect(await tryOn(world, world.history.shas.clean, onto)).toEqual(expected);
    expect(await tryOn(world, world.history.shas.clean, onto)).toMatchObject({ value: { kind: 'clean' } });
  },
);

test('a pull request is opened once as a draft, assigned to its author, and found again', async () => {
  const world = await withHistory();
  const start = await world.tip();
  const empty = await world.github.emptyCommit(repository, start, 'To be resolved');
  const sha = empty.kind === 'accepted' ? empty.value : start;
  await world.github.createBranch(repository, { name: 'waybill/pick-3', sha });
  const order = {
    title: 'Pick #3',
    body: 'How',
    head: 'waybill/pick-3',
    base: 'release/1.5',
    isDraft: true,
    assignee: 'ada',
  };
  const first = await world.github.openPullRequest(repository, order);
  expect(first).toMatchObject({ kind: 'accepted' });
  expect(await world.github.openPullRequest(repository, order)).toEqual(first);
  const number = first.kind === 'accepted' ? first.value.number : 0;
  expect(await world.github.pullRequest(repository, number)).toMatchObject({
    state: 'open',
    mergeSha: null,
    base: 'release/1.5',
    changedFiles: 0,
  });
  expect(await world.github.pullRequestCommits(repository, number)).toHaveLength(1);
  expectDescribed(world);
});

test('the pull request that brought a commit is known by it', async () => {
  const world = await toTry();
  const [, , third = parseSha('0'.repeat(40))] = world.history.five;
  expect(await world.github.pullRequestsOf(repository, third)).toEqual([8]);
  expect(await world.github.pullRequest(repository, 8)).toMatchObject({ commits: 5, base: 'main' });
  expect(await world.github.pullRequest(repository, 999)).toBeNull();
});
