import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Deployment } from '../../src/domain/deployment/deployment.ts';
import type { MessageContent, MessageSubject } from '../../src/domain/outbox/message.ts';
import { approveDeployment } from '../../src/operations/approve-deployment.ts';
import { readCard } from '../../src/operations/read-card.ts';
import { readRequest } from '../../src/operations/read-request.ts';
import { rejectDeployment } from '../../src/operations/reject-deployment.ts';
import { withdrawApproval } from '../../src/operations/withdraw-approval.ts';
import { drawMessage } from '../../src/views/draw-message.ts';
import { type LaneBench, startLaneBench } from '../support/promotion/lane-bench.ts';
import { ada, grace, openEnvironment } from '../support/promotion/open-environment.ts';
import { channelId } from '../views/support/release.ts';

const approvers = { from: ['S0APPROVERS'], expireMs: 86_400_000, validMs: 604_800_000, exclude: [] };
const approvals = { ...approvers, count: 1 };

let bench: LaneBench;

beforeAll(async () => {
  bench = await startLaneBench([openEnvironment('production', { approvals })]);
});
afterEach(async () => {
  bench.workspace.members.add(ada).add(grace);
  bench.workspace.answers = true;
  await bench.clear();
});
afterAll(() => bench.stop());

/** One that runs, and one that is approved and queued behind it. */
async function queued(): Promise<{
  readonly first: Deployment;
  readonly runId: number;
  readonly deployment: Deployment;
}> {
  const first = await bench.request(await bench.candidate());
  await bench.approve(first);
  await bench.settle();
  const [run] = bench.actions.underWay();
  const deployment = await bench.request(await bench.candidate());
  await bench.approve(deployment, grace);
  await bench.settle();
  expect(await bench.look(deployment)).toMatchObject({ state: 'queued' });
  return { first, runId: run?.runId ?? 0, deployment };
}
const firstEnds = async (runId: number) => {
  bench.actions.move(runId, { status: 'completed', conclusion: 'success' });
  await bench.forward(61_000);
};

test('a request waits for its approvals, and starts with the last of them', async () => {
  const deployment = await bench.request(await bench.candidate());
  await bench.settle();
  expect(await bench.look(deployment)).toMatchObject({ state: 'requested' });
  await bench.approve(deployment);
  await bench.settle();
  expect(await bench.look(deployment)).toMatchObject({ state: 'running' });
});

test('an approver who has left the group by the start counts no more: it goes back, and says so', async () => {
  const { runId, deployment } = await queued();
  bench.workspace.members.delete(grace);
  await firstEnds(runId);
  expect(await bench.look(deployment)).toMatchObject({
    state: 'requested',
    stateReason: { code: 'gate-closed', gate: 'approved' },
  });
  expect(await bench.said()).toContain('deployment-waits');
  expect(bench.actions.sent).toHaveLength(1);
});

test('nothing starts while Slack cannot say who may approve, and it starts when it can', async () => {
  const { runId, deployment } = await queued();
  bench.workspace.answers = false;
  await firstEnds(runId);
  expect(await bench.look(deployment)).toMatchObject({ state: 'requested' });
  bench.workspace.answers = true;
  await bench.forward(301_000);
  expect(await bench.look(deployment)).toMatchObject({ state: 'running' });
});

test('a policy that changes after the yes is shown anew, and the yes is void', async () => {
  const { runId, deployment } = await queued();
  await bench.environment('production', { soakMs: 60_000 });
  await firstEnds(runId);
  const after = await bench.look(deployment);
  expect(after).toMatchObject({ state: 'requested', approvedAt: null });
  expect(after.shownHash).not.toBe(deployment.shownHash);
  expect(await bench.said()).toContain('deployment-reshown');
});

test('a freeze between the yes and the start keeps it back, and what runs goes on to its end', async () => {
  const { first, runId, deployment } = await queued();
  await bench.ports.store.commit({
    changes: [
      {
        insert: 'freezes',
        row: {
          id: bench.ports.mint.id(),
          projectId: null,
          environment: null,
          because: 'stocktaking',
          setBy: ada,
          setAt: bench.now(),
          fromAt: null,
          untilAt: null,
          endedAt: null,
          endedBy: null,
          revision: 1,
        },
      },
    ],
    events: [],
    effects: [],
  });
  await bench.settle();
  expect(bench.actions.cancelled.size).toBe(0);
  await firstEnds(runId);
  expect(await bench.look(first)).toMatchObject({ state: 'succeeded' });
  expect(await bench.look(deployment)).toMatchObject({
    state: 'requested',
    stateReason: { code: 'gate-closed', gate: 'not frozen' },
  });
});

test('a yes that is taken back while the lane is being taken stops the start', async () => {
  const { runId, deployment } = await queued();
  const { commit, deployments } = bench.ports.store;
  let isTakenBack = false;
  Object.assign(bench.ports.store, {
    commit: async (...decision: Parameters<typeof commit>) => {
      const takesLane = decision[0].events.some(({ kind }) => kind === 'deployment-started');
      if (takesLane && !isTakenBack) {
        isTakenBack = true;
        for (const { id, revision } of await deployments.approvalsOf(deployment.id)) {
          const change = { update: 'approvals', id, revision, set: { withdrawnAt: bench.now() } } as const;
          await commit({ changes: [change], events: [], effects: [] });
        }
      }
      return commit(...decision);
    },
  });
  await firstEnds(runId);
  Object.assign(bench.ports.store, { commit });
  expect(isTakenBack).toBe(true);
  expect(bench.actions.sent).toHaveLength(1);
  expect(await bench.look(deployment)).toMatchObject({ holdsLane: false });
});

const parked = async () => {
  bench.actions.startsSo = 'limited';
  const deployment = await bench.request(await bench.candidate());
  await bench.approve(deployment);
  await bench.settle();
  expect(await bench.look(deployment)).toMatchObject({ state: 'running', startedAt: null });
  return deployment;
};

describe('one that has the lane and is not sent yet, because GitHub takes no more requests', () => {
  test('is ended by an approver’s no, and is never sent', async () => {
    const deployment = await parked();
    const asker = await bench.by(grace);
    const because = 'The basket is broken';
    expect(
      await rejectDeployment(bench.ports, asker, { deploymentId: deployment.id, because }),
    ).toMatchObject({ ok: true });
    expect(await bench.look(deployment)).toMatchObject({ state: 'rejected', holdsLane: false });
    const next = await bench.request(await bench.candidate());
    await bench.approve(next);
    await bench.settle();
    expect(await bench.look(next)).toMatchObject({ state: 'running' });
    await bench.forward(51 * 60_000);
    expect(bench.actions.sent.map(({ deploymentId }) => deploymentId)).toEqual([next.id]);
  });

  test('goes back to wait when a yes that it needs is taken back, and the lane is free', async () => {
    const deployment = await parked();
    expect(await withdrawApproval(bench.ports, await bench.by(ada), deployment.id)).toMatchObject({
      ok: true,
    });
    await bench.settle();
    expect(await bench.look(deployment)).toMatchObject({ state: 'requested', holdsLane: false });
    await bench.forward(51 * 60_000);
    expect(bench.actions.sent).toEqual([]);
  });

  test('cannot be rejected any more once it is sent', async () => {
    const deployment = await parked();
    await bench.forward(51 * 60_000);
    expect(bench.actions.sent).toHaveLength(1);
    const asked = { deploymentId: deployment.id, because: 'too late' };
    expect(await rejectDeployment(bench.ports, await bench.by(grace), asked)).toMatchObject({
      ok: false,
      refusal: { code: 'deployment-begun' },
    });
  });
});

/** Posts everything that is to be posted now; how often each new message calls the group. */
async function calls(): Promise<readonly string[]> {
  const { ports } = bench;
  const called: string[] = [];
  for (let count = 0; count < 50; count += 1) {
    const message = await ports.store.outbox.next(channelId, bench.now());
    if (message === null) return called;
    const { id, ts, subject, wantedRevision } = message;
    const drawn = drawMessage(await contentOf(subject));
    const times = JSON.stringify(drawn.blocks).split('<!subteam^S0APPROVERS>').length - 1;
    // An edit calls nobody.
    if (ts === null && times > 0) called.push(`${subject.kind} ${times}`);
    const sent = { ts: ts ?? `1700000000.${count}`, postedIn: null, shownHash: `${count}`, at: bench.now() };
    await ports.store.outbox.markSent(id, wantedRevision, sent);
  }
  throw new Error('the outbox does not run dry');
}
async function contentOf(subject: MessageSubject): Promise<MessageContent> {
  const now = bench.now();
  if (subject.kind === 'announcement') return subject;
  if (subject.kind === 'card') {
    const card = await readCard(bench.ports, subject.releaseId);
    if (card !== null) return { kind: 'card', card, now };
  } else if (subject.kind === 'request') {
    const request = await readRequest(bench.ports, subject.deploymentId);
    if (request !== null) return { kind: 'request', request, now };
  }
  throw new Error(`nothing is known of a ${subject.kind}`);
}

test('the group is called once when it is asked and once to be reminded, whatever happens in between', async () => {
  await bench.environment('production', { approvals: { ...approvals, count: 2 } });
  const deployment = await bench.request(await bench.candidate());
  await bench.settle();
  expect(await calls()).toEqual(['request 1']);
  const seenHash = deployment.shownHash.slice(0, 12);
  await approveDeployment(bench.ports, await bench.by(ada), { deploymentId: deployment.id, seenHash });
  await bench.settle();
  await bench.forward(3_600_000);
  expect(await calls()).toEqual([]);
  await bench.forward(12 * 3_600_000);
  expect(await calls()).toEqual(['announcement 1']);
  await bench.environment('production', { soakMs: 60_000 });
  await bench.forward(3_600_000);
  await bench.forward(20 * 3_600_000);
  expect(await calls()).toEqual([]);
});

test('a request that nobody answers is reminded of once, and expires with its reason', async () => {
  const deployment = await bench.request(await bench.candidate());
  await bench.settle();
  await bench.forward(13 * 3_600_000);
  await bench.forward(1 * 3_600_000);
  expect((await bench.said()).filter((kind) => kind === 'approval-reminder')).toHaveLength(1);
  await bench.forward(11 * 3_600_000);
  expect(await bench.look(deployment)).toMatchObject({
    state: 'expired',
    stateReason: { code: 'approval-expired', hours: 24 },
  });
});
