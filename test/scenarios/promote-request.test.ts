import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Deployment } from '../../src/domain/deployment/deployment.ts';
import type { PromotionWish } from '../../src/domain/deployment/promotion-wish.ts';
import type { HoldId, UserId } from '../../src/domain/ids.ts';
import type { Candidate } from '../../src/domain/release/candidate.ts';
import { approveDeployment } from '../../src/operations/approve-deployment.ts';
import { cancelDeployment } from '../../src/operations/cancel-deployment.ts';
import { previewPromotion } from '../../src/operations/preview-promotion.ts';
import { rejectDeployment } from '../../src/operations/reject-deployment.ts';
import { requestDeployment } from '../../src/operations/request-deployment.ts';
import { promotionView } from '../../src/views/deployment/promotion-view.ts';
import { type LaneBench, startLaneBench } from '../support/promotion/lane-bench.ts';
import { ada, captain, grace, openEnvironment } from '../support/promotion/open-environment.ts';
import { type QuietGithub, quietGithub } from '../support/promotion/quiet-github.ts';
import { read } from '../views/support/read.ts';

const approvals = { count: 2, from: [ada, grace], expireMs: 86_400_000, validMs: 604_800_000, exclude: [] };

let bench: LaneBench;
let github: QuietGithub;

beforeAll(async () => {
  bench = await startLaneBench([openEnvironment('production', { approvals })]);
  github = await quietGithub(bench);
  const { configuration } = github;
  const paths = { migrations: ['db/**'], configuration: ['config/**'] };
  github.configuration = { ...configuration, ...paths, captains: [captain, ada] };
});
beforeEach(async () => {
  const [project] = await bench.ports.store.projects();
  if (project === undefined) throw new Error('there is no project');
  const { id, revision } = project;
  const set = { configuration: github.configuration };
  const change = { update: 'projects', id, revision, set } as const;
  await bench.ports.store.commit({ changes: [change], events: [], effects: [] });
});
afterEach(async () => {
  Object.assign(github, { isUp: true, isFileValid: true, files: [] });
  await bench.clear();
});
afterAll(() => bench.stop());

const wishOf = async (candidate: Candidate, more: Partial<PromotionWish> = {}): Promise<PromotionWish> => {
  const { store } = bench.ports;
  const [project, release] = await Promise.all([
    store.project(candidate.projectId),
    store.release(candidate.releaseId),
  ]);
  if (project === null || release === null) throw new Error('nothing to promote');
  return { project, release, candidate, environment: 'production', ...more };
};
const promote = async (candidate: Candidate, more: Partial<PromotionWish> = {}, by: UserId = captain) =>
  requestDeployment(bench.ports, await bench.by(by), await wishOf(candidate, more));
const codeOf = (outcome: Awaited<ReturnType<typeof promote>>) =>
  outcome.ok ? outcome.value.kind : outcome.refusal.code;
const deploymentOf = async (candidate: Candidate): Promise<Deployment> => {
  const [latest] = await bench.ports.store.deployments.deploymentsOf(candidate.id);
  if (latest === undefined) throw new Error('nothing was asked for');
  return latest;
};
const approve = async (by: UserId, { id, shownHash }: Deployment) =>
  approveDeployment(bench.ports, await bench.by(by), { deploymentId: id, seenHash: shownHash.slice(0, 12) });
const cancel = async ({ id }: Deployment) =>
  cancelDeployment(bench.ports, await bench.by(captain), { id, because: null });
const yesesTo = async ({ id }: Deployment) =>
  (await bench.ports.store.deployments.approvalsOf(id)).map(({ userId, carriedFrom }) => [
    userId,
    carriedFrom !== null,
  ]);
/** Production is held after a candidate. */
const hold = async ({ id: candidateId, projectId }: Candidate) => {
  const id = bench.ports.mint.id<HoldId>();
  const lifted = { liftedBy: null, liftedAt: null, liftedBecause: null };
  const row = { id, projectId, environment: 'production', candidateId, because: 'smoke-failed' };
  await bench.ports.store.commit({
    changes: [{ insert: 'holds', row: { ...row, ...lifted, setAt: bench.now(), revision: 1 } }],
    events: [],
    effects: [],
  });
  return row;
};
/** A candidate that has arrived, as the last that did. */
const arrived = async (): Promise<Candidate> => {
  const candidate = await bench.candidate();
  const deployment = await bench.request(candidate);
  for (const by of [ada, grace]) await bench.approve(deployment, by);
  await bench.settle();
  const run = bench.actions.underWay().at(-1);
  bench.actions.move(run?.runId ?? 0, { status: 'completed', conclusion: 'success' });
  await bench.forward(61_000);
  expect(await bench.look(deployment)).toMatchObject({ state: 'succeeded' });
  return candidate;
};

describe('a request', () => {
  test('by two people at the same instant is one, and both are told', async () => {
    const candidate = await bench.candidate();
    const codes = (await Promise.all([promote(candidate), promote(candidate, {}, ada)])).map(codeOf);
    expect(codes.toSorted()).toEqual(['already', 'new']);
    expect(codeOf(await promote(candidate))).toBe('already');
    expect(await bench.all()).toHaveLength(1);
  });

  test('that had to wait is one with the same that was decided meanwhile, though that is over', async () => {
    const candidate = await bench.candidate();
    const wish = await wishOf(candidate, { isStepBackMeant: true });
    const [first, second] = [await bench.by(captain), await bench.by(captain)];
    await bench.forward(1);
    expect(codeOf(await requestDeployment(bench.ports, first, wish))).toBe('new');
    await cancel(await deploymentOf(candidate));
    await arrived();
    expect(codeOf(await requestDeployment(bench.ports, second, wish))).toBe('already');
    expect(codeOf(await promote(candidate, { isStepBackMeant: true }))).toBe('new');
  });

  test('for what runs there, verified, is refused', async () => {
    expect(codeOf(await promote(await arrived()))).toBe('already-there');
  });

  test('for a lower version than the one that runs has to say that it is meant', async () => {
    const older = await bench.candidate();
    await arrived();
    expect(codeOf(await promote(older))).toBe('step-back');
    expect(codeOf(await promote(older, { isStepBackMeant: true }))).toBe('new');
  });

  test('lifts no hold that was set after it was said what was mended', async () => {
    const bad = await arrived();
    const fix = await bench.candidate();
    const asker = await bench.by(captain);
    await bench.forward(1_000);
    const row = await hold(bad);
    const wish = await wishOf(fix, { mended: 'the till works again' });
    expect(codeOf(await requestDeployment(bench.ports, asker, wish))).toBe('held');
    expect(await bench.ports.store.deployments.holdIn(row)).not.toBeNull();
  });

  test('where the environment is held has to say what was mended, which lifts the hold on the record', async () => {
    const bad = await arrived();
    const { projectId } = bad;
    const row = await hold(bad);
    const fix = await bench.candidate();
    expect(codeOf(await promote(fix))).toBe('held');
    expect(codeOf(await promote(fix, { mended: '  ' }))).toBe('held');
    expect(codeOf(await promote(fix, { mended: 'the till works again' }))).toBe('new');
    expect(await bench.ports.store.deployments.holdIn(row)).toBeNull();
    const history = await bench.ports.store.history(projectId, { limit: 2 });
    expect(history.map(({ kind }) => kind)).toContain('hold-lifted');
  });

  test('shows before it is made which migrations and configuration files it touches, by the project’s paths', async () => {
    github.files = ['db/migrate/7.sql', 'config/flags.yml', 'src/index.ts'];
    const candidate = await bench.candidate();
    const preview = await previewPromotion(bench.ports, await bench.by(captain), await wishOf(candidate));
    if (!preview.ok) throw new Error(preview.refusal.code);
    const about = { title: 'Promote', callback: 'x', context: 'x' };
    const text = read(promotionView({ ...preview.value, isStepBack: false, held: null }, about));
    expect(text).toContain('1 migration* touched: `db/migrate/7.sql`');
    expect(text).toContain('1 configuration file* touched: `config/flags.yml`');
    expect(text).not.toContain('src/index.ts');
    expect(await bench.all()).toEqual([]);
  });
});

describe('the yeses to a request that was cancelled', () => {
  test('hold for the same request made again, and it says so', async () => {
    const candidate = await bench.candidate();
    await promote(candidate);
    const first = await deploymentOf(candidate);
    await approve(grace, first);
    await cancel(first);
    expect(codeOf(await promote(candidate))).toBe('new');
    expect(await yesesTo(await deploymentOf(candidate))).toEqual([[grace, true]]);
    expect(await bench.said()).toContain('approvals-carried');
  });

  test('do not hold where the one who had said yes asks for it themselves, who cannot say it again either', async () => {
    const candidate = await bench.candidate();
    await promote(candidate);
    const first = await deploymentOf(candidate);
    await approve(ada, first);
    await cancel(first);
    expect(codeOf(await promote(candidate, {}, ada))).toBe('new');
    const second = await deploymentOf(candidate);
    expect(await yesesTo(second)).toEqual([]);
    expect(await approve(ada, second)).toMatchObject({ refusal: { code: 'own-request' } });
  });

  test('do not hold where somebody rejected it, or they are too old', async () => {
    const candidate = await bench.candidate();
    const again = async (between: (first: Deployment) => Promise<unknown>) => {
      await promote(candidate);
      const first = await deploymentOf(candidate);
      await approve(ada, first);
      await between(first);
      await promote(candidate);
      const second = await deploymentOf(candidate);
      const yeses = await yesesTo(second);
      await cancel(second);
      return yeses;
    };
    const because = 'The basket is broken';
    const rejected = await again(async ({ id }) =>
      rejectDeployment(bench.ports, await bench.by(grace), { deploymentId: id, because }),
    );
    expect(rejected).toEqual([]);
    const old = await again(async (first) => {
      await cancel(first);
      await bench.forward(8 * 86_400_000);
    });
    expect(old).toEqual([]);
  });
});

describe('while waybill.yaml is broken', () => {
  test('nothing new is asked for, and what was asked for is agreed to, deployed and cancelled all the same', async () => {
    const [first, second, third] = [
      await bench.candidate(),
      await bench.candidate(),
      await bench.candidate(),
    ];
    await promote(first);
    await promote(second);
    github.isFileValid = false;
    expect(codeOf(await promote(third))).toBe('config-invalid');
    const going = await deploymentOf(first);
    for (const by of [ada, grace]) await bench.approve(going, by);
    await bench.settle();
    expect(await bench.look(going)).toMatchObject({ state: 'running' });
    expect(await cancel(await deploymentOf(second))).toMatchObject({ ok: true });
    const [run] = bench.actions.underWay();
    bench.actions.move(run?.runId ?? 0, { status: 'completed', conclusion: 'success' });
    await bench.forward(61_000);
    expect(await bench.look(going)).toMatchObject({ state: 'succeeded' });
  });
});
