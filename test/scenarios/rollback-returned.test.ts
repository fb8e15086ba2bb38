import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Change } from '../../src/domain/change.ts';
import { parseCandidateId } from '../../src/domain/ids.ts';
import type { Candidate } from '../../src/domain/release/candidate.ts';
import { readCard } from '../../src/operations/read-card.ts';
import { returnReleases } from '../../src/operations/return-releases.ts';
import { shipRelease } from '../../src/operations/ship-release.ts';
import { renderCard } from '../../src/views/card.ts';
import { type LaneBench, startLaneBench } from '../support/promotion/lane-bench.ts';
import { captain, openEnvironment } from '../support/promotion/open-environment.ts';
import { quietGithub } from '../support/promotion/quiet-github.ts';
import { type Rollbacks, rollbacksOn } from '../support/promotion/rollbacks.ts';
import { read } from '../views/support/read.ts';
import { sampleRelease } from '../views/support/release.ts';

let bench: LaneBench;
let rollbacks: Rollbacks;
const releaseId = sampleRelease().id;

beforeAll(async () => {
  bench = await startLaneBench([
    openEnvironment('staging', { tier: 'staging' }),
    openEnvironment('production'),
  ]);
  await quietGithub(bench);
  rollbacks = rollbacksOn(bench);
});
/** The release of every candidate here had shipped. */
beforeEach(async () => {
  bench.otherWork.set('ship-release', (key) => returnReleases(bench.ports, parseCandidateId(key)));
  const { id, revision } = await release();
  const set = { state: 'shipped', closedAt: bench.now(), closedBy: null, closedBecause: null } as const;
  await change({ id, revision, set });
});
afterEach(() => bench.clear());
afterAll(() => bench.stop());

const arrive = async (candidate: Candidate, environment: string) => {
  await bench.request(candidate, environment);
  await bench.settle();
  await rollbacks.end('success');
};
/** Something good first, and then the release, everywhere. */
const shipped = async () => {
  const good = await bench.candidate();
  const bad = await bench.candidate();
  for (const candidate of [good, bad]) {
    for (const environment of ['staging', 'production']) await arrive(candidate, environment);
  }
  return { good, bad };
};
const back = (changed: Parameters<Rollbacks['back']>[0] = {}) =>
  rollbacks.back({ environments: [openEnvironment('production')], ...changed });
const release = async () => {
  const found = await bench.ports.store.release(releaseId);
  if (found === null) throw new Error('no such release');
  return found;
};
const change = (changed: Pick<Extract<Change, { update: 'releases' }>, 'id' | 'revision' | 'set'>) =>
  bench.ports.store.commit({ changes: [{ update: 'releases', ...changed }], events: [], effects: [] });
const card = async () => {
  const facts = await readCard(bench.ports, releaseId);
  return facts === null ? '' : read(renderCard(facts, bench.now()));
};

test('a release that had shipped is returned once its rollback in the last tier is verified, not before', async () => {
  await shipped();
  const rollback = await back();
  await bench.settle();
  expect((await release()).state).toBe('shipped');
  expect(await card()).toMatch(/Shipped.*is being rolled back/s);
  await rollbacks.end('success');
  const { succeededAt } = await bench.look(rollback);
  expect(await release()).toMatchObject({
    state: 'returned',
    closedAt: succeededAt,
    closedBy: captain,
    closedBecause: 'checkout is broken',
  });
});

test('where the rollback fails it is not returned, and its card says that nobody knows it to be gone', async () => {
  const { bad, good } = await shipped();
  await back();
  await bench.settle();
  await rollbacks.end('failure');
  expect((await release()).state).toBe('shipped');
  expect(await card()).toMatch(/Shipped.*bad.*no rollback of it in the last tier has arrived/s);

  // The next one that arrives is the one that returns it, wherever it goes.
  await back({ expects: { production: { id: bad.id, name: bad.name } } });
  await bench.settle();
  await rollbacks.end('success');
  expect(await release()).toMatchObject({ state: 'returned' });
  expect(await rollbacks.fresh(good)).toMatchObject({ badSince: null });
});

test('a rollback of an earlier environment returns nothing', async () => {
  await shipped();
  await rollbacks.back({ environments: [openEnvironment('staging', { tier: 'staging' })] });
  await bench.settle();
  await rollbacks.end('success');
  expect((await release()).state).toBe('shipped');
});

test('a release that ships by the candidate that a rollback brought back stays shipped', async () => {
  const { id, revision } = await release();
  await change({ id, revision, set: { state: 'open', closedAt: null } });
  const { good } = await shipped();
  await back();
  await bench.settle();
  await rollbacks.end('success');
  expect((await release()).state).toBe('open');

  // The other environment of its tier has it too by now.
  await bench.forward(60_000);
  const open = await release();
  await change({ id, revision: open.revision, set: { state: 'shipped', closedAt: bench.now() } });
  await returnReleases(bench.ports, good.id);
  expect((await release()).state).toBe('shipped');
});

/** Ports whose first commit comes after somebody else's word on the release. */
const overtakenOnce = () => {
  const { store } = bench.ports;
  let isFirst = true;
  const commit: typeof store.commit = async (decision) => {
    const { id, revision } = await release();
    if (isFirst) await change({ id, revision, set: { captainId: captain } });
    isFirst = false;
    return store.commit(decision);
  };
  return { ...bench.ports, store: { ...store, commit } };
};

test('a release is returned although somebody changed it in the same moment', async () => {
  await shipped();
  bench.otherWork.set('ship-release', async () => {});
  const rollback = await back();
  await bench.settle();
  await rollbacks.end('success');
  const { candidateId } = await bench.look(rollback);
  await returnReleases(overtakenOnce(), candidateId);
  expect((await release()).state).toBe('returned');
});

test('shipping a release that somebody changed in the same moment is tried again, not forgotten', async () => {
  const { id, revision } = await release();
  await change({ id, revision, set: { state: 'open', closedAt: null } });
  const { bad: latest } = await shipped();
  await expect(shipRelease(overtakenOnce(), latest.id)).rejects.toThrow('not published yet');
});
