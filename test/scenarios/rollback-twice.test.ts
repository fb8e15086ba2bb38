import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { rollbackCommand } from '../../src/commands/rollback.ts';
import { readWords } from '../../src/commands/words.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import { clearBad } from '../../src/operations/clear-bad.ts';
import { explainRollback } from '../../src/operations/explain-rollback.ts';
import { goOnWithRollback } from '../../src/operations/go-on-with-rollback.ts';
import { liftHold } from '../../src/operations/lift-hold.ts';
import { whatRuns } from '../../src/operations/what-runs.ts';
import { type LaneBench, startLaneBench } from '../support/promotion/lane-bench.ts';
import { ada, captain, grace, openEnvironment } from '../support/promotion/open-environment.ts';
import { partly } from '../support/promotion/partly.ts';
import { type Rollbacks, rollbacksOn } from '../support/promotion/rollbacks.ts';

const environment = openEnvironment('production');
const because = 'it is mended';

let bench: LaneBench;
let rollbacks: Rollbacks;

beforeAll(async () => {
  bench = await startLaneBench([environment]);
  rollbacks = rollbacksOn(bench);
});
afterEach(() => bench.clear());
afterAll(() => bench.stop());

/** Who caused what is held cannot lift it alone: the others are captains here, too. */
const project = async () => {
  const [found] = await bench.ports.store.projects();
  if (found === undefined) throw new Error('there is no project');
  const { id, revision } = found;
  const configuration = { ...found.configuration, captains: [captain, ada, grace] };
  const change = { update: 'projects', id, revision, set: { configuration } } as const;
  await bench.ports.store.commit({ changes: [change], events: [], effects: [] });
  return { ...found, configuration };
};
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'done' : outcome.refusal.code);
/** Two people press the same at once, and one of them once more afterwards. */
const thrice = async (press: (by: typeof ada) => Promise<Outcome<unknown>>) => {
  const both = await Promise.all([press(ada), press(grace)]);
  return [...both.map(codeOf).toSorted(), codeOf(await press(ada))];
};

test('what was typed twice goes no further back where the first has failed before the second is looked at', async () => {
  await rollbacks.deliver();
  const older = await rollbacks.deliver();
  await rollbacks.deliver();
  const second = await bench.by(captain);
  await bench.forward(1_000);
  await rollbacks.back();
  await bench.settle();
  await rollbacks.end('failure');
  const outcome = await rollbacks.order({}, second);
  expect(outcome.ok ? outcome.value[0]?.outcome : null).toMatchObject({
    refusal: { code: 'rollback-came-first', candidate: older.name, state: 'failed' },
  });
  expect(await rollbacks.fresh(older)).toMatchObject({ badSince: null });
  expect((await bench.all()).filter(({ origin }) => origin === 'rollback')).toHaveLength(1);
});

test('each button of what a rollback says has one effect, and who comes later is told', async () => {
  await rollbacks.deliver();
  const bad = await rollbacks.deliver();
  const { id } = await rollbacks.back({ because: null });
  await bench.settle();
  await rollbacks.end('success');
  const where = { project: await project(), environment };
  const explained = await thrice(async (by) =>
    explainRollback(bench.ports, await bench.by(by), { id, because }),
  );
  expect(explained.at(-1)).toBe('reason-given-already');
  const lifted = await thrice(async (by) => liftHold(bench.ports, await bench.by(by), { ...where, because }));
  expect(lifted.at(-1)).toBe('not-held');
  const cleared = await thrice(async (by) =>
    clearBad(bench.ports, await bench.by(by), { ...where, candidateId: bad.id, because }),
  );
  expect(cleared.at(-1)).toBe('candidate-not-bad');
  for (const codes of [explained, lifted, cleared]) {
    expect(codes.filter((code) => code === 'done')).toHaveLength(1);
  }
});

test('what is said of a rollback by button can be typed', async () => {
  const types = async (text: string) => {
    const asker = await bench.by(ada);
    const request = partly<Parameters<typeof rollbackCommand.answer>[0]['request']>({ place: asker.place });
    const context = { ports: bench.ports, request, asker, progress: () => undefined };
    const reply = await rollbackCommand.answer(context, readWords(text));
    return JSON.stringify(reply.kind === 'message' ? reply.content : reply);
  };
  expect(await types('production explain because x')).toContain('never-rolled-back');
  await rollbacks.deliver();
  const { deployment } = await rollbacks.begin();
  await rollbacks.back({ because: null });
  expect(await types('production nothing runs')).toContain('reason-missing');
  expect(await types('production nothing runs because the runner is gone')).toContain('It is recorded');
  expect(await bench.look(deployment)).toMatchObject({
    state: 'cancelled',
    stateReason: { code: 'attested-ended', because: 'the runner is gone' },
  });
  expect(await types('production explain because the basket is empty')).toContain('It is recorded why');
  expect(await types('production nothing runs because the runner is gone')).toContain('not-waiting-for-lane');
});

test('that nothing runs is attested once', async () => {
  await rollbacks.deliver();
  await rollbacks.begin();
  const { id } = await rollbacks.back();
  await bench.forward(121_000);
  await project();
  const codes = await thrice(async (by) =>
    goOnWithRollback(bench.ports, await bench.by(by), { id, because: 'the runner is gone' }),
  );
  expect(codes.filter((code) => code === 'done')).toHaveLength(1);
  expect(codes.at(-1)).toBe('not-waiting-for-lane');
});

test('a run that goes on after it was said to be over makes it uncertain what runs, which is said', async () => {
  await rollbacks.deliver();
  const { runId } = await rollbacks.begin();
  const rollback = await rollbacks.back();
  await bench.forward(121_000);
  await goOnWithRollback(bench.ports, await bench.by(ada), {
    id: rollback.id,
    because: 'the runner is gone',
  });
  await bench.settle();
  const back = bench.actions.underWay().find((run) => run.runId !== runId);
  bench.actions.move(back?.runId ?? 0, { status: 'completed', conclusion: 'success' });
  await bench.forward(61_000);
  expect(await whatRuns(bench.ports, rollback)).toMatchObject({ uncertainSince: null });
  bench.actions.move(runId, { status: 'completed', conclusion: 'success' });
  await bench.forward(120_000);
  const { candidate, uncertainSince } = await whatRuns(bench.ports, rollback);
  expect(candidate?.id).toBe(rollback.candidateId);
  expect(uncertainSince).not.toBeNull();
  expect(await bench.said()).toContain('deployment-learned');
});

test('a hold that was set after somebody asked for another to be lifted stays', async () => {
  await rollbacks.deliver();
  await rollbacks.deliver();
  const late = await bench.by(ada);
  await bench.forward(1_000);
  await rollbacks.back();
  const where = { project: await project(), environment, because };
  expect(codeOf(await liftHold(bench.ports, late, where))).toBe('changed-meanwhile');
  expect(codeOf(await liftHold(bench.ports, await bench.by(ada), where))).toBe('done');
});
