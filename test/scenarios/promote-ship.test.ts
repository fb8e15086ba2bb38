import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../../sandbox/slack/workspace/seed.ts';
import { oneEnvironment } from '../support/one-environment.ts';
import { type Shop, startShop } from '../support/shop-server.ts';
import { until } from '../support/until.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let shop: Shop;

beforeAll(async () => {
  shop = await startShop();
  bench = await startWorkbench({
    environment: { WAYBILL_ALLOW_HOSTS: '127.0.0.1' },
    repository: oneEnvironment({ production: [`verify: ${shop.verify}`] }),
  });
});
afterAll(async () => {
  await bench.stop();
  shop.close();
});

const repository = async () => (await bench.github.control.snapshot()).repositories[0];
const states = async () =>
  (await bench.database.db.selectFrom('deployments').select('state').orderBy('requestedAt').execute()).map(
    ({ state }) => state,
  );

test('a project of one environment is deployed by the cut, verified, shipped, and published', async () => {
  await bench.ask(people.dana, 'cut');
  await until(
    'it is published',
    async () => (await repository())?.releases.some(({ draft }) => !draft) ?? false,
    20_000,
  );
  expect(await states()).toEqual(['succeeded']);
  expect((await repository())?.releases).toEqual([{ tag: 'v1.5.0', draft: false }]);
  await until('GitHub is told', () =>
    bench.github.control.requests
      .list()
      .some(({ method, path, status }) => method === 'POST' && path.endsWith('/statuses') && status === 201),
  );
  const releases = await bench.database.db.selectFrom('releases').select('state').execute();
  expect(releases).toEqual([{ state: 'shipped' }]);
}, 30_000);

test('a run of the deploy workflow that is not ours makes what runs there uncertain, and is said', async () => {
  await bench.github.control.runs.startByHand({
    workflow: 'deploy.yml',
    ref: 'main',
    inputs: { environment: 'production', version: 'by-hand' },
    actor: 'octocat',
  });
  await until('it is kept', async () => {
    const runs = await bench.database.db.selectFrom('foreignRuns').select('environment').execute();
    return runs.some(({ environment }) => environment === 'production');
  });
  const said = await bench.database.db.selectFrom('messages').select('key').execute();
  expect(said.some(({ key }) => key.startsWith('foreign-run:'))).toBe(true);
}, 30_000);

test('a smoke check that passed before and fails after fails the next one, holds the environment, and ships nothing', async () => {
  // The shop breaks with the rollout, not before it: else nobody could tell whose fault it is.
  const stop = bench.github.control.requests.subscribe(({ method, path }) => {
    if (method === 'POST' && path.endsWith('/deploy.yml/dispatches')) shop.goes('down');
  });
  await bench.github.control.history.push({
    files: { 'apps/storefront/index.ts': 'export {};\n' },
    message: 'feat: other',
  });
  await bench.ask(people.dana, 'cut');
  await until('it has failed', async () => (await states()).at(-1) === 'failed', 20_000);
  stop();
  const holds = await bench.database.db.selectFrom('holds').select(['because', 'liftedAt']).execute();
  expect(holds).toEqual([{ because: 'smoke-failed', liftedAt: null }]);
  expect((await repository())?.releases).toHaveLength(1);
}, 30_000);
