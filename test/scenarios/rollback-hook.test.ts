import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { WebhookResult } from '../../src/domain/webhook/webhook-result.ts';
import { callRollbackHook } from '../../src/operations/call-rollback-hook.ts';
import { judgeRollback } from '../../src/operations/judge-rollback.ts';
import { readRollbackFigures } from '../../src/operations/read-rollback-figures.ts';
import { type LaneBench, startLaneBench } from '../support/promotion/lane-bench.ts';
import { ada, captain, openEnvironment } from '../support/promotion/open-environment.ts';
import { type Rollbacks, rollbacksOn } from '../support/promotion/rollbacks.ts';

let bench: LaneBench;
let rollbacks: Rollbacks;
const hook = { url: 'https://flags.example/switch', secret: 'FLAGS_SECRET', timeoutMs: 10_000 };
const rollback = { mode: 'shadow', by: null, hook } as const;

beforeAll(async () => {
  bench = await startLaneBench([openEnvironment('production', { rollback })]);
  rollbacks = rollbacksOn(bench);
});
afterEach(() => bench.clear());
afterAll(() => bench.stop());

const dies = () => Promise.reject(new Error('killed'));

describe('a hook', () => {
  test.each<[string, WebhookResult]>([
    ['takes it', { kind: 'accepted', status: 204 }],
    ['is down', { kind: 'refused' }],
    ['is slow', { kind: 'timed-out' }],
    ['answers 500', { kind: 'declined', status: 500 }],
    ['is at a private address', { kind: 'forbidden', host: '10.0.0.1' }],
  ])('that %s is called once, is recorded and said, and the redeployment goes on', async (_, result) => {
    const good = await rollbacks.deliver();
    const bad = await rollbacks.deliver();
    bench.hooks.answers.set(hook.url, result);
    const back = await rollbacks.back();
    await bench.settle();
    const call = await bench.ports.store.rollbacks.hookOf(back.id);
    expect(call).toMatchObject({ result, endedAt: expect.any(Date) });
    expect(bench.hooks.sent).toMatchObject([
      {
        id: call?.id,
        url: hook.url,
        secret: 'FLAGS_SECRET',
        timeoutMs: 10_000,
        body: { data: { from: { candidate: bad.name }, to: { candidate: good.name, sha: good.sha } } },
      },
    ]);
    expect(JSON.stringify(bench.hooks.sent)).not.toContain('checkout is broken');
    expect(bench.actions.sent.at(-1)).toMatchObject({ ref: good.tag });
    expect(await bench.said()).toContain('rollback-hook-called');
    await callRollbackHook(bench.ports, back.id);
    expect(bench.hooks.sent).toHaveLength(1);
  });

  test('over which a process died is called again under the same id, and is waited for no longer than its time', async () => {
    await rollbacks.deliver();
    await rollbacks.deliver();
    const dying = { ...bench.ports, webhooks: dies };
    const back = await rollbacks.back();
    await expect(callRollbackHook(dying, back.id)).rejects.toThrow('killed');
    const before = await bench.ports.store.rollbacks.hookOf(back.id);
    const sent = bench.actions.sent.length;
    // Nobody calls it again for now: the redeployment does not wait for ever.
    bench.forget('call-rollback-hook');
    await bench.settle();
    expect(bench.actions.sent).toHaveLength(sent);
    await bench.forward(16_000);
    expect(bench.actions.sent).toHaveLength(sent + 1);
    await callRollbackHook(bench.ports, back.id);
    expect(bench.hooks.sent).toMatchObject([{ id: before?.id }]);
  });
});

test('a hook is called only once a rollback that needs approval has it', async () => {
  const approvals = { count: 1, from: [ada], expireMs: 3_600_000, validMs: 3_600_000, exclude: [] };
  await rollbacks.deliver();
  await rollbacks.deliver();
  await bench.environment('production', { approvals, rollback: { ...rollback, needsApproval: true } });
  const back = await rollbacks.back();
  await bench.settle();
  expect(bench.hooks.sent).toEqual([]);
  await bench.approve(back);
  await bench.settle();
  expect(bench.hooks.sent).toHaveLength(1);
  await bench.settle();
  expect(await bench.look(back)).toMatchObject({ state: 'running' });
});

describe('shadow mode', () => {
  test('does nothing, says what it would have done, and counts how often that would have been right', async () => {
    await rollbacks.deliver();
    const { deployment } = await rollbacks.begin();
    await rollbacks.end('failure');
    expect((await bench.all()).filter(({ origin }) => origin === 'rollback')).toEqual([]);
    expect(await bench.said()).toContain('rollback-imagined');
    const { endedAt } = await bench.look(deployment);
    const verdict = await bench.ports.store.rollbacks.verdictOn(deployment.id, endedAt ?? new Date(0));
    expect(verdict).toMatchObject({ kind: 'shadow' });
    const judge = async (userId: typeof ada, opinion: 'right' | 'wrong') =>
      verdict === null
        ? null
        : judgeRollback(bench.ports, await bench.by(userId), { id: verdict.id, opinion });
    const tally = async () => (await readRollbackFigures(bench.ports, deployment)).tally;
    expect(await tally()).toEqual({ right: 0, wrong: 0, open: 1 });
    expect(await judge(ada, 'wrong')).toMatchObject({ ok: true });
    expect(await judge(ada, 'wrong')).toMatchObject({ ok: true });
    expect(await tally()).toEqual({ right: 0, wrong: 1, open: 0 });
    expect(await judge(captain, 'right')).toMatchObject({ ok: true });
    expect(await judge(ada, 'right')).toMatchObject({ ok: true });
    expect(await tally()).toEqual({ right: 1, wrong: 0, open: 0 });
    const outsider = (await bench.by(ada)).userId;
    bench.workspace.standings.set(outsider, 'guest');
    expect(await judge(ada, 'wrong')).toMatchObject({ ok: false, refusal: { code: 'outsider' } });
    bench.workspace.standings.clear();
  });
});

test('how long rollbacks took is counted from the order to the verification', async () => {
  await rollbacks.deliver();
  await rollbacks.deliver();
  const back = await rollbacks.back();
  await bench.settle();
  await rollbacks.end('success');
  const { requestedAt, succeededAt } = await bench.look(back);
  const { took } = await readRollbackFigures(bench.ports, back);
  const tookMs = (succeededAt?.getTime() ?? 0) - requestedAt.getTime();
  expect(took).toEqual({ count: 1, medianMs: tookMs, longestMs: tookMs });
  expect(tookMs).toBeGreaterThan(0);
});
