import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { IntegrationError } from '../../src/domain/integration/integration-error.ts';
import { type LaneBench, startLaneBench } from '../support/promotion/lane-bench.ts';
import { openEnvironment } from '../support/promotion/open-environment.ts';
import { type Rollbacks, rollbacksOn } from '../support/promotion/rollbacks.ts';

class Killed extends Error {}

let bench: LaneBench;
let rollbacks: Rollbacks;
/** How many writes and requests from now the process dies; null for never. */
let untilDeath: number | null = null;
let hasDied = false;

/** Every one of them where somebody looks for what a few did not show. */
const moments =
  process.env['WAYBILL_LANE_RUNS'] === undefined
    ? [1, 2, 4, 7, 9]
    : Array.from({ length: 20 }, (_, at) => at + 1);

function step(): void {
  if (untilDeath === null) return;
  untilDeath -= 1;
  if (untilDeath > 0) return;
  untilDeath = null;
  hasDied = true;
  throw new Killed();
}

function killable<Args extends unknown[], T>(call: (...args: Args) => Promise<T>) {
  return async (...args: Args): Promise<T> => {
    step();
    const result = await call(...args);
    step();
    return result;
  };
}

const unreachable = async () => {
  throw new IntegrationError({ system: 'github', operation: 'GET', retryable: true });
};

beforeAll(async () => {
  bench = await startLaneBench([openEnvironment('production')]);
  rollbacks = rollbacksOn(bench);
  const { store, deployer } = bench.ports;
  Object.assign(store, { commit: killable(store.commit) });
  Object.assign(deployer, { start: killable(deployer.start), cancel: killable(deployer.cancel) });
});
afterEach(() => bench.clear());
afterAll(() => bench.stop());

/** Whatever died is done again, as the queue has it. */
async function again<T>(act: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
  }
}

test.each(moments)('a rollback that dies at its write or request %i is finished, once', async (at) => {
  const good = await rollbacks.deliver();
  const { candidate: bad, runId } = await rollbacks.begin();
  bench.actions.isNamed = true;
  untilDeath = at;
  hasDied = false;
  const expects = { production: bad };
  await again(() => rollbacks.order({ expects }));
  await again(() => bench.forward(5_000));
  bench.actions.move(runId, { status: 'completed', conclusion: 'cancelled' });
  // Long enough for a lost answer to be looked for, and for an attempt that never arrived to be made anew.
  for (let minutes = 0; minutes < 4; minutes += 1) await again(() => bench.forward(61_000));
  expect(hasDied).toBe(true);
  untilDeath = null;
  await rollbacks.end('success');
  const made = (await bench.all()).filter(({ origin }) => origin === 'rollback');
  expect(made.map(({ state, candidateId }) => [state, candidateId])).toEqual([['succeeded', good.id]]);
  const started = [...bench.actions.runs.values()].filter(({ ref }) => ref === good.tag);
  expect(started).toHaveLength(2);
  expect(await rollbacks.fresh(bad)).toMatchObject({ badReason: 'checkout is broken' });
});

test('a rollback is decided though GitHub does not answer, and Slack is not asked for anything but who asks', async () => {
  await rollbacks.deliver();
  await rollbacks.deliver();
  const { github } = bench.ports;
  const { tagTarget, workflowAt } = github;
  Object.assign(github, { tagTarget: unreachable, workflowAt: unreachable });
  const rollback = await rollbacks.back();
  expect(rollback.state).toBe('requested');
  await expect(bench.settle()).rejects.toThrow(IntegrationError);
  Object.assign(github, { tagTarget, workflowAt });
  await bench.forward(1_000);
  expect((await bench.look(rollback)).state).toBe('running');
  bench.workspace.answers = false;
  const outcome = await rollbacks.order();
  expect(outcome).toMatchObject({
    value: [{ outcome: { ok: false, refusal: { code: 'authority-unknown' } } }],
  });
  bench.workspace.answers = true;
});
