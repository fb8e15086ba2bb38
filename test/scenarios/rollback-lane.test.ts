import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Deployment } from '../../src/domain/deployment/deployment.ts';
import { parseUserId } from '../../src/domain/ids.ts';
import type { EnvironmentConfiguration } from '../../src/domain/project/environment.ts';
import { goOnWithRollback } from '../../src/operations/go-on-with-rollback.ts';
import { promoteOnwards } from '../../src/operations/promote-onwards.ts';
import { type LaneBench, startLaneBench } from '../support/promotion/lane-bench.ts';
import { ada, captain, grace, openEnvironment } from '../support/promotion/open-environment.ts';
import { type Rollbacks, rollbacksOn } from '../support/promotion/rollbacks.ts';

let bench: LaneBench;
let rollbacks: Rollbacks;
const environments: readonly EnvironmentConfiguration[] = [
  openEnvironment('production'),
  openEnvironment('us', { promote: 'automatically', after: [] }),
];

beforeAll(async () => {
  bench = await startLaneBench(environments);
  rollbacks = rollbacksOn(bench);
});
afterEach(() => bench.clear());
afterAll(() => bench.stop());

const stateOf = async (deployment: Deployment) => (await bench.look(deployment)).state;
const refusalOf = async (asked: ReturnType<Rollbacks['order']>) => {
  const outcome = await asked;
  const result = outcome.ok ? outcome.value[0]?.outcome : outcome;
  return result?.ok === false ? result.refusal : null;
};
const hold = async () => {
  const [project] = await bench.ports.store.projects();
  if (project === undefined) throw new Error('no project');
  return bench.ports.store.deployments.holdIn({ projectId: project.id, environment: 'production' });
};

describe('a rollback', () => {
  test('brings the latest verified candidate back with its recorded parameters, holds, and calls the other bad', async () => {
    const good = await rollbacks.deliver();
    const [first] = bench.actions.sent;
    const bad = await rollbacks.deliver();
    const { deploy } = openEnvironment('production');
    await bench.environment('production', {
      deploy: { ...deploy, workflow: 'new.yml', inputs: { other: '1' } },
    });
    const rollback = await rollbacks.back();
    await bench.settle();
    const sent = bench.actions.sent.at(-1);
    expect(sent).toMatchObject({ workflow: 'deploy.yml', ref: good.tag });
    expect(sent?.inputs).toEqual({ id: sent?.id, to: 'production' });
    expect(sent?.id).not.toBe(first?.id);
    await rollbacks.end('success');
    expect(await stateOf(rollback)).toBe('succeeded');
    expect(await rollbacks.fresh(bad)).toMatchObject({ badReason: 'checkout is broken' });
    expect(await hold()).toMatchObject({ candidateId: bad.id, because: 'checkout is broken' });
    expect(await bench.said()).toEqual(expect.arrayContaining(['rollback-requested', 'rollback-verified']));
  });

  test('stops a run that is under way, and starts when that is certain', async () => {
    const good = await rollbacks.deliver();
    const { deployment, runId } = await rollbacks.begin();
    const rollback = await rollbacks.back();
    await bench.forward(5_000);
    expect(bench.actions.cancelled).toContain(runId);
    expect(await stateOf(rollback)).toBe('queued');
    await rollbacks.end('cancelled');
    expect(await bench.look(deployment)).toMatchObject({
      state: 'cancelled',
      stateReason: { code: 'rolled-back', to: good.name },
    });
    expect(await stateOf(rollback)).toBe('running');
  });

  test('of what succeeded though it was to be stopped says so, and does not wait for its verification', async () => {
    await bench.environment('production', {
      verify: { smoke: [], control: null, bakeMs: 600_000 },
    });
    const good = await bench.candidate();
    await bench.request(good);
    await bench.settle();
    await rollbacks.end('success');
    await bench.forward(700_000);
    const { deployment } = await rollbacks.begin();
    const rollback = await rollbacks.back();
    await rollbacks.end('success');
    expect(await stateOf(deployment)).toBe('cancelled');
    expect(await stateOf(rollback)).toBe('running');
    expect(await bench.said()).toContain('run-ended-after-all');
  });

  test('ends a verification at once', async () => {
    await rollbacks.deliver();
    await bench.environment('production', {
      verify: { smoke: [], control: null, bakeMs: 600_000 },
    });
    const { deployment } = await rollbacks.begin();
    await rollbacks.end('success');
    expect(await stateOf(deployment)).toBe('verifying');
    const rollback = await rollbacks.back();
    await bench.settle();
    expect(await stateOf(deployment)).toBe('cancelled');
    expect(await stateOf(rollback)).toBe('running');
  });

  test('stops the run of an errored deployment that keeps the lane', async () => {
    await rollbacks.deliver();
    const { deployment, runId } = await rollbacks.begin();
    bench.actions.move(runId, { status: 'in_progress' });
    await bench.forward(21 * 60_000);
    expect(await bench.look(deployment)).toMatchObject({ state: 'errored', holdsLane: true });
    const rollback = await rollbacks.back();
    await bench.settle();
    expect(bench.actions.cancelled).toContain(runId);
    expect(await stateOf(rollback)).toBe('queued');
    await rollbacks.end('cancelled');
    expect(await stateOf(rollback)).toBe('running');
  });

  test('says after two minutes that it waits, and goes on when a person attests that nothing runs', async () => {
    await rollbacks.deliver();
    const { deployment, runId } = await rollbacks.begin();
    const rollback = await rollbacks.back();
    await bench.forward(60_000);
    expect(await bench.said()).not.toContain('rollback-waits');
    await bench.forward(61_000);
    expect(await bench.said()).toContain('rollback-waits');
    const about = { id: rollback.id, because: 'the runner is gone' };
    const own = await goOnWithRollback(bench.ports, await bench.by(captain), about);
    expect(own).toMatchObject({ ok: false, refusal: { code: 'requester-alone' } });
    const other = await goOnWithRollback(bench.ports, await bench.by(ada), about);
    expect(other.ok).toBe(true);
    await bench.settle();
    expect(await bench.look(deployment)).toMatchObject({
      state: 'cancelled',
      stateReason: { code: 'attested-ended', by: ada },
    });
    expect(await stateOf(rollback)).toBe('running');
    bench.actions.move(runId, { status: 'completed', conclusion: 'success' });
    await bench.forward(120_000);
    expect(await bench.said()).toContain('deployment-learned');
  });

  test('goes before whatever is queued, in a freeze and outside the windows, without approval', async () => {
    await rollbacks.deliver();
    await rollbacks.deliver();
    const { runId } = await rollbacks.begin();
    const queued = await bench.request(await bench.candidate());
    await bench.settle();
    expect(await stateOf(queued)).toBe('queued');
    const { projectId } = queued;
    await bench.ports.store.commit({
      changes: [
        {
          insert: 'freezes',
          row: {
            id: bench.ports.mint.id(),
            projectId,
            environment: null,
            because: 'television',
            setBy: captain,
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
    await bench.environment('production', {
      approvals: { ...openEnvironment('production').approvals, count: 2 },
    });
    const rollback = await rollbacks.back();
    bench.actions.move(runId, { status: 'completed', conclusion: 'cancelled' });
    await bench.forward(61_000);
    expect(await stateOf(rollback)).toBe('running');
    expect(await stateOf(queued)).toBe('requested');
  });

  test('calls off whatever would bring the bad candidate back, there and elsewhere', async () => {
    await rollbacks.deliver();
    const bad = await rollbacks.deliver();
    const elsewhere = await bench
      .environment('us', {
        approvals: { ...openEnvironment('us').approvals, count: 1 },
      })
      .then(() => bench.request(bad, 'us'));
    await bench.settle();
    expect(await stateOf(elsewhere)).toBe('requested');
    await rollbacks.back();
    expect(await bench.look(elsewhere)).toMatchObject({
      state: 'cancelled',
      stateReason: { code: 'candidate-bad', candidate: bad.name },
    });
    const before = (await bench.all()).length;
    await promoteOnwards(bench.ports, bad.id);
    expect(await bench.all()).toHaveLength(before);
  });

  test('has one effect, however many people click at once; a second click is told of the first', async () => {
    await rollbacks.deliver();
    const bad = await rollbacks.deliver();
    const expects = { production: bad };
    const both = await Promise.all([
      rollbacks.order({ expects }),
      rollbacks.order({ expects }, ada),
      rollbacks.order({ expects }, grace),
    ]);
    const kinds = both.map((outcome) =>
      outcome.ok && outcome.value[0]?.outcome.ok ? outcome.value[0].outcome.value.kind : outcome,
    );
    expect(kinds.filter((kind) => kind === 'new')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'already')).toHaveLength(2);
    await bench.settle();
    expect(await refusalOf(rollbacks.order({ expects }, ada))).toBeNull();
    await rollbacks.end('success');
    expect(await refusalOf(rollbacks.order({ expects }, ada))).toMatchObject({ code: 'rolled-back-already' });
    expect((await bench.all()).filter(({ origin }) => origin === 'rollback')).toHaveLength(1);
  });

  test('during another one makes that one go, and takes away what it set out to', async () => {
    const oldest = await rollbacks.deliver();
    const older = await rollbacks.deliver();
    const bad = await rollbacks.deliver();
    const first = await rollbacks.back();
    await bench.settle();
    expect(await stateOf(first)).toBe('running');
    const { name, releaseId, id: candidateId } = oldest;
    const second = await rollbacks.back({ to: { name, releaseId, candidateId } });
    await rollbacks.end('cancelled');
    expect(await stateOf(first)).toBe('cancelled');
    expect(second.rollback?.away.candidateId).toBe(bad.id);
    expect(await rollbacks.fresh(older)).toMatchObject({ badSince: null });
    expect(await stateOf(second)).toBe('running');
  });

  test('that failed can be rolled back by a person, once more or further back', async () => {
    const oldest = await rollbacks.deliver();
    const older = await rollbacks.deliver();
    await rollbacks.deliver();
    await rollbacks.back();
    await bench.settle();
    await rollbacks.end('failure');
    expect(await bench.said()).toContain('rollback-ended');
    const further = await rollbacks.back();
    expect(further.candidateId).toBe(oldest.id);
    expect(await rollbacks.fresh(older)).toMatchObject({ badReason: 'checkout is broken' });
  });

  test('to a candidate whose tag is gone is refused, with what else it can go back to', async () => {
    const oldest = await rollbacks.deliver();
    const older = await rollbacks.deliver();
    await rollbacks.deliver();
    bench.actions.tags.delete(older.tag);
    expect(await refusalOf(rollbacks.order())).toMatchObject({
      code: 'rollback-tag-gone',
      tag: older.tag,
      others: [oldest.name],
    });
    const { name, releaseId, id: candidateId } = oldest;
    const rollback = await rollbacks.back({ to: { name, releaseId, candidateId } });
    expect(rollback.candidateId).toBe(oldest.id);
  });

  test('in one environment goes on where another is refused, with a result each', async () => {
    await rollbacks.deliver();
    await rollbacks.deliver();
    const outcome = await rollbacks.order({ environments });
    const results = outcome.ok ? outcome.value.map((each) => [each.environment, each.outcome.ok]) : [];
    expect(results).toEqual([
      ['production', true],
      ['us', false],
    ]);
    expect(await hold()).not.toBeNull();
  });

  test('is refused to those who are neither captain nor approver, and to guests', async () => {
    await rollbacks.deliver();
    await rollbacks.deliver();
    const linus = parseUserId('U0LINUS');
    expect(await refusalOf(rollbacks.order({}, linus))).toMatchObject({ code: 'not-permitted' });
    bench.workspace.standings.set(ada, 'guest');
    expect(await refusalOf(rollbacks.order({}, ada))).toMatchObject({ code: 'outsider' });
    bench.workspace.standings.clear();
    await bench.environment('production', {
      rollback: { ...openEnvironment('production').rollback, by: [grace] },
    });
    const [changed] = (await bench.ports.store.projects())[0]?.configuration.environments ?? [];
    const environments = changed === undefined ? [] : [changed];
    expect(await refusalOf(rollbacks.order({ environments }, captain))).toMatchObject({
      code: 'not-permitted',
    });
    expect(await refusalOf(rollbacks.order({ environments }, grace))).toBeNull();
  });
});
