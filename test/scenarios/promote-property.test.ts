import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isOver } from '../../src/domain/deployment/deployment.ts';
import { cancelDeployment } from '../../src/operations/cancel-deployment.ts';
import type { StartsSo } from '../support/promotion/actions.ts';
import { type LaneBench, startLaneBench } from '../support/promotion/lane-bench.ts';
import { ada, captain, openEnvironment } from '../support/promotion/open-environment.ts';

/** Something that happens to a lane, or to the process that moves it. */
type Happening =
  | { readonly what: 'request'; readonly origin: 'manual' | 'automatic'; readonly isApproved: boolean }
  | { readonly what: 'approve' | 'withdraw' | 'cancel'; readonly which: number }
  | { readonly what: 'start'; readonly how: StartsSo }
  | { readonly what: 'run-moves'; readonly which: number; readonly to: string }
  | { readonly what: 'webhook'; readonly which: number }
  | { readonly what: 'time'; readonly ms: number }
  | { readonly what: 'crash'; readonly after: number }
  | { readonly what: 'crash-sending'; readonly when: 'before' | 'after' };

const which = fc.nat({ max: 7 });
const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('request' as const),
      origin: fc.constantFrom('manual' as const, 'manual' as const, 'automatic' as const),
      isApproved: fc.constantFrom(true, true, true, false),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constantFrom('approve' as const, 'approve' as const, 'withdraw' as const, 'cancel' as const),
      which,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('start' as const),
      how: fc.constantFrom<StartsSo>(
        'without-run-id',
        'lost-but-started',
        'lost-but-started',
        'lost',
        'limited',
        'refused',
      ),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('run-moves' as const),
      which,
      to: fc.constantFrom('in_progress', 'success', 'success', 'failure', 'cancelled', 'skipped'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('webhook' as const), which }) },
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('time' as const),
      ms: fc.constantFrom(1_000, 16_000, 61_000, 61_000, 1_300_000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('crash' as const), after: fc.nat({ max: 12 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('crash-sending' as const),
      when: fc.constantFrom('before' as const, 'after' as const, 'after' as const),
    }),
  },
);

class Killed extends Error {}

/** More of them where somebody looks for what a few did not show. */
const runs = Number(process.env['WAYBILL_LANE_RUNS'] ?? 10);

let bench: LaneBench;
let untilCrash: number | null = null;
let crashSending: 'before' | 'after' | null = null;

function tick(): void {
  if (untilCrash === null) return;
  untilCrash -= 1;
  if (untilCrash > 0) return;
  untilCrash = null;
  throw new Killed();
}

/** The process dies before or after any of its writes and requests. */
function killable<Args extends unknown[], T>(
  call: (...args: Args) => Promise<T>,
): (...args: Args) => Promise<T> {
  return async (...args) => {
    tick();
    const result = await call(...args);
    tick();
    return result;
  };
}

function dies(when: 'before' | 'after'): void {
  if (crashSending !== when) return;
  crashSending = null;
  throw new Killed();
}

beforeAll(async () => {
  const approvals = { count: 1, from: [ada], expireMs: 86_400_000, validMs: 604_800_000, exclude: [] };
  bench = await startLaneBench([openEnvironment('production', { approvals })]);
  Object.assign(bench.ports.store, { commit: killable(bench.ports.store.commit) });
  const start = killable(bench.ports.deployer.start);
  Object.assign(bench.ports.deployer, {
    start: async (...asked: Parameters<typeof start>) => {
      dies('before');
      const answer = await start(...asked);
      dies('after');
      return answer;
    },
  });
});
afterAll(() => bench.stop());

/** Does what is due and woken; a death is followed by a new start, as the queue gives it. */
async function settle(ms: number): Promise<void> {
  for (let lives = 0; lives < 4; lives += 1) {
    try {
      await bench.forward(lives === 0 ? ms : 1_000);
      return;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
  }
}

async function happen(event: Happening): Promise<void> {
  const waiting = (await bench.all()).filter((deployment) => !isOver(deployment));
  const runs = [...bench.actions.runs.values()];
  switch (event.what) {
    case 'request': {
      untilCrash = null;
      await bench.forward(1);
      const asked = await bench.request(await bench.candidate(), 'production', event.origin);
      if (event.isApproved) await bench.approve(asked);
      return;
    }
    case 'approve': {
      const deployment = waiting[event.which % Math.max(1, waiting.length)];
      if (deployment !== undefined) await bench.approve(deployment);
      return;
    }
    case 'withdraw': {
      const deployment = waiting[event.which % Math.max(1, waiting.length)];
      if (deployment === undefined) return;
      const given = await bench.ports.store.deployments.approvalsOf(deployment.id);
      const approval = given.find(({ withdrawnAt }) => withdrawnAt === null);
      if (approval === undefined || deployment.state === 'running') return;
      const { id, revision } = approval;
      await bench.ports.store.commit({
        changes: [{ update: 'approvals', id, revision, set: { withdrawnAt: bench.now() } }],
        events: [],
        effects: [{ effect: 'advance-lane', projectId: deployment.projectId, environment: 'production' }],
      });
      return;
    }
    case 'cancel': {
      const deployment = waiting[event.which % Math.max(1, waiting.length)];
      if (deployment === undefined) return;
      await cancelDeployment(bench.ports, await bench.by(captain), { id: deployment.id, because: null });
      return;
    }
    case 'start':
      bench.actions.startsSo = event.how;
      return;
    case 'run-moves': {
      const run = runs[event.which % Math.max(1, runs.length)];
      if (run === undefined || run.status === 'completed') return;
      const isOver = event.to !== 'in_progress';
      bench.actions.move(run.runId, {
        status: isOver ? 'completed' : event.to,
        conclusion: isOver ? event.to : null,
      });
      return;
    }
    case 'webhook': {
      const run = runs[event.which % Math.max(1, runs.length)];
      if (run !== undefined) await bench.hear(run.runId);
      return;
    }
    case 'time':
      return settle(event.ms);
    case 'crash':
      untilCrash = event.after;
      return;
    case 'crash-sending':
      crashSending = event.when;
      return;
    default:
      event satisfies never;
  }
}

/** The promises, as they have to hold after every step. */
async function check(): Promise<void> {
  const all = await bench.all();
  expect(all.filter(({ holdsLane }) => holdsLane).length).toBeLessThanOrEqual(1);
  const sent = bench.actions.sent.map(({ id }) => id);
  expect(new Set(sent).size).toBe(sent.length);
  // Whatever runs on GitHub, its deployment holds the lane: nothing else can start beside it.
  const underWay = bench.actions.underWay();
  const holders = new Set(all.filter(({ holdsLane }) => holdsLane).map(({ id }) => id));
  for (const { dispatchId } of underWay) {
    const dispatch = bench.actions.sent.find(({ id }) => id === dispatchId);
    expect(holders).toContain(dispatch?.deploymentId);
  }
  const succeeded = all.filter(({ state }) => state === 'succeeded');
  for (const { id } of succeeded) {
    const own = new Set<string>(
      bench.actions.sent.filter(({ deploymentId }) => deploymentId === id).map((each) => each.id),
    );
    const itsRuns = [...bench.actions.runs.values()].filter(({ dispatchId }) => own.has(dispatchId));
    expect(itsRuns.map(({ conclusion }) => conclusion)).toContain('success');
  }
}

/** Every run ends, people withdraw what waits, and time passes: then nothing is left half done. */
async function finish(): Promise<void> {
  untilCrash = null;
  crashSending = null;
  bench.actions.startsSo = 'answered';
  for (const deployment of await bench.all()) {
    if (deployment.state === 'requested' || deployment.state === 'queued') {
      await cancelDeployment(bench.ports, await bench.by(captain), { id: deployment.id, because: 'the end' });
    }
  }
  for (let rounds = 0; rounds < 8; rounds += 1) {
    for (const { runId } of bench.actions.underWay()) {
      bench.actions.move(runId, { status: 'completed', conclusion: 'success' });
    }
    await settle(600_000);
  }
  const left = (await bench.all()).filter((deployment) => !isOver(deployment));
  expect(left.map(({ state }) => state)).toEqual([]);
  const kept = (await bench.all()).filter(({ holdsLane }) => holdsLane);
  // Only one whose dispatch nobody could find waits for a person.
  expect(kept.every(({ stateReason }) => stateReason?.code === 'run-unclear')).toBe(true);
}

test('whatever happens, in whatever order, a lane keeps its promises and comes to an end', async () => {
  const report = await fc.check(
    fc.asyncProperty(fc.array(happening, { minLength: 8, maxLength: 24 }), async (happenings) => {
      await bench.clear();
      untilCrash = null;
      crashSending = null;
      for (const event of happenings) {
        try {
          await happen(event);
        } catch (error) {
          if (!(error instanceof Killed)) throw error;
        }
        await check();
      }
      await finish();
      await check();
    }),
    { numRuns: runs, endOnFailure: true },
  );
  expect(report.failed ? fc.defaultReportMessage(report) : '').toBe('');
}, 120_000);
