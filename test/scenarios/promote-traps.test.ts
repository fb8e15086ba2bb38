import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Deployment } from '../../src/domain/deployment/deployment.ts';
import type { EnvironmentConfiguration } from '../../src/domain/project/environment.ts';
import type { Candidate } from '../../src/domain/release/candidate.ts';
import { type LaneBench, startLaneBench } from '../support/promotion/lane-bench.ts';
import { ada, openEnvironment } from '../support/promotion/open-environment.ts';

const approvals = { count: 1, from: [ada], expireMs: 86_400_000, validMs: 604_800_000, exclude: [] };
const none = { ...approvals, count: 0 };

let bench: LaneBench;

beforeAll(async () => {
  bench = await startLaneBench([openEnvironment('production', { approvals: none })]);
});
afterEach(() => bench.clear());
afterAll(() => bench.stop());

const started = async () => {
  const deployment = await bench.request(await bench.candidate());
  await bench.settle();
  return { deployment, runId: bench.actions.underWay().at(-1)?.runId ?? 0 };
};
const ends = (runId: number) => bench.actions.move(runId, { status: 'completed', conclusion: 'success' });
const heard = async (runId: number) => {
  await bench.hear(runId);
  await bench.settle();
};
const changeOf = async (candidate: Candidate, set: object) =>
  bench.ports.store.commit({
    changes: [{ update: 'candidates', id: candidate.id, revision: candidate.revision, set }],
    events: [],
    effects: [],
  });

describe('GitHub’s webhook of a run', () => {
  const orders: readonly (readonly [string, (runId: number) => Promise<void>])[] = [
    [
      'comes twice',
      async (runId) => {
        await heard(runId);
        await heard(runId);
      },
    ],
    ['never comes', () => bench.forward(61_000)],
    [
      'comes late, when the end was seen already',
      async (runId) => {
        await bench.forward(61_000);
        await heard(runId);
      },
    ],
  ];
  test.each(orders)('that %s changes nothing about how the deployment ends', async (_, hears) => {
    const { deployment, runId } = await started();
    ends(runId);
    await hears(runId);
    expect(await bench.look(deployment)).toMatchObject({ state: 'succeeded', holdsLane: false });
    const history = await bench.ports.store.history(deployment.projectId, { limit: 50 });
    const about = history.filter(({ body }) => body.includes(deployment.id));
    expect(about.filter(({ kind }) => kind === 'deployment-succeeded')).toHaveLength(1);
  });

  test('that tells of its beginning after its end is not believed: the run itself is read', async () => {
    const { deployment, runId } = await started();
    bench.actions.move(runId, { status: 'in_progress' });
    await heard(runId);
    ends(runId);
    await heard(runId);
    await heard(runId);
    expect(await bench.look(deployment)).toMatchObject({ state: 'succeeded' });
  });

  test('that comes before the answer to the dispatch finds its deployment', async () => {
    const { deployer } = bench.ports;
    const { start } = deployer;
    Object.assign(deployer, {
      start: async (...asked: Parameters<typeof start>) => {
        const sent = await start(...asked);
        await bench.hear(bench.actions.underWay().at(-1)?.runId ?? 0);
        return sent;
      },
    });
    const { deployment, runId } = await started();
    Object.assign(deployer, { start });
    ends(runId);
    await heard(runId);
    expect(await bench.look(deployment)).toMatchObject({ state: 'succeeded' });
    expect(bench.actions.sent).toHaveLength(1);
  });
});

/** One that runs, and one that is approved and queued behind it; then the first ends after this has happened. */
const startsAfter = async (
  happens: (deployment: Deployment, candidate: Candidate) => Promise<unknown>,
  policy: Partial<EnvironmentConfiguration> = {},
) => {
  await bench.environment('production', { approvals, ...policy });
  const first = await bench.request(await bench.candidate());
  await bench.approve(first);
  await bench.settle();
  const candidate = await bench.candidate();
  const second = await bench.request(candidate);
  await bench.approve(second);
  await bench.settle();
  expect(await bench.look(second)).toMatchObject({ state: 'queued' });
  await happens(second, candidate);
  ends(bench.actions.underWay().at(-1)?.runId ?? 0);
  await bench.forward(61_000);
  const after = await bench.look(second);
  return { state: after.state, reason: after.stateReason, sent: bench.actions.sent.length };
};

describe('between the yes and the start', () => {
  test('a window that closes keeps it back until it opens', async () => {
    const minuteOfDay = bench.now().getUTCHours() * 60 + bench.now().getUTCMinutes();
    const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
    const time = { kind: 'weekly', days, from: 0, until: minuteOfDay + 2 } as const;
    const window = { effect: 'allow', text: 'the morning', time, zone: 'UTC', because: null } as const;
    const result = await startsAfter(() => bench.forward(3 * 60_000), { windows: [window] });
    expect(result).toMatchObject({ state: 'requested', reason: { gate: 'window open' }, sent: 1 });
    await bench.forward(12 * 3_600_000);
    expect(bench.actions.sent).toHaveLength(2);
  });

  test('a candidate that turns out bad is not started', async () => {
    const result = await startsAfter((_, candidate) =>
      changeOf(candidate, { badSince: bench.now(), badReason: 'it loses orders' }),
    );
    expect(result).toMatchObject({ state: 'requested', reason: { gate: 'not bad' }, sent: 1 });
  });

  test('a release that is abandoned takes its request with it, and says so', async () => {
    const becomes = async (id: Deployment['releaseId'], state: 'abandoned' | 'open') => {
      const revision = (await bench.ports.store.release(id))?.revision ?? 0;
      const change = { update: 'releases', id, revision, set: { state } } as const;
      await bench.ports.store.commit({ changes: [change], events: [], effects: [] });
      return id;
    };
    let release: Deployment['releaseId'] | null = null;
    const result = await startsAfter(async ({ releaseId }) => {
      release = await becomes(releaseId, 'abandoned');
    });
    if (release !== null) await becomes(release, 'open');
    expect(result).toMatchObject({ state: 'cancelled', reason: { code: 'release-closed' }, sent: 1 });
    expect(await bench.said()).toContain('deployment-ended');
  });

  test('the valid time of a yes that runs out ends it, with the reason', async () => {
    const result = await startsAfter(() => bench.forward(8 * 86_400_000));
    expect(result).toMatchObject({
      state: 'expired',
      reason: { code: 'approvals-too-old', days: 7 },
      sent: 1,
    });
  });
});
