import { beforeAll, beforeEach, expect, test } from 'vitest';
import { parseCandidateId, type Sha } from '../../../src/domain/ids.ts';
import { branch, type PickWorld, pickWorld, sourceOf } from '../../operations/pick/pick-world.ts';
import { cherryPicked, commitIn, reverted } from '../../support/picks/judge.ts';

let world: PickWorld;
beforeAll(async () => {
  world = await pickWorld();
});
beforeEach(() => world.reset());

const gitDir = () => world.server.control.gitDir();
const scratches = () => world.branches().filter((name) => name.startsWith('waybill/scratch'));

/** Dies at each call to the outside in turn, and gives every different outcome that this comes to. */
async function dyingEverywhere(run: (kill: () => void) => Promise<unknown>) {
  const outcomes = new Set<string>();
  let most = 0;
  for (const when of ['before', 'after'] as const) {
    for (let call = 1; call === 1 || call <= most; call += 1) {
      await world.reset();
      outcomes.add(JSON.stringify(await run(() => world.killAt(call, when))));
      most = Math.max(most, world.calls());
    }
  }
  expect(most).toBeGreaterThan(15);
  return [...outcomes].map((text): unknown => JSON.parse(text));
}

test('a hotfix that dies anywhere is what runs with the fix, once', async () => {
  const fix = world.history.shas.clean;
  const [expected] = world.judged([fix]) ?? [];
  const outcomes = await dyingEverywhere(async (kill) => {
    startsFrom(world.start);
    const id = await world.ask(sourceOf(world, [fix]));
    kill();
    const pick = await world.carry(id);
    return [pick.state, scratches(), world.onBranch()];
  });
  expect(outcomes).toEqual([['done', [], [expected]]]);
}, 300_000);

test('what somebody pushes to its branch at the same moment does not come along with a hotfix', async () => {
  startsFrom(world.start);
  const id = await world.ask(sourceOf(world, [world.history.shas.clean]));
  const { control } = world.server;
  control.troubles.add({
    kind: 'meanwhile',
    does: () => control.history.push({ branch, message: 'Meanwhile', files: { 'meanwhile.txt': 'x\n' } }),
    route: 'PATCH /repos/**',
    times: 1,
  });
  const pick = await world.carry(id);
  expect(pick).toMatchObject({ state: 'failed', problem: { code: 'branch-elsewhere' } });
  expect(world.onBranch().map(({ message }) => message.split('\n')[0])).toEqual(['Meanwhile']);
  expect(scratches()).toEqual([]);
});

test('a revert that dies anywhere is what git revert makes, once', async () => {
  // What the release branch itself has, so that there is something to take back.
  const taken = world.start;
  const expected = reverted(gitDir(), world.start, taken);
  const outcomes = await dyingEverywhere(async (kill) => {
    startsFrom(world.start);
    const id = await world.ask(sourceOf(world, [taken], { reverts: '#12' }));
    kill();
    const pick = await world.carry(id);
    return [pick.state, scratches(), world.onBranch().map(({ tree, message }) => ({ tree, message }))];
  });
  expect(outcomes).toEqual([['done', [], [expected]]]);
}, 300_000);

test('a fix on its way back to trunk that dies anywhere is in one pull request, as git picks it', async () => {
  const own = await world.server.control.history.push({
    branch,
    message: 'fix: only here',
    files: { 'only.txt': 'here\n' },
  });
  // Each death begins on a release branch as it was; the fix stays reachable all the same.
  await world.server.control.history.moveRef({ ref: 'refs/heads/release/of-the-fix', to: own });
  const trunk = world.git('rev-parse', 'main');
  const [expected] = cherryPicked(gitDir(), trunk, [own]) ?? [];
  const before = new Set<number>();
  const outcomes = await dyingEverywhere(async (kill) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- git's own commit id
    const source = sourceOf(world, [own as Sha], { title: 'fix: only here', authorLogin: 'ada' });
    const id = await world.ask(source, { aim: 'trunk', branch: 'main' });
    kill();
    const pick = await world.carry(id);
    const { base, head, title } = world.server.control.history.pull({ number: pick.prNumber ?? 0 });
    const isFresh = !before.has(pick.prNumber ?? 0);
    before.add(pick.prNumber ?? 0);
    return [pick.state, scratches(), base, title, commitIn(gitDir(), head), isFresh, said()];
  });
  const title = `Bring ${own.slice(0, 7)} from 1.5.0 to main`;
  expect(outcomes).toEqual([
    ['open', [], 'main', title, expected, true, ['pick-asked', 'back-merge-opened']],
  ]);
  expect(world.git('rev-parse', 'main')).toBe(trunk);
}, 300_000);

const said = () => [...world.store.said.values()];

/** The release is a hotfix of a commit, and has no candidate yet; its branch is not there either. */
function startsFrom(sha: Sha): void {
  world.store.latestSha = null;
  world.store.release = {
    ...world.store.release,
    hotfix: {
      kind: 'fix',
      environment: 'production',
      from: '1.4.2-rc.1',
      fromCandidateId: parseCandidateId('00000000-0000-7000-8000-000000000009'),
      fromSha: sha,
      route: { kind: 'usual' },
    },
  };
}
