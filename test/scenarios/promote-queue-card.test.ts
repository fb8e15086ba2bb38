import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Deployment } from '../../src/domain/deployment/deployment.ts';
import type { ReleaseId } from '../../src/domain/ids.ts';
import { readCard } from '../../src/operations/read-card.ts';
import { type LaneBench, startLaneBench } from '../support/promotion/lane-bench.ts';
import { openEnvironment } from '../support/promotion/open-environment.ts';
import { sampleRelease } from '../views/support/release.ts';

let bench: LaneBench;
beforeAll(async () => {
  bench = await startLaneBench([openEnvironment('production')]);
});
afterAll(() => bench.stop());

const started = async () => {
  const deployment = await bench.request(await bench.candidate());
  await bench.settle();
  const [run] = bench.actions.underWay();
  return { deployment, runId: run?.runId ?? 0 };
};
const ends = async (runId: number) => {
  bench.actions.move(runId, { status: 'completed', conclusion: 'success' });
  await bench.forward(61_000);
};

/** A later release of the project, with a card of its own. */
async function otherRelease({ projectId }: Deployment): Promise<ReleaseId> {
  const { store, mint } = bench.ports;
  const id = mint.id<ReleaseId>();
  const row = sampleRelease({ id, projectId, version: '1.6.0' });
  await store.commit({ changes: [{ insert: 'releases', row }], events: [], effects: [] });
  return id;
}

/** What the card of a deployment's release shows of it, and how often that was wanted. */
async function cardOf({ releaseId, id }: Deployment) {
  const card = await readCard(bench.ports, releaseId);
  const line = card?.environments.find(({ latest }) => latest?.deployment.id === id);
  const { wantedRevision } = await bench.database.db
    .selectFrom('messages')
    .select('wantedRevision')
    .where('key', 'like', `card:${releaseId}%`)
    .executeTakeFirstOrThrow();
  return { place: line?.place, wanted: wantedRevision };
}

test('the card of each in a queue shows the place and the estimate, and is drawn anew when the queue moves', async () => {
  const first = await started();
  await bench.forward(9 * 60_000);
  await ends(first.runId);
  const running = await started();
  const next = await bench.request(await bench.candidate());
  const last = await bench.request(await bench.candidate({ releaseId: await otherRelease(next) }));
  await bench.settle();
  expect(await cardOf(last)).toMatchObject({
    place: { position: 2, behind: running.deployment.shown.candidate, startsAt: expect.any(Date) },
  });
  const { wanted } = await cardOf(last);
  await ends(running.runId);
  expect(await cardOf(last)).toMatchObject({ place: { position: 1, behind: next.shown.candidate } });
  expect((await cardOf(last)).wanted).toBeGreaterThan(wanted);
});
