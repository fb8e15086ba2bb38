import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { GithubDeployment } from '../../src/domain/deployment/github-deployment.ts';
import { tellGithub } from '../../src/operations/tell-github.ts';
import type { Ports } from '../../src/ports.ts';
import { type LaneBench, startLaneBench } from '../support/promotion/lane-bench.ts';
import { ada, captain, grace, openEnvironment } from '../support/promotion/open-environment.ts';
import { partly } from '../support/promotion/partly.ts';

const deploy = {
  workflow: 'deploy.yml',
  inputs: { id: '{dispatch}', asked: '{requester}', agreed: '{approvers}' },
  timeoutMs: 20 * 60_000,
};
const approvals = { count: 2, from: [ada, grace], expireMs: 86_400_000, validMs: 604_800_000, exclude: [] };

let bench: LaneBench;

beforeAll(async () => {
  bench = await startLaneBench([openEnvironment('production', { deploy, approvals })]);
  const link = { githubLogin: 'ada-gh', linkedBy: captain, linkedAt: bench.now(), revision: 1 };
  await bench.ports.store.commit({
    changes: [{ insert: 'identityLinks', row: { id: ada, ...link } }],
    events: [],
    effects: [],
  });
});
afterEach(() => bench.clear());
afterAll(() => bench.stop());

test('the run’s inputs say who asked and who approved, by their GitHub logins where they are linked', async () => {
  const deployment = await bench.request(await bench.candidate());
  await bench.approve(deployment, ada);
  await bench.approve(deployment, grace);
  await bench.settle();
  expect(bench.actions.sent[0]?.inputs).toMatchObject({
    asked: `slack:${captain}`,
    agreed: `ada-gh, slack:${grace}`,
  });
});

test('of what goes by itself, the inputs say that Waybill asked and nobody had to approve', async () => {
  await bench.environment('production', { approvals: { ...approvals, count: 0 } });
  await bench.request(await bench.candidate(), 'production', 'automatic');
  await bench.settle();
  expect(bench.actions.sent[0]?.inputs).toMatchObject({ asked: 'waybill', agreed: '' });
});

test('GitHub’s own record of a deployment says who asked and who approved', async () => {
  const records: GithubDeployment[] = [];
  const github = partly<Ports['github']>({
    openDeployment: async (_, record) => {
      records.push(record);
      return { kind: 'accepted', value: 1 };
    },
    setDeploymentStatus: async () => ({ kind: 'accepted', value: true }),
  });
  const deployment = await bench.request(await bench.candidate());
  await bench.approve(deployment, ada);
  await bench.approve(deployment, grace);
  await bench.settle();
  await tellGithub({ ...bench.ports, github }, deployment.id);
  expect(records).toMatchObject([
    {
      description: `${deployment.shown.candidate}, asked for by slack:${captain}, approved by ada-gh, slack:${grace}`,
      requestedBy: `slack:${captain}`,
      approvedBy: ['ada-gh', `slack:${grace}`],
    },
  ]);
});
