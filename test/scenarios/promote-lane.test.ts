import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Deployment } from '../../src/domain/deployment/deployment.ts';
import { parseSha } from '../../src/domain/ids.ts';
import { cancelDeployment } from '../../src/operations/cancel-deployment.ts';
import { watchRuns } from '../../src/operations/note-foreign-run.ts';
import { type LaneBench, startLaneBench } from '../support/promotion/lane-bench.ts';
import { captain, openEnvironment } from '../support/promotion/open-environment.ts';

let bench: LaneBench;

beforeAll(async () => {
  bench = await startLaneBench([openEnvironment('production')]);
});
afterEach(() => bench.clear());
afterAll(() => bench.stop());

const stateOf = async (deployment: Deployment) => (await bench.look(deployment)).state;
const started = async () => {
  const deployment = await bench.request(await bench.candidate());
  await bench.settle();
  const [run] = bench.actions.underWay();
  return { deployment, runId: run?.runId ?? 0 };
};
const ends = async (runId: number, conclusion: string) => {
  bench.actions.move(runId, { status: 'completed', conclusion });
  await bench.forward(61_000);
};

describe('a lane', () => {
  test('starts what is requested once its gates hold, with the inputs of its environment', async () => {
    const { deployment } = await started();
    expect(await stateOf(deployment)).toBe('running');
    const [dispatch] = bench.actions.sent;
    expect(dispatch?.inputs).toEqual({ id: dispatch?.id, to: 'production' });
  });

  test('runs one deployment at a time, and the next when that one is over', async () => {
    const { runId } = await started();
    const second = await bench.request(await bench.candidate());
    await bench.settle();
    expect(await stateOf(second)).toBe('queued');
    expect(bench.actions.sent).toHaveLength(1);
    await ends(runId, 'failure');
    expect(await stateOf(second)).toBe('running');
    expect(bench.actions.sent).toHaveLength(2);
  });

  test('says of what it queues at which place it is, and by how long the last one took, when it may start', async () => {
    const first = await started();
    await bench.forward(9 * 60_000);
    await ends(first.runId, 'success');
    await started();
    const startedAt = bench.now().getTime();
    await bench.request(await bench.candidate());
    await bench.settle();
    const said = await bench.database.db
      .selectFrom('messages')
      .select('subject')
      .orderBy('id', 'desc')
      .execute();
    const queued = said.map(({ subject }) => JSON.stringify(subject)).find((one) => one.includes('-queued'));
    expect(queued).toContain('"position":1');
    const about = Date.parse(/"startsAt":"([^"]*)"/.exec(queued ?? '')?.[1] ?? '');
    expect(about - startedAt).toBeGreaterThan(8 * 60_000);
    expect(about - startedAt).toBeLessThan(12 * 60_000);
  });

  test('lets an automatic request give way to a newer one, and says so; an explicit one never', async () => {
    await started();
    const explicit = await bench.request(await bench.candidate());
    const older = await bench.request(await bench.candidate(), 'production', 'automatic');
    await bench.forward(1_000);
    const newer = await bench.request(await bench.candidate(), 'production', 'automatic');
    await bench.settle();
    expect(await bench.look(older)).toMatchObject({
      state: 'superseded',
      stateReason: { code: 'superseded', candidate: newer.shown.candidate },
    });
    expect(await stateOf(explicit)).toBe('queued');
    expect(await stateOf(newer)).toBe('queued');
    expect(await bench.said()).toContain('deployment-ended');
  });
});

describe('a run', () => {
  test.each([
    ['success', 'succeeded'],
    ['failure', 'failed'],
    ['startup_failure', 'failed'],
    ['cancelled', 'cancelled'],
    ['skipped', 'errored'],
    ['neutral', 'errored'],
    ['stale', 'errored'],
  ])('that ends as %s makes the deployment %s, and frees the lane', async (conclusion, state) => {
    const { deployment, runId } = await started();
    await ends(runId, conclusion);
    expect(await bench.look(deployment)).toMatchObject({ state, holdsLane: false });
  });

  test('that takes too long is errored and keeps the lane until it is seen to end', async () => {
    const { deployment, runId } = await started();
    bench.actions.move(runId, { status: 'in_progress' });
    await bench.forward(21 * 60_000);
    expect(await bench.look(deployment)).toMatchObject({ state: 'errored', holdsLane: true });
    const next = await bench.request(await bench.candidate());
    await bench.settle();
    expect(await stateOf(next)).toBe('queued');
    await ends(runId, 'success');
    expect(await bench.look(deployment)).toMatchObject({ state: 'errored', holdsLane: false });
    expect(await bench.said()).toContain('deployment-learned');
    expect(await stateOf(next)).toBe('running');
  });

  test('of another commit is cancelled and errored, and keeps the lane while it runs', async () => {
    const deployment = await bench.request(await bench.candidate());
    bench.actions.runsCommit = parseSha('f'.repeat(40));
    await bench.settle();
    await bench.forward(5_000);
    expect(await bench.look(deployment)).toMatchObject({
      state: 'errored',
      stateReason: { code: 'sha-mismatch' },
      holdsLane: true,
    });
    expect(bench.actions.cancelled.size).toBe(1);
  });

  test('that is repeated by hand on GitHub is followed', async () => {
    const { deployment, runId } = await started();
    await ends(runId, 'failure');
    bench.actions.move(runId, { status: 'in_progress', conclusion: null, attempt: 2 });
    await bench.hear(runId);
    await bench.settle();
    expect(await bench.look(deployment)).toMatchObject({ state: 'running', holdsLane: true });
    await ends(runId, 'success');
    expect(await stateOf(deployment)).toBe('succeeded');
  });

  test('that is repeated by hand is followed without webhooks too, once', async () => {
    const { deployment, runId } = await started();
    await ends(runId, 'failure');
    const project = await bench.ports.store.project(deployment.projectId);
    const watch = async () => {
      if (project !== null) await watchRuns(bench.ports, project.repositoryId);
      await bench.settle();
    };
    await watch();
    expect(await stateOf(deployment)).toBe('failed');
    bench.actions.move(runId, { status: 'in_progress', conclusion: null, attempt: 2 });
    await watch();
    expect(await bench.look(deployment)).toMatchObject({ state: 'running', holdsLane: true });
    await ends(runId, 'success');
    await watch();
    expect(await stateOf(deployment)).toBe('succeeded');
    expect((await bench.said()).filter((kind) => kind === 'deployment-repeated')).toHaveLength(1);
  });

  test('that does not start within a minute is said', async () => {
    await started();
    await bench.forward(61_000);
    expect(await bench.said()).toContain('deployment-late');
  });
});

describe('a dispatch', () => {
  test('whose answer is lost, though it started, is found and not sent again', async () => {
    bench.actions.startsSo = 'lost-but-started';
    const { deployment, runId } = await started();
    await bench.forward(5_000);
    await ends(runId, 'success');
    expect(await stateOf(deployment)).toBe('succeeded');
    expect(bench.actions.sent).toHaveLength(1);
  });

  test('that nobody can find is errored, keeps the lane, and waits for a person', async () => {
    bench.actions.startsSo = 'lost';
    const { deployment } = await started();
    await bench.forward(61_000);
    expect(await bench.look(deployment)).toMatchObject({
      state: 'errored',
      stateReason: { code: 'run-unclear' },
      holdsLane: true,
    });
    await bench.forward(3_600_000);
    expect(bench.actions.sent).toHaveLength(1);
  });

  test('whose id would stand in the run’s name is sent anew when no run carries it', async () => {
    bench.actions.isNamed = true;
    bench.actions.startsSo = 'lost';
    const { deployment } = await started();
    await bench.forward(61_000);
    expect(bench.actions.sent.map(({ attempt }) => attempt)).toEqual([1, 2]);
    const [run] = bench.actions.underWay();
    await ends(run?.runId ?? 0, 'success');
    expect(await stateOf(deployment)).toBe('succeeded');
  });

  test('is not sent where the tag has moved', async () => {
    const candidate = await bench.candidate();
    bench.actions.tags.set(candidate.tag, parseSha('e'.repeat(40)));
    const deployment = await bench.request(candidate);
    await bench.settle();
    expect(await bench.look(deployment)).toMatchObject({
      state: 'errored',
      stateReason: { code: 'tag-moved' },
    });
    expect(bench.actions.sent).toEqual([]);
  });

  test('is not sent where a branch of the tag’s name stands at another commit, as GitHub would run that', async () => {
    const candidate = await bench.candidate();
    bench.actions.branches.set(candidate.tag, parseSha('e'.repeat(40)));
    const deployment = await bench.request(candidate);
    await bench.settle();
    expect(await bench.look(deployment)).toMatchObject({
      state: 'errored',
      stateReason: { code: 'branch-in-the-way', branch: candidate.tag },
      holdsLane: false,
    });
    expect(bench.actions.sent).toEqual([]);
  });

  test('that GitHub’s rate limit holds up is parked, said, and resumed', async () => {
    bench.actions.startsSo = 'limited';
    const { deployment } = await started();
    expect(await bench.said()).toContain('deployment-parked');
    await bench.forward(49 * 60_000);
    expect(bench.actions.sent).toEqual([]);
    await bench.forward(2 * 60_000);
    expect(bench.actions.sent).toHaveLength(1);
    expect(await stateOf(deployment)).toBe('running');
  });

  test('that GitHub refuses fails the deployment', async () => {
    bench.actions.startsSo = 'refused';
    const { deployment } = await started();
    expect(await bench.look(deployment)).toMatchObject({ state: 'failed', holdsLane: false });
  });
});

describe('cancel', () => {
  test('of one that waits ends it at once', async () => {
    await started();
    const second = await bench.request(await bench.candidate());
    await bench.settle();
    const asker = await bench.by(captain);
    expect(await cancelDeployment(bench.ports, asker, { id: second.id, because: null })).toMatchObject({
      ok: true,
      value: { kind: 'cancelled' },
    });
    expect(await stateOf(second)).toBe('cancelled');
  });

  test('of one that runs cancels the run, and ends when the run is seen to have ended', async () => {
    const { deployment, runId } = await started();
    const asker = await bench.by(captain);
    await cancelDeployment(bench.ports, asker, { id: deployment.id, because: 'wrong one' });
    await bench.settle();
    expect(bench.actions.cancelled.has(runId)).toBe(true);
    expect(await stateOf(deployment)).toBe('running');
    await ends(runId, 'cancelled');
    expect(await bench.look(deployment)).toMatchObject({
      state: 'cancelled',
      stateReason: { code: 'cancelled', because: 'wrong one' },
    });
  });
});
