import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Hotfix } from '../../src/domain/hotfix/hotfix.ts';
import type { ReleaseId } from '../../src/domain/ids.ts';
import type { TrainConfiguration } from '../../src/domain/project/configuration.ts';
import { planTrain } from '../../src/operations/plan-train.ts';
import { type LaneBench, startLaneBench } from '../support/promotion/lane-bench.ts';
import { openEnvironment } from '../support/promotion/open-environment.ts';
import { quietGithub } from '../support/promotion/quiet-github.ts';
import { sampleRelease } from '../views/support/release.ts';

let bench: LaneBench;
let hotfix: Hotfix;

beforeAll(async () => {
  bench = await startLaneBench([openEnvironment('production', {})]);
  await quietGithub(bench);
  const from = await bench.candidate();
  Object.assign(bench.ports.github, {
    branchTip: async () => from.sha,
    tags: async () => [],
    isAncestor: async () => true,
  } satisfies Partial<typeof bench.ports.github>);
  hotfix = {
    kind: 'without',
    environment: 'production',
    from: from.name,
    fromCandidateId: from.id,
    fromSha: from.sha,
    route: { kind: 'usual' },
  };
});
afterAll(() => bench.stop());

const policy = (open: TrainConfiguration['open']): TrainConfiguration => ({
  cron: '0 9 * * 2',
  zone: 'Europe/Berlin',
  missed: 'report',
  announceMs: 0,
  open,
});
const plan = async (open: TrainConfiguration['open']) => {
  const [project] = await bench.ports.store.projects();
  if (project === undefined) throw new Error('there is no project');
  return planTrain(bench.ports, project, policy(open));
};
const opened = async (kind: Hotfix['kind'], version: string) => {
  const id = bench.ports.mint.id<ReleaseId>();
  const row = sampleRelease({ id, version, hotfix: { ...hotfix, kind } });
  await bench.ports.store.commit({ changes: [{ insert: 'releases', row }], events: [], effects: [] });
};

test('a train cuts into the open release beside a hotfix, never into the hotfix', async () => {
  await opened('fix', '1.6.1');
  expect(await plan('into')).toMatchObject({ reason: { code: 'nothing-to-cut', since: hotfix.from } });
});

test('a train cuts nothing into a release that is made again without a change, and says which that is', async () => {
  await opened('without', '1.7.1');
  expect(await plan('into')).toEqual({
    kind: 'none',
    reason: { code: 'not-from-trunk', version: '1.7.1', from: hotfix.from },
  });
});
