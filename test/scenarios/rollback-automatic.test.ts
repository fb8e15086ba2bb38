import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Deployment } from '../../src/domain/deployment/deployment.ts';
import type { EnvironmentConfiguration } from '../../src/domain/project/environment.ts';
import { considerRollback } from '../../src/operations/consider-rollback.ts';
import { promoteOnwards } from '../../src/operations/promote-onwards.ts';
import { type LaneBench, startLaneBench } from '../support/promotion/lane-bench.ts';
import { openEnvironment } from '../support/promotion/open-environment.ts';
import { replicaOf } from '../support/promotion/replica.ts';
import { type Rollbacks, rollbacksOn } from '../support/promotion/rollbacks.ts';

let bench: LaneBench;
let rollbacks: Rollbacks;
const smoke = [
  { url: 'https://shop.example/healthz', status: 200, contains: null, attempts: 1, timeoutMs: 5_000 },
];
const production = openEnvironment('production', {
  verify: { smoke, control: 'https://status.example/', bakeMs: 0 },
  rollback: { mode: 'automatic', by: null },
});

beforeAll(async () => {
  bench = await startLaneBench([production]);
  rollbacks = rollbacksOn(bench);
});
afterEach(() => bench.clear());
afterAll(() => bench.stop());

const inMode = (mode: EnvironmentConfiguration['rollback']['mode']) =>
  bench.environment('production', { rollback: { mode, by: null } });
const rows = async (origin: Deployment['origin']) =>
  (await bench.all()).filter((deployment) => deployment.origin === origin);
const verdicts = async (deployment: Deployment) => {
  const { endedAt } = await bench.look(deployment);
  return endedAt === null ? null : bench.ports.store.rollbacks.verdictOn(deployment.id, endedAt);
};

/** The smoke check says no until it is told otherwise. */
const broken = () => bench.answers.set(smoke[0]?.url ?? '', { kind: 'wrong-status', status: 500 });

/** Delivers one, then deploys another whose verification says no; what follows has been done. */
async function failVerification() {
  const good = await rollbacks.deliver();
  const { candidate, deployment } = await rollbacks.begin();
  broken();
  const [run] = bench.actions.underWay();
  bench.actions.move(run?.runId ?? 0, { status: 'completed', conclusion: 'success' });
  await bench.forward(61_000);
  await bench.forward(5_000);
  return { good, bad: candidate, deployment };
}

describe('where an environment rolls back by itself', () => {
  test('a failed verification brings the last good one back, which is verified; the environment is held', async () => {
    const { good, bad, deployment } = await failVerification();
    expect(await bench.look(deployment)).toMatchObject({ state: 'failed' });
    const [rollback] = await rows('rollback');
    expect(rollback).toMatchObject({
      state: 'running',
      candidateId: good.id,
      requestedBy: 'waybill',
      rollback: { trigger: 'verification-failed', away: { candidateId: bad.id } },
    });
    expect(bench.actions.sent.at(-1)).toMatchObject({ ref: good.tag });
    bench.answers.clear();
    await rollbacks.end('success');
    await bench.forward(5_000);
    expect((await rows('rollback')).map(({ state }) => state)).toEqual(['succeeded']);
    expect(await rollbacks.fresh(bad)).toMatchObject({ badSince: expect.any(Date) });
    expect(await bench.ports.store.deployments.holdIn(deployment)).toMatchObject({ candidateId: bad.id });
    expect(await bench.said()).toContain('rollback-verified');
    await promoteOnwards(bench.ports, bad.id);
    expect(await rows('automatic')).toEqual([]);
  });

  test('a deployer that said no after it had begun does so too', async () => {
    const good = await rollbacks.deliver();
    await rollbacks.begin();
    await rollbacks.end('failure');
    expect(await rows('rollback')).toMatchObject([
      { candidateId: good.id, rollback: { trigger: 'deployer-failed' } },
    ]);
  });

  test('what could not be told leads to the question and to nothing else', async () => {
    await rollbacks.deliver();
    const { deployment } = await rollbacks.begin();
    await rollbacks.end('neutral');
    expect(await bench.look(deployment)).toMatchObject({ state: 'errored' });
    expect(await rows('rollback')).toEqual([]);
    expect(await verdicts(deployment)).toMatchObject({ kind: 'ask', why: 'errored' });
    expect(await bench.said()).toContain('rollback-asked');
  });

  test('a deployment that never began leads to nothing', async () => {
    await rollbacks.deliver();
    bench.actions.startsSo = 'refused';
    const { deployment } = await rollbacks.begin();
    expect(await verdicts(deployment)).toMatchObject({ kind: 'nothing', why: 'never-begun' });
    expect(await rows('rollback')).toEqual([]);
  });

  test('the first deployment ever has no way back, which is said', async () => {
    const { deployment } = await rollbacks.begin();
    await rollbacks.end('failure');
    expect(await verdicts(deployment)).toMatchObject({ kind: 'nothing', why: 'no-target' });
    expect(await bench.said()).toContain('no-way-back');
  });

  test('two processes that see one failure at once make one rollback', async () => {
    await inMode('ask');
    await rollbacks.deliver();
    const { deployment } = await rollbacks.begin();
    await rollbacks.end('failure');
    await inMode('automatic');
    const { db } = bench.database;
    await db.deleteFrom('rollbackVerdicts').execute();
    const both = () => Promise.all([1, 2, 3].map(() => considerRollback(bench.ports, deployment.id)));
    await both();
    await both();
    expect(await rows('rollback')).toHaveLength(1);
    expect(await db.selectFrom('rollbackVerdicts').select('kind').execute()).toEqual([{ kind: 'act' }]);
  });

  test('a rollback that fails is not rolled back by itself, nor is the next failure before a delivery', async () => {
    await failVerification();
    await rollbacks.end('failure');
    expect(await rows('rollback')).toMatchObject([{ state: 'failed' }]);
    const next = await bench.candidate();
    await bench.database.db.updateTable('holds').set({ liftedAt: bench.now() }).execute();
    const again = await bench.request(next);
    await bench.settle();
    await rollbacks.end('failure');
    expect(await bench.look(again)).toMatchObject({ state: 'failed' });
    expect(await verdicts(again)).toMatchObject({ kind: 'ask', why: 'twice-in-a-row' });
    expect(await rows('rollback')).toHaveLength(1);
  });

  test('a person who was faster is left alone', async () => {
    await inMode('ask');
    await rollbacks.deliver();
    const { deployment } = await rollbacks.begin();
    await rollbacks.end('failure');
    await bench.database.db.deleteFrom('rollbackVerdicts').execute();
    await inMode('automatic');
    await rollbacks.back();
    await considerRollback(bench.ports, deployment.id);
    expect(await verdicts(deployment)).toMatchObject({ kind: 'nothing', why: 'somebody-acted' });
    expect(await rows('rollback')).toHaveLength(1);
  });

  test('one that races a person’s is one rollback with it, and the person is told that it goes there', async () => {
    await inMode('ask');
    const good = await rollbacks.deliver();
    const { candidate: bad, deployment } = await rollbacks.begin();
    await rollbacks.end('failure');
    await bench.database.db.deleteFrom('rollbackVerdicts').execute();
    await inMode('automatic');
    const replica = replicaOf(bench);
    const consider = () => considerRollback(replica.ports, deployment.id);
    const [, asked] = await Promise.all([
      consider(),
      rollbacks.order({ expects: { production: bad } }),
      consider(),
    ]);
    await replica.close();
    await bench.settle();
    expect(asked).toMatchObject({ value: [{ outcome: { ok: true, value: { to: good.name } } }] });
    expect(await rows('rollback')).toMatchObject([{ candidateId: good.id, state: 'running' }]);
    expect(bench.actions.sent.filter(({ ref }) => ref === good.tag)).toHaveLength(2);
  });

  test('where it is refused, that is said, and a person decides', async () => {
    const good = await rollbacks.deliver();
    await rollbacks.begin();
    bench.actions.tags.delete(good.tag);
    await rollbacks.end('failure');
    expect(await rows('rollback')).toEqual([]);
    expect(await bench.said()).toContain('rollback-refused');
  });
});
