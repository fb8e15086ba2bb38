import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseCandidateId } from '../../src/domain/ids.ts';
import { shipRelease } from '../../src/operations/ship-release.ts';
import { type LaneBench, startLaneBench } from '../support/promotion/lane-bench.ts';
import { openEnvironment } from '../support/promotion/open-environment.ts';

let bench: LaneBench;
beforeAll(async () => {
  bench = await startLaneBench([openEnvironment('production')]);
});
afterAll(() => bench.stop());

test('what GitHub will not publish, as with immutable releases a tag that was used, is shipped, and that is said once', async () => {
  const candidate = await bench.candidate();
  bench.actions.tags.set('v1.5.0', candidate.sha);
  Object.assign(bench.ports.github, {
    publishRelease: async () => ({ kind: 'refused', status: 422 }),
  } satisfies Partial<typeof bench.ports.github>);
  const ports = { ...bench.ports, notesMarkdown: () => '' };
  bench.otherWork.set('ship-release', (key) => shipRelease(ports, parseCandidateId(key)));
  await bench.request(candidate);
  await bench.settle();
  const [run] = bench.actions.underWay();
  bench.actions.move(run?.runId ?? 0, { status: 'completed', conclusion: 'success' });
  await bench.forward(61_000);
  await shipRelease(ports, candidate.id);

  const { db } = bench.database;
  expect(await db.selectFrom('releases').select('state').execute()).toEqual([{ state: 'shipped' }]);
  const messages = await db.selectFrom('messages').select('subject').execute();
  const refused = messages.filter(({ subject }) => JSON.stringify(subject).includes('publication-refused'));
  expect(refused).toHaveLength(1);
  expect(JSON.stringify(refused)).toMatch(/"status":422/);
});
