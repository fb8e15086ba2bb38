import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseDispatchId } from '../../src/domain/ids.ts';
import { type Standing, startStanding } from '../support/promotion/standing.ts';
import { sampleDispatch } from '../views/support/release.ts';

let standing: Standing;

beforeAll(async () => {
  standing = await startStanding();
});
afterAll(() => standing.stop());

test("a candidate's latest dispatch is of its build, however often it was deployed since", async () => {
  const { store } = standing.ports;
  const { id: deploymentId, candidateId } = await standing.waiting();
  const build = sampleDispatch({ id: parseDispatchId('wb-buildbuild12'), candidateId, attempt: 1, runId: 1 });
  const deploy = { ...build, id: parseDispatchId('wb-deploydepl12'), deploymentId, attempt: 2, runId: 2 };
  const changes = [build, deploy].map((row) => ({ insert: 'dispatches', row }) as const);
  await store.commit({ changes, events: [], effects: [] });
  expect(await store.latestDispatch(candidateId)).toMatchObject({ id: build.id });
});
