import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Change } from '../../src/domain/change.ts';
import type { Deployment } from '../../src/domain/deployment/deployment.ts';
import * as ids from '../../src/domain/ids.ts';
import type { DeploymentStore } from '../../src/ports/deployments.ts';
import { ada, grace, linus, type Standing, startStanding } from '../support/promotion/standing.ts';
import { sampleApproval } from '../views/support/deployment.ts';
import { sampleDispatch } from '../views/support/release.ts';

let standing: Standing;
let store: DeploymentStore;

beforeAll(async () => {
  standing = await startStanding();
  store = standing.ports.store.deployments;
});
afterAll(() => standing.stop());

const minutes = (count: number) => new Date(Date.UTC(2026, 10, 21, 10, count));
let lanes = 0;
/** A lane of its own for each test. */
const newLane = () => {
  lanes += 1;
  return { projectId: standing.project.id, environment: `lane-${lanes}` };
};
const commit = (...changes: readonly Change[]) =>
  standing.ports.store.commit({ changes, events: [], effects: [] });
const idsOf = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id);
const takes = ({ id, revision }: Deployment): Change => ({
  update: 'deployments',
  id,
  revision,
  set: { state: 'running', holdsLane: true },
});

describe('a lane', () => {
  test('is held by one deployment, and the database refuses a second, whoever comes first', async () => {
    const lane = newLane();
    const one = await standing.waiting({ ...lane, state: 'queued' });
    const other = await standing.waiting({ ...lane, state: 'queued' });
    expect(await store.inLane(lane)).toBeNull();
    const results = await Promise.all([commit(takes(one)), commit(takes(other))]);
    expect(results.map(({ kind }) => kind).toSorted()).toEqual(['conflict', 'done']);
    expect(results).toContainEqual({ kind: 'conflict', constraint: 'deployments_one_in_lane' });
    expect([one.id, other.id]).toContain((await store.inLane(lane))?.id);
    expect(await store.waitingIn(lane)).toHaveLength(1);
  });

  test('of one environment is free while another is held', async () => {
    const [one, other] = [newLane(), newLane()];
    await commit(takes(await standing.waiting({ ...one, state: 'queued' })));
    expect(await commit(takes(await standing.waiting({ ...other, state: 'queued' })))).toMatchObject({
      kind: 'done',
    });
  });

  test('has those that wait in the order in which they came, and none that has begun or ended', async () => {
    const lane = newLane();
    const later = await standing.waiting({ ...lane, requestedAt: minutes(2) });
    const first = await standing.waiting({ ...lane, state: 'queued', requestedAt: minutes(1) });
    await standing.waiting({ ...lane, state: 'cancelled', endedAt: minutes(1) });
    await standing.waiting({ ...lane, state: 'running', holdsLane: true });
    expect(idsOf(await store.waitingIn(lane))).toEqual([first.id, later.id]);
  });

  test('takes no second request for a candidate that is asked for already', async () => {
    const lane = newLane();
    const { candidateId } = await standing.waiting(lane);
    const twin = await standing.waiting({ ...lane, candidateId });
    expect(await store.deployment(twin.id)).toBeNull();
    expect(await store.deploymentsOf(candidateId)).toHaveLength(1);
  });
});

describe('what runs', () => {
  test('is the last that succeeded, and what began after it is told apart', async () => {
    const lane = newLane();
    const arrived = (at: number) =>
      standing.waiting({ ...lane, state: 'succeeded', startedAt: minutes(at - 1), succeededAt: minutes(at) });
    const older = await arrived(2);
    const newer = await arrived(5);
    expect((await store.lastSucceeded(lane))?.id).toBe(newer.id);
    expect(idsOf(await store.succeededIn(lane, 5))).toEqual([newer.id, older.id]);
    expect(await store.begunWithoutSuccess(lane, minutes(5))).toBeNull();
    const failed = await standing.waiting({ ...lane, state: 'failed', startedAt: minutes(7) });
    await standing.waiting({ ...lane, state: 'failed', startedAt: minutes(9) });
    await standing.waiting({ ...lane, state: 'rejected', startedAt: null });
    expect((await store.begunWithoutSuccess(lane, minutes(5)))?.id).toBe(failed.id);
    expect(await store.begunWithoutSuccess(newLane(), null)).toBeNull();
  });

  test('is uncertain from the first foreign run after it on, and each attempt is known apart', async () => {
    const lane = newLane();
    const run = { ...lane, runId: 500, url: 'https://github.example/runs/500', actor: 'octocat' };
    await store.keepForeignRun({ ...run, runAttempt: 1, seenAt: minutes(1) });
    await store.keepForeignRun({ ...run, runAttempt: 1, seenAt: minutes(2) });
    await store.keepForeignRun({ ...run, runAttempt: 2, seenAt: minutes(9) });
    expect((await store.foreignRunAfter(lane, null))?.seenAt).toEqual(minutes(1));
    expect((await store.foreignRunAfter(lane, minutes(5)))?.seenAt).toEqual(minutes(9));
    expect(await store.foreignRunAfter(lane, minutes(9))).toBeNull();
    const known = (attempt: number) => store.isForeignRunKnown(lane.projectId, { runId: 500, attempt });
    expect([await known(2), await known(3)]).toEqual([true, false]);
  });
});

const dispatchOf = (
  deployment: Deployment,
  id: string,
  changed: Partial<ReturnType<typeof sampleDispatch>>,
) =>
  ({
    insert: 'dispatches',
    row: sampleDispatch({
      id: ids.parseDispatchId(id),
      candidateId: deployment.candidateId,
      deploymentId: deployment.id,
      runId: null,
      ...changed,
    }),
  }) as const;

describe('a run', () => {
  const sha = ids.parseSha('9'.repeat(40));

  test('leads to its deployment by its id; by its commit only where a dispatch still looks for its run', async () => {
    const { repositoryId } = standing.project;
    const known = await standing.waiting(newLane());
    const looking = await standing.waiting(newLane());
    const over = await standing.waiting(newLane());
    await commit(
      dispatchOf(known, 'wb-aaaaaaaaaaa1', { runId: 901, sha }),
      dispatchOf(looking, 'wb-aaaaaaaaaaa2', { state: 'uncertain', sha }),
      dispatchOf(over, 'wb-aaaaaaaaaaa3', { state: 'errored', sha, endedAt: minutes(3) }),
    );
    const found = async (run: { runId: number; sha: string }, id = repositoryId) =>
      idsOf(await store.deploymentsForRun(id, run)).toSorted();
    expect(await found({ runId: 901, sha })).toEqual([known.id, looking.id].toSorted());
    expect(await found({ runId: 902, sha })).toEqual([looking.id]);
    expect(await found({ runId: 902, sha: 'e'.repeat(40) })).toEqual([]);
    expect(await found({ runId: 901, sha }, ids.parseRepositoryId(99))).toEqual([]);
  });

  test('of a deployment that is over is looked at when that is due, once for each deployment', async () => {
    const lane = newLane();
    const over = await standing.waiting({ ...lane, state: 'failed', endedAt: minutes(1) });
    const under = await standing.waiting({ ...lane, state: 'running', holdsLane: true });
    await commit(
      dispatchOf(over, 'wb-bbbbbbbbbbb1', {
        attempt: 1,
        state: 'errored',
        endedAt: minutes(1),
        lookAt: minutes(5),
      }),
      dispatchOf(over, 'wb-bbbbbbbbbbb2', {
        attempt: 2,
        state: 'errored',
        endedAt: minutes(1),
        lookAt: minutes(4),
      }),
      dispatchOf(under, 'wb-bbbbbbbbbbb3', { lookAt: minutes(4) }),
    );
    expect(await store.endedToLookAt(lane, minutes(3))).toEqual([]);
    expect(idsOf(await store.endedToLookAt(lane, minutes(6)))).toEqual([over.id]);
    expect((await store.dispatchesOfDeployment(over.id)).map(({ attempt }) => attempt)).toEqual([1, 2]);
  });
});

describe('what people agreed to', () => {
  test('is kept once for each person and case, in the order of their words', async () => {
    const deployment = await standing.waiting();
    const says = (userId: ids.UserId, changed = {}): Change => ({
      insert: 'approvals',
      row: sampleApproval(deployment, { id: standing.ports.mint.id<ids.ApprovalId>(), userId, ...changed }),
    });
    await commit(says(linus, { givenAt: minutes(2) }), says(ada, { givenAt: minutes(1) }));
    expect(await commit(says(ada))).toEqual({ kind: 'conflict', constraint: 'approvals_one_per_person' });
    expect(await commit(says(ada, { shownHash: 'another case' }))).toMatchObject({ kind: 'done' });
    expect((await store.approvalsOf(deployment.id)).map(({ userId }) => userId)).toEqual([ada, linus, ada]);
  });

  test('by an override is open until somebody else has reviewed it; its own maker cannot, by any way', async () => {
    const deployment = await standing.waiting();
    const id = standing.ports.mint.id<ids.OverrideId>();
    const row = {
      id,
      deploymentId: deployment.id,
      projectId: deployment.projectId,
      gate: 'soaked',
      byUserId: linus,
      reason: 'The shop is down',
      at: minutes(1),
      reviewedBy: null,
      reviewedAt: null,
      revision: 1,
    } as const;
    await commit({ insert: 'overrides', row });
    const open = async () => idsOf(await store.overridesToReview(deployment.projectId));
    expect(await open()).toContain(id);
    const review = (by: ids.UserId) =>
      commit({ update: 'overrides', id, revision: 1, set: { reviewedBy: by, reviewedAt: minutes(2) } });
    expect(await review(linus)).toEqual({ kind: 'conflict', constraint: 'overrides_reviewed_by_another' });
    expect(await review(grace)).toMatchObject({ kind: 'done' });
    expect(await open()).not.toContain(id);
    expect(idsOf(await store.overridesOf(deployment.id))).toEqual([id]);
  });
});

describe('a stop', () => {
  test('by a freeze is in force until it is ended or its time is over', async () => {
    const id = standing.ports.mint.id<ids.FreezeId>();
    const row = {
      id,
      projectId: null,
      environment: null,
      because: 'stocktaking',
      setBy: ada,
      setAt: minutes(1),
      fromAt: null,
      untilAt: minutes(10),
      endedAt: null,
      endedBy: null,
      revision: 1,
    };
    await commit({ insert: 'freezes', row });
    expect(idsOf(await store.freezesInForce(minutes(9)))).toContain(id);
    expect(await store.freezesInForce(minutes(10))).toEqual([]);
    await commit({ update: 'freezes', id, revision: 1, set: { endedAt: minutes(5), endedBy: ada } });
    expect(await store.freezesInForce(minutes(6))).toEqual([]);
  });

  test('by a hold is one for each lane, until it is lifted', async () => {
    const { projectId, environment, candidateId } = await standing.waiting(newLane());
    const hold = (id: ids.HoldId): Change => ({
      insert: 'holds',
      row: {
        id,
        projectId,
        environment,
        candidateId,
        because: 'smoke-failed',
        setAt: minutes(1),
        liftedBy: null,
        liftedAt: null,
        liftedBecause: null,
        revision: 1,
      },
    });
    const id = standing.ports.mint.id<ids.HoldId>();
    await commit(hold(id));
    expect(await commit(hold(standing.ports.mint.id<ids.HoldId>()))).toEqual({
      kind: 'conflict',
      constraint: 'holds_one_in_force',
    });
    expect((await store.holdIn({ projectId, environment }))?.id).toBe(id);
    expect(await store.holdIn(newLane())).toBeNull();
    const set = { liftedBy: ada, liftedAt: minutes(2), liftedBecause: 'mended' };
    await commit({ update: 'holds', id, revision: 1, set });
    expect(await store.holdIn({ projectId, environment })).toBeNull();
  });
});
