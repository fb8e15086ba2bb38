import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Deployment } from '../../src/domain/deployment/deployment.ts';
import type { UserId } from '../../src/domain/ids.ts';
import type { GateName } from '../../src/domain/policy/ladder.ts';
import { moveInQueue } from '../../src/operations/move-in-queue.ts';
import { overrideGate } from '../../src/operations/override-gate.ts';
import { reviewOverride } from '../../src/operations/review-override.ts';
import { setFreeze } from '../../src/operations/set-freeze.ts';
import {
  ada,
  captain,
  linus,
  production,
  type Standing,
  startStanding,
} from '../support/promotion/standing.ts';

let standing: Standing;

beforeAll(async () => {
  standing = await startStanding({ ...production, approvals: { ...production.approvals, exclude: [] } });
  await setFreeze(standing.ports, await standing.by(captain), {
    scope: { kind: 'project', projectId: standing.project.id, project: 'storefront' },
    untilAt: null,
    because: 'black Friday',
  });
});
afterAll(() => standing.stop());

const because = 'The shop is down for everybody';
const override = async (
  userId: UserId,
  { id }: Deployment,
  gate: GateName = 'not frozen',
  reason = because,
) => overrideGate(standing.ports, await standing.by(userId), { deploymentId: id, gate, reason });
const codeOf = (outcome: { ok: true } | { ok: false; refusal: { code: string } }) =>
  outcome.ok ? 'done' : outcome.refusal.code;
const overridesOf = ({ id }: Deployment) => standing.ports.store.deployments.overridesOf(id);

describe('an override', () => {
  test('opens a gate that stands, by a person who is named for it, with a reason', async () => {
    const deployment = await standing.waiting();
    expect(codeOf(await override(linus, deployment))).toBe('done');
    expect(await overridesOf(deployment)).toMatchObject([
      { gate: 'not frozen', byUserId: linus, reason: because, reviewedBy: null },
    ]);
    expect(await standing.ports.store.history(standing.project.id, { limit: 1 })).toMatchObject([
      { kind: 'gate-overridden', actor: `slack:${linus}` },
    ]);
  });

  test('of the same gate by two people at once is one', async () => {
    const deployment = await standing.waiting({ requesters: [ada] });
    const codes = (await Promise.all([override(linus, deployment), override(captain, deployment)])).map(
      codeOf,
    );
    expect(codes.toSorted()).toEqual(['done', 'gate-holds']);
    expect(await overridesOf(deployment)).toHaveLength(1);
  });

  test('is refused to an approver who is not named for it', async () => {
    expect(codeOf(await override(ada, await standing.waiting()))).toBe('not-permitted');
  });

  test('is refused to the requester in the last tier', async () => {
    expect(codeOf(await override(captain, await standing.waiting()))).toBe('requester-alone');
  });

  test('needs a reason of substance', async () => {
    const deployment = await standing.waiting();
    expect(codeOf(await override(linus, deployment, 'not frozen', 'it is urgent   '))).toBe(
      'reason-too-short',
    );
  });

  test('is refused for a gate that holds', async () => {
    expect(codeOf(await override(linus, await standing.waiting(), 'window open'))).toBe('gate-holds');
  });

  test('is refused for a candidate that is not built', async () => {
    const deployment = await standing.waiting();
    const candidate = await standing.ports.store.candidate(deployment.candidateId);
    if (candidate === null) throw new Error('no candidate');
    await standing.ports.store.commit({
      changes: [{ update: 'candidates', id: candidate.id, revision: 1, set: { state: 'failed' } }],
      events: [],
      effects: [],
    });
    expect(codeOf(await override(linus, deployment, 'candidate ready'))).toBe('gate-not-overridable');
  });

  test('stays open until somebody else has reviewed it, once', async () => {
    const deployment = await standing.waiting();
    await override(linus, deployment);
    const [made] = await overridesOf(deployment);
    if (made === undefined) throw new Error('no override');
    const review = async (userId: UserId) =>
      codeOf(await reviewOverride(standing.ports, await standing.by(userId), made.id));
    expect(await review(linus)).toBe('own-override');
    expect(await review(ada)).toBe('done');
    expect(await review(captain)).toBe('already-done');
    const open = await standing.ports.store.deployments.overridesToReview(standing.project.id);
    expect(open.map(({ id }) => id)).not.toContain(made.id);
  });
});

describe('a queued deployment', () => {
  test('is moved up one place by a captain, before those who asked earlier, and stays behind no one new', async () => {
    const queued: Deployment[] = [];
    for (const _ of [1, 2, 3]) {
      standing.forward(1000);
      queued.push(await standing.waiting({ state: 'queued', queuedAt: standing.ports.clock.now() }));
    }
    const [first, , third] = queued;
    if (first === undefined || third === undefined) throw new Error('nothing is queued');
    const move = async (userId: UserId, id: Deployment['id']) =>
      moveInQueue(standing.ports, await standing.by(userId), id);
    expect(codeOf(await move(ada, third.id))).toBe('not-permitted');
    expect(await move(captain, third.id)).toMatchObject({ ok: true, value: { position: 2 } });
    expect(await move(captain, third.id)).toMatchObject({ ok: true });
    expect(codeOf(await move(captain, third.id))).toBe('first-in-queue');
    expect(await move(captain, first.id)).toMatchObject({ ok: true });
    expect(codeOf(await move(captain, (await standing.waiting()).id))).toBe('not-queued');
  });
});
