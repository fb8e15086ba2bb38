import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { parseCandidateId } from '../../src/domain/ids.ts';
import type { Candidate } from '../../src/domain/release/candidate.ts';
import { readCard } from '../../src/operations/read-card.ts';
import { returnReleases } from '../../src/operations/return-releases.ts';
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
  bench.otherWork.set('ship-release', (key) => returnReleases(bench.ports, parseCandidateId(key)));
});
/** The release of every candidate here had shipped. */
beforeEach(async () => {
  const { id, revision } = await release();
  const set = { state: 'shipped', closedAt: bench.now(), closedBy: null, closedBecause: null } as const;
  const change = { update: 'releases', id, revision, set } as const;
  await bench.ports.store.commit({ changes: [change], events: [], effects: [] });
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
