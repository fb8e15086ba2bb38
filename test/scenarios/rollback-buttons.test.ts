import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SeenMessage } from '../../sandbox/slack/control/seen.ts';
import { channels, people } from '../../sandbox/slack/workspace/seed.ts';
import { type ReleaseSteps, releaseSteps } from '../support/release-steps.ts';
import { type Shop, startShop } from '../support/shop-server.ts';
import { until } from '../support/until.ts';
import { inForce, pushYaml } from '../support/waybill-yaml.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let shop: Shop;
let steps: ReleaseSteps;
const { dana, priya, sam } = people;

/** One region that gets everything by itself and only imagines its rollbacks, and one that is asked for. */
const yaml = (count: number) => `version: 1
projects:
  storefront:
    channel: ${channels.releases}
    captains: [${dana}, ${priya}]
    build: { workflow: build.yml, inputs: { version: "{artifact}" } }
    environments:
      eu:
        tier: production
        deploy: { workflow: deploy.yml, inputs: { environment: staging, version: "{artifact}" } }
        promote: automatically
        approvals: { count: 0, from: [] }
        verify: ${shop.verify}
        rollback: { mode: shadow }
      us:
        tier: production
        after: []
        deploy: { workflow: deploy.yml, inputs: { environment: production, version: "{artifact}" } }
        approvals: { count: ${count}, from: [${priya}, ${people.marco}] }
        verify: ${shop.verify}
        rollback: { mode: ask }
`;

beforeAll(async () => {
  shop = await startShop();
  bench = await startWorkbench({
    environment: { WAYBILL_ALLOW_HOSTS: '127.0.0.1' },
    repository: { owner: 'acme', name: 'storefront', from: 'sample', waybillYaml: yaml(1) },
  });
  steps = releaseSteps(bench);
  // A broken one takes the shop down when it is deployed, and not before: else nobody could tell whose fault it is.
  bench.github.control.requests.subscribe(({ method, path }) => {
    if (method === 'POST' && path.endsWith('/deploy.yml/dispatches')) shop.goes(isBroken ? 'down' : 'up');
  });
  await bench.ask(dana, 'cut');
  await isIn('eu', '1.5.0-rc.1 succeeded');
  await promote('1.5.0');
  await isIn('us', '1.5.0-rc.1 succeeded');
}, 120_000);
afterAll(async () => {
  await bench.stop();
  shop.close();
});

let isBroken = false;

const as = (userId: string) => bench.slack.control.as(userId);
const last = async (environment: string) => {
  const [row] = await bench.database.db
    .selectFrom('deployments')
    .innerJoin('candidates', 'candidates.id', 'deployments.candidateId')
    .select(['candidates.name', 'deployments.state'])
    .where('deployments.environment', '=', environment)
    .orderBy('requestedAt', 'desc')
    .limit(1)
    .execute();
  return `${row?.name} ${row?.state}`;
};
const isIn = (environment: string, words: string) =>
  until(`${environment}: ${words}`, async () => (await last(environment)) === words, 45_000);
const press = (userId: string, { ts }: SeenMessage, which: string) =>
  as(userId).press({ channel: 'releases', ts }, which, { confirm: 'accept' });
/** The window that a button opens, once it is filled with what it asks. */
const windowOf = (userId: string, callback: string) =>
  bench.slack.control.waitFor(
    () =>
      as(userId)
        .screen()
        .modals.find(({ content }) => content['callback_id'] === callback),
    30_000,
  );
/** What only this person reads, in the channel itself. */
const answered = (userId: string, words: RegExp) =>
  bench.slack.control.waitFor(
    () =>
      as(userId)
        .messages('releases')
        .find(
          (message) => message.isEphemeral && message.threadTs === null && words.test(bench.read(message)),
        ),
    30_000,
  );
async function promote(version: string): Promise<void> {
  expect(await bench.ask(dana, `promote ${version} to us because it is fixed`)).toContain('is asked for');
  await approve(version, priya);
}
async function approve(version: string, userId: string): Promise<void> {
  const request = await steps.threadReads(version, /Approve/);
  await press(userId, request, 'Approve');
  await answered(userId, new RegExp(`${version}-rc.1 to us is recorded`));
}

test('shadow mode takes a yes or no, says how often it would have been right, and its hold is lifted with a reason', async () => {
  isBroken = true;
  const version = await steps.cutNext();
  await isIn('eu', `${version}-rc.1 failed`);
  const imagined = await steps.threadReads(version, /would have rolled back eu from/);
  await press(sam, imagined, 'Yes, right');
  await answered(sam, /not-permitted/);
  await press(priya, imagined, 'Yes, right');
  await answered(priya, /would have been right.*So far it would have been right 1 of 1 time \(100 %\)/s);
  await press(priya, imagined, 'No, wrong');
  await answered(priya, /would have been wrong.*So far it would have been right 0 of 1 time \(0 %\)/s);
  await steps.threadReads(version, /@priya says that rolling back eu from .* would have been wrong/);

  const failure = await steps.threadReads(version, /to eu has failed.*eu is held/s);
  await press(priya, failure, 'Lift hold');
  expect(JSON.stringify((await windowOf(priya, 'rollback:lift-submit')).content)).toContain(
    `${version}-rc.1`,
  );
  await as(priya).submit({ reason: 'the probe was wrong' });
  await steps.threadReads(version, /@priya lifted the hold of eu: the probe was wrong/);
  expect(await bench.ask(dana, 'lift hold eu because twice')).toContain('not-held');
  expect(await bench.ask(dana, 'lift eu because twice')).toContain('not-held');
  expect(await bench.ask(dana, `lift ${version} because it is fine`)).toContain('not-bad');
  expect(await bench.ask(dana, 'lift africa because it is fine')).toContain('africa was not understood');
}, 120_000);

test('where Waybill asks, Retry goes on with the yeses that were given, and Roll back brings back what was there', async () => {
  shop.goes('up');
  isBroken = false;
  const version = await steps.cutNext();
  await isIn('eu', `${version}-rc.1 succeeded`);
  isBroken = true;
  await promote(version);
  await isIn('us', `${version}-rc.1 failed`);
  const failure = await steps.threadReads(version, /to us has failed/);
  expect(bench.read(failure)).toContain('Whether it can go back, and to what, is said next.');
  expect(bench.read(failure)).not.toContain('Promote it again');
  const asked = await steps.threadReads(version, /us can go back from .* to 1\.5\.0-rc\.1/);

  shop.goes('up');
  await press(dana, asked, 'Retry');
  expect(JSON.stringify((await windowOf(dana, 'retry:submit')).content)).toContain('What was mended');
  await as(dana).submit({ mended: 'the probe was restarted' });
  await steps.threadReads(version, /is the very case that @priya approved/);
  await until('it has failed twice', async () => {
    const { length } = steps.thread(version).filter((each) => /to us has failed/.test(bench.read(each)));
    return length === 2 && (await last('us')) === `${version}-rc.1 failed`;
  });

  isBroken = false;
  await press(priya, asked, 'Roll back');
  expect(JSON.stringify((await windowOf(priya, 'rollback:submit')).content)).toContain('1.5.0-rc.1');
  await as(priya).submit();
  await isIn('us', '1.5.0-rc.1 succeeded');
  await steps.threadReads(version, /us is back on 1\.5\.0-rc\.1, verified/);
  await steps.threadReads('1.5.0', /The rollback of us from .*-rc\.1 to 1\.5\.0-rc\.1 has started/);
}, 120_000);

test('a Retry under a policy that has changed is approved anew', async () => {
  shop.goes('up');
  isBroken = false;
  const version = await steps.cutNext();
  await isIn('eu', `${version}-rc.1 succeeded`);
  isBroken = true;
  await promote(version);
  await isIn('us', `${version}-rc.1 failed`);
  await pushYaml(bench, yaml(2), 'priya-shah');
  await until('two have to agree', async () =>
    (await inForce(bench)).environments.some(({ name, approvals }) => name === 'us' && approvals.count === 2),
  );
  shop.goes('up');
  isBroken = false;
  await press(dana, await steps.threadReads(version, /us can go back from/), 'Retry');
  await windowOf(dana, 'retry:submit');
  await as(dana).submit({ mended: 'the probe was restarted' });
  await isIn('us', `${version}-rc.1 requested`);
  const request = await steps.threadReads(version, /0 of 2/);
  expect(steps.thread(version).map(bench.read).join('\n')).not.toContain('is the very case');
  await press(priya, request, 'Approve');
  await steps.threadReads(version, /1 of 2/);
  await press(people.marco, request, 'Approve');
  await isIn('us', `${version}-rc.1 succeeded`);
}, 120_000);
