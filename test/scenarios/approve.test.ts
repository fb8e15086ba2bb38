import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Deployment } from '../../src/domain/deployment/deployment.ts';
import type { UserId } from '../../src/domain/ids.ts';
import { approveDeployment } from '../../src/operations/approve-deployment.ts';
import { rejectDeployment } from '../../src/operations/reject-deployment.ts';
import { withdrawApproval } from '../../src/operations/withdraw-approval.ts';
import { ada, captain, grace, linus, type Standing, startStanding } from '../support/promotion/standing.ts';

let standing: Standing;

beforeAll(async () => {
  standing = await startStanding();
});
afterAll(() => standing.stop());
afterEach(() => {
  const { workspace } = standing;
  workspace.answers = true;
  workspace.standings.clear();
  workspace.members.clear();
  for (const id of [ada, grace]) workspace.members.add(id);
});

const approve = async (userId: UserId, { id, shownHash }: Deployment, seenHash = shownHash.slice(0, 12)) =>
  approveDeployment(standing.ports, await standing.by(userId), { deploymentId: id, seenHash });
const reject = async (userId: UserId, { id }: Deployment, because = 'The basket is broken') =>
  rejectDeployment(standing.ports, await standing.by(userId), { deploymentId: id, because });
const withdraw = async (userId: UserId, { id }: Deployment) =>
  withdrawApproval(standing.ports, await standing.by(userId), id);
const codeOf = (outcome: Awaited<ReturnType<typeof approve | typeof reject | typeof withdraw>>) =>
  outcome.ok ? 'done' : outcome.refusal.code;
const yesesTo = async ({ id }: Deployment) =>
  (await standing.ports.store.deployments.approvalsOf(id)).filter(
    ({ verdict, withdrawnAt }) => verdict === 'approved' && withdrawnAt === null,
  );
const stateOf = async ({ id }: Deployment) => (await standing.ports.store.deployments.deployment(id))?.state;

describe('a yes', () => {
  test('of an approver is kept with exactly what they were shown, and on the record', async () => {
    const deployment = await standing.waiting();
    const outcome = await approve(ada, deployment);
    expect(outcome).toMatchObject({ ok: true, value: { candidate: '1.5.0-rc.1', have: 1, need: 2 } });
    expect(await yesesTo(deployment)).toMatchObject([
      { userId: ada, shownHash: deployment.shownHash, carriedFrom: null },
    ]);
    const [event] = await standing.ports.store.history(standing.project.id, { limit: 1 });
    expect(event).toMatchObject({ kind: 'approval-given', actor: `slack:${ada}` });
    expect(event?.body).toContain(deployment.shownHash);
  });

  test('counts of a person who is named, and not only of a group', async () => {
    expect(codeOf(await approve(linus, await standing.waiting()))).toBe('done');
  });

  test('of the same person twice is one, and the second is told', async () => {
    const deployment = await standing.waiting();
    expect(codeOf(await approve(ada, deployment))).toBe('done');
    expect(codeOf(await approve(ada, deployment))).toBe('already-approved');
    expect(await yesesTo(deployment)).toHaveLength(1);
  });

  test('by two clicks at the same instant is one, and one of them is told', async () => {
    const deployment = await standing.waiting();
    const codes = (await Promise.all([approve(ada, deployment), approve(ada, deployment)])).map(codeOf);
    expect(codes.toSorted()).toEqual(['already-approved', 'done']);
    expect(await yesesTo(deployment)).toHaveLength(1);
  });

  test('of two people at the same instant is two', async () => {
    const deployment = await standing.waiting();
    const codes = (await Promise.all([approve(ada, deployment), approve(linus, deployment)])).map(codeOf);
    expect(codes).toEqual(['done', 'done']);
    expect(await yesesTo(deployment)).toHaveLength(2);
  });

  test('is refused to a requester, even one who is an approver', async () => {
    const deployment = await standing.waiting({ requesters: [captain, ada] });
    expect(codeOf(await approve(ada, deployment))).toBe('own-request');
    expect(await yesesTo(deployment)).toEqual([]);
  });

  test('is refused to somebody who is no approver, with those who are', async () => {
    standing.workspace.members.delete(ada);
    const outcome = await approve(ada, await standing.waiting());
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { code: 'not-permitted', roles: ['approver'], who: ['S0APPROVERS', linus] },
    });
  });

  test('is refused to an approver who has left the group since the request was shown', async () => {
    const deployment = await standing.waiting();
    standing.workspace.members.delete(ada);
    expect(codeOf(await approve(ada, deployment))).toBe('not-permitted');
    expect(await yesesTo(deployment)).toEqual([]);
  });

  test.each(['guest', 'other-workspace', 'bot', 'deactivated'] as const)(
    'is refused to a %s, whatever they are named as',
    async (kind) => {
      standing.workspace.standings.set(linus, kind);
      const deployment = await standing.waiting();
      expect(codeOf(await approve(linus, deployment))).toBe('outsider');
      expect(await yesesTo(deployment)).toEqual([]);
    },
  );

  test('is refused while Slack cannot say who they are', async () => {
    standing.workspace.answers = false;
    const deployment = await standing.waiting();
    expect(codeOf(await approve(ada, deployment))).toBe('authority-unknown');
    expect(codeOf(await approve(linus, deployment))).toBe('authority-unknown');
    standing.workspace.answers = true;
    expect(codeOf(await approve(ada, deployment))).toBe('done');
  });

  test('is refused to whoever wrote a change in it, once they are linked', async () => {
    const deployment = await standing.waiting();
    await standing.ports.store.commit({
      changes: [
        {
          insert: 'identityLinks',
          row: {
            id: grace,
            githubLogin: 'Grace-GH',
            linkedBy: captain,
            linkedAt: standing.ports.clock.now(),
            revision: 1,
          },
        },
      ],
      events: [],
      effects: [],
    });
    expect(await approve(grace, deployment)).toMatchObject({
      ok: false,
      refusal: { code: 'own-change', login: 'grace-gh' },
    });
    expect(codeOf(await approve(ada, deployment))).toBe('done');
  });

  test('by a card from before the case changed does nothing', async () => {
    const deployment = await standing.waiting();
    expect(codeOf(await approve(ada, deployment, 'an-older-one'))).toBe('case-changed');
    expect(codeOf(await approve(ada, deployment, ''))).toBe('case-changed');
    expect(await yesesTo(deployment)).toEqual([]);
  });

  test('to a case whose policy has changed since does nothing', async () => {
    const deployment = await standing.waiting();
    const stale = { ...deployment.policy, soakMs: 60_000 };
    await standing.ports.store.commit({
      changes: [
        {
          update: 'deployments',
          id: deployment.id,
          revision: 1,
          set: { policy: stale, shown: { ...deployment.shown, policy: stale } },
        },
      ],
      events: [],
      effects: [],
    });
    expect(codeOf(await approve(ada, deployment))).toBe('case-changed');
  });

  test.each([
    ['running', true, 'deployment-begun'],
    ['succeeded', false, 'deployment-over'],
    ['rejected', false, 'deployment-over'],
  ] as const)('to one that is %s comes too late', async (state, holdsLane, code) => {
    const deployment = await standing.waiting({ state, holdsLane });
    expect(codeOf(await approve(ada, deployment))).toBe(code);
  });

  test('can be taken back before the start, and given again', async () => {
    const deployment = await standing.waiting();
    expect(codeOf(await withdraw(ada, deployment))).toBe('not-approved-by-you');
    await approve(ada, deployment);
    expect(codeOf(await withdraw(ada, deployment))).toBe('done');
    expect(await yesesTo(deployment)).toEqual([]);
    expect(codeOf(await approve(ada, deployment))).toBe('done');
  });
});

describe('a no', () => {
  test('of any approver ends it, with the reason, whoever said yes', async () => {
    const deployment = await standing.waiting();
    await approve(ada, deployment);
    expect(codeOf(await reject(linus, deployment))).toBe('done');
    expect(await standing.ports.store.deployments.deployment(deployment.id)).toMatchObject({
      state: 'rejected',
      stateReason: { code: 'rejected', by: linus, because: 'The basket is broken' },
    });
    expect(codeOf(await approve(grace, deployment))).toBe('deployment-over');
  });

  test('needs a reason', async () => {
    const deployment = await standing.waiting();
    expect(codeOf(await reject(ada, deployment, '  '))).toBe('reason-missing');
    expect(await stateOf(deployment)).toBe('requested');
  });

  test('of somebody who had said yes takes their yes back', async () => {
    const deployment = await standing.waiting();
    await approve(ada, deployment);
    expect(codeOf(await reject(ada, deployment))).toBe('done');
    expect(await yesesTo(deployment)).toEqual([]);
  });

  test('is for approvers alone, and not for requesters', async () => {
    const deployment = await standing.waiting({ requesters: [ada] });
    expect(codeOf(await reject(captain, deployment))).toBe('not-permitted');
    expect(codeOf(await reject(ada, deployment))).toBe('own-request');
    expect(await stateOf(deployment)).toBe('requested');
  });

  test('and a yes at the same instant end in a no, and the yes is never lost in silence', async () => {
    for (let round = 0; round < 5; round += 1) {
      const deployment = await standing.waiting();
      const [yes, no] = await Promise.all([approve(ada, deployment), reject(linus, deployment)]);
      expect(codeOf(no)).toBe('done');
      // Either the yes came first and is on the record, or its giver is told that it came too late.
      expect(['done', 'deployment-over']).toContain(codeOf(yes));
      expect(await yesesTo(deployment)).toHaveLength(yes.ok ? 1 : 0);
      expect(await stateOf(deployment)).toBe('rejected');
    }
  });
});
