import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../../sandbox/slack/workspace/seed.ts';
import { oneEnvironment } from '../support/one-environment.ts';
import { type ReleaseSteps, releaseSteps } from '../support/release-steps.ts';
import { until } from '../support/until.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

const second = 1_000;
const dispatch = 'POST /repos/**/deploy.yml/dispatches';
/** The last thing that is asked before a run is started: what the tag means. */
const look = 'GET /repos/**/git/ref/tags**';
/** A look at the other moment takes its time; it is for who looks for what one did not show. */
const moments = [
  ['is being started', dispatch],
  ...(process.env['WAYBILL_LANE_RUNS'] === undefined ? [] : [['is about to be started', look] as const]),
] as const;
/** Each test goes one version back, the last one to 1.5.0. */
const newest = moments.length + 1;
let patch = 0;

let bench: Workbench;
let steps: ReleaseSteps;

beforeAll(async () => {
  bench = await startWorkbench({
    repository: oneEnvironment(),
  });
  steps = releaseSteps(bench);
  await bench.ask(people.dana, 'cut');
  await bench.cardReads('1.5.0', /Shipped/);
  for (let patch = 1; patch <= newest; patch += 1) {
    await steps.cutNext();
    await bench.cardReads(`1.5.${patch}`, /Shipped/);
  }
}, 120_000);
afterAll(() => bench.stop());

const last = async () => {
  const rows = await bench.database.db
    .selectFrom('deployments')
    .innerJoin('candidates', 'candidates.id', 'deployments.candidateId')
    .select(['candidates.name', 'deployments.origin', 'deployments.state'])
    .orderBy('requestedAt', 'desc')
    .limit(1)
    .execute();
  return rows.map(({ name, origin, state }) => `${origin} to ${name} ${state}`).join('');
};
const becomes = (words: string) => until(words, async () => (await last()) === words, 40_000);
/** Does something just before GitHub has the effect of such a request, once the rollback has the lane. */
const atStart = (of: string, route: string, does: () => Promise<unknown>) => {
  const started = Promise.withResolvers<void>();
  const { troubles } = bench.github.control;
  const id = troubles.add({
    kind: 'meanwhile',
    route,
    does: async () => {
      if ((await last()) !== `rollback to ${of} running`) return;
      troubles.remove(id);
      await does();
      started.resolve();
    },
  });
  return started.promise;
};
const runsOf = (candidate: string) =>
  bench.github.control.runs
    .list()
    .filter(({ workflow, ref }) => workflow.endsWith('/deploy.yml') && ref === `v${candidate}`);
const order = (words: string) =>
  bench.slack.control.as(people.dana).command('/release', words, { channel: 'releases' });

test.each(moments)(
  'a rollback that %s while the database is gone for 30 seconds is finished, once',
  async (_, route) => {
    patch += 1;
    const [to, from] = [`1.5.${newest - patch}-rc.1`, `1.5.${newest - patch + 1}`];
    const before = runsOf(to).length;
    const logged = bench.logged.length;
    const isGone = atStart(to, route, () => bench.database.goAway());
    await order(`rollback production to 1.5.${newest - patch} because checkout is slow`);
    await isGone;
    for (let passed = 0; passed < 30; passed += 5) bench.forward(5 * second);
    await until('Waybill notices', () =>
      bench.logged.slice(logged).some(({ text }) => text.includes('tick failed')),
    );
    await expect(bench.database.db.selectFrom('deployments').select('id').execute()).rejects.toThrow(
      /connect/,
    );
    await bench.database.comeBack();
    await steps.flying(becomes(`rollback to ${to} succeeded`));
    expect(runsOf(to)).toHaveLength(before + 1);
    await steps.threadReads(from, new RegExp(`production is back on ${to}`));
    expect(await bench.ask(people.dana, 'audit verify')).not.toContain('broken');
  },
  100_000,
);

test('a rollback does not wait while Slack is gone for 10 minutes, and people are told when it is back', async () => {
  const isGone = atStart('1.5.0-rc.1', look, async () => {
    bench.slack.control.makeTrouble({ effect: { kind: 'status', status: 503, when: 'before' } });
  });
  await order('rollback production to 1.5.0 because checkout is slow');
  await isGone;
  await becomes('rollback to 1.5.0-rc.1 succeeded');
  for (let passed = 0; passed < 600; passed += 60) bench.forward(60 * second);
  expect(runsOf('1.5.0-rc.1')).toHaveLength(2);
  const told = () => steps.thread('1.5.1').map(bench.read).join('\n');
  expect(told()).not.toContain('is back on 1.5.0');
  bench.slack.control.clearTrouble();
  await steps.flying(steps.threadReads('1.5.1', /production is back on 1\.5\.0-rc\.1/));
  expect(told()).toMatch(/rolls back production from 1\.5\.1-rc\.1 to 1\.5\.0-rc\.1/);
  await bench.cardReads('1.5.1', /Returned/);
}, 100_000);
