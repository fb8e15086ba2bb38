import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { parsePickId, parseReleaseId, parseSha } from '../../src/domain/ids.ts';
import { IntegrationError } from '../../src/domain/integration/integration-error.ts';
import { waiveFix } from '../../src/operations/waive-fix.ts';
import { type LaneBench, startLaneBench } from '../support/promotion/lane-bench.ts';
import { captain, openEnvironment } from '../support/promotion/open-environment.ts';
import { quietGithub } from '../support/promotion/quiet-github.ts';
import { samplePick } from '../views/support/pick-views.ts';
import { sampleRelease } from '../views/support/release.ts';

let bench: LaneBench;
let hasFix: () => Promise<boolean>;

beforeAll(async () => {
  bench = await startLaneBench([openEnvironment('production')]);
  await quietGithub(bench);
  Object.assign(bench.ports.github, { isAncestor: () => hasFix(), commit: async () => null });
  const earlier = sampleRelease({
    id: parseReleaseId('00000000-0000-7000-8000-0000000000ff'),
    version: '1.4.0',
    state: 'shipped',
  });
  const pick = samplePick('Pay once', 'done');
  await bench.ports.store.commit({
    changes: [
      { insert: 'releases', row: earlier },
      {
        insert: 'picks',
        row: {
          ...pick,
          id: parsePickId('00000000-0000-7000-8000-00000000000a'),
          projectId: earlier.projectId,
          releaseId: earlier.id,
          sourceKey: '#74',
          source: { ...pick.source, prNumber: 74 },
          headSha: parseSha('b'.repeat(40)),
        },
      },
    ],
    events: [],
    effects: [],
  });
});
beforeEach(() => {
  hasFix = async () => false;
});
afterEach(() => bench.clear());
afterAll(() => bench.stop());

const waive = async () => {
  const [project] = await bench.ports.store.projects();
  if (project === undefined) throw new Error('there is no project');
  const asked = { project, text: '#74', because: 'it is late' };
  const outcome = await waiveFix(bench.ports, await bench.by(captain), asked);
  return outcome.ok ? 'waived' : outcome.refusal.code;
};

test('who asked for production does not waive its fix, even before its gates were first looked at', async () => {
  const asked = await bench.request(await bench.candidate());
  expect(asked.ladder).toEqual([]);
  expect(await waive()).toBe('requester-alone');
  await bench.settle();
  expect(await waive()).toBe('requester-alone');
});

test('nor while GitHub cannot say whether the fix is there', async () => {
  hasFix = () =>
    Promise.reject(new IntegrationError({ system: 'github', operation: 'compare', retryable: true }));
  await bench.request(await bench.candidate());
  expect(await waive()).toBe('requester-alone');
});

test('where the candidate has the fix, its requester waives it for those that come', async () => {
  hasFix = async () => true;
  await bench.request(await bench.candidate());
  expect(await waive()).toBe('waived');
});
