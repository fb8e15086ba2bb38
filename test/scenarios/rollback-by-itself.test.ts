import { afterAll, beforeAll, expect, test } from 'vitest';
import { channels, people } from '../../sandbox/slack/workspace/seed.ts';
import { releaseSteps } from '../support/release-steps.ts';
import { type Shop, startShop } from '../support/shop-server.ts';
import { talkOn } from '../support/talk.ts';
import { until } from '../support/until.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let shop: Shop;
/** What reached the server beside GitHub's dispatches, in order. */
const happened: string[] = [];

beforeAll(async () => {
  shop = await startShop((path, headers) => {
    if (path !== '/flags') return null;
    happened.push(`hook ${String(headers['webhook-signature']).startsWith('v1,') ? 'signed' : 'unsigned'}`);
    return { status: 307, location: 'http://169.254.169.254/latest/meta-data/' };
  });
  bench = await startWorkbench({
    environment: {
      WAYBILL_ALLOW_HOSTS: '127.0.0.1',
      WAYBILL_SECRETS: 'FLAGS_SECRET',
      FLAGS_SECRET: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
    },
    repository: {
      owner: 'acme',
      name: 'storefront',
      from: 'sample',
      waybillYaml: `version: 1
projects:
  storefront:
    channel: ${channels.releases}
    build: { workflow: build.yml, inputs: { version: "{artifact}" } }
    environments:
      staging:
        tier: staging
        deploy: { workflow: deploy.yml, inputs: { environment: staging, version: "{artifact}" } }
        promote: automatically
      production:
        tier: production
        deploy: { workflow: deploy.yml, inputs: { environment: production, version: "{artifact}" } }
        promote: automatically
        approvals: { count: 0, from: [] }
        verify: ${shop.verify}
        rollback: { mode: automatic, hook: { url: "${shop.url}/flags", secret: FLAGS_SECRET } }
`,
    },
  });
});
afterAll(async () => {
  await bench.stop();
  shop.close();
});

const deployments = () =>
  bench.database.db
    .selectFrom('deployments')
    .select(['environment', 'origin', 'state'])
    .orderBy('requestedAt')
    .orderBy('id')
    .execute();
const last = async () => {
  const each = (await deployments()).at(-1);
  return `${each?.environment} ${each?.origin} ${each?.state}`;
};
const becomes = (words: string) => until(words, async () => (await last()) === words, 45_000);

test('what failed is tried again by one button, and what runs there by one line', async () => {
  const steps = releaseSteps(bench);
  bench.github.control.runs.order({ kind: 'fail' }, { workflow: 'deploy.yml' });
  await bench.ask(people.dana, 'cut');
  const failure = await steps.threadReads('1.5.0', /staging has failed/);
  expect(await bench.ask(people.sam, 'retry staging')).toContain('not-permitted');
  await bench.slack.control.as(people.dana).press({ channel: 'releases', ts: failure.ts }, 'Retry');
  await bench.slack.control.waitFor(() =>
    bench.slack.control
      .as(people.dana)
      .screen()
      .modals.find(({ content }) => content['callback_id'] === 'retry:submit'),
  );
  await bench.slack.control.as(people.dana).submit();
  await becomes('production automatic succeeded');
  expect(await bench.ask(people.dana, 'retry staging')).toContain('nothing-to-retry');
  expect(await bench.ask(people.dana, 'redeploy staging')).toContain('is asked for');
  await becomes('staging manual succeeded');
}, 100_000);

test('a verification that says no is rolled back by itself: the hook first, whatever it answers, then the redeployment', async () => {
  // The shop breaks with the rollout in production, and is mended by the rollback.
  let dispatches = 0;
  const stop = bench.github.control.requests.subscribe(({ method, path }) => {
    if (method !== 'POST' || !path.endsWith('/deploy.yml/dispatches')) return;
    dispatches += 1;
    happened.push(['staging', 'production', 'the way back'][dispatches - 1] ?? 'too many');
    shop.goes(dispatches === 2 ? 'down' : 'up');
  });
  const version = await releaseSteps(bench).cutNext();
  await becomes('production rollback succeeded');
  stop();
  expect(happened).toEqual(['staging', 'production', 'hook signed', 'the way back']);
  const { hears } = talkOn(bench);
  await hears(`Waybill rolls back production from ${version}-rc.1 to 1.5.0-rc.1. It failed its verification`);
  await hears('did not take the rollback to 1.5.0-rc.1: it answers 307');
  await hears('production is back on 1.5.0-rc.1, verified');
  expect(await bench.ask(people.dana, 'history')).toContain('considered whether to roll back');
}, 100_000);
