import { afterAll, beforeAll, expect, test } from 'vitest';
import { channels, people } from '../../sandbox/slack/workspace/seed.ts';
import { gitAt } from '../support/git-at.ts';
import { type ReleaseSteps, releaseSteps } from '../support/release-steps.ts';
import { type Talk, talkOn } from '../support/talk.ts';
import { until } from '../support/until.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let steps: ReleaseSteps;
let talk: Talk;
const { dana, priya, sam } = people;

const waybillYaml = `version: 1
projects:
  storefront:
    channel: ${channels.releases}
    captains: [${dana}, ${priya}]
    build: { workflow: build.yml, inputs: { version: "{artifact}" } }
    environments:
      staging:
        tier: staging
        deploy: { workflow: deploy.yml, inputs: { environment: staging, version: "{artifact}" } }
        promote: automatically
      production:
        tier: production
        deploy: { workflow: deploy.yml, inputs: { environment: production, version: "{artifact}" } }
        approvals: { count: 1, from: [${priya}] }
        soak: 2h
        hotfix: { soak: 0s, approvals: { count: 0 } }
`;

beforeAll(async () => {
  bench = await startWorkbench({
    repository: { owner: 'acme', name: 'storefront', from: 'sample', waybillYaml },
  });
  steps = releaseSteps(bench);
  talk = talkOn(bench);
  await steps.cut();
  await arrives('1.5.0-rc.1', 'staging');
  bench.forward(3 * 3_600_000);
  await bench.ask(dana, 'promote 1.5 to production');
  const request = await talk.hears(/production.*approv/is);
  await bench.slack.control
    .as(priya)
    .press({ channel: 'releases', ts: request.ts }, 'Approve')
    .catch(() => null);
  await arrives('1.5.0-rc.1', 'production');
  await steps.land('feat: wish lists', { 'src/wishes.ts': 'wishes\n' });
  await steps.cut();
  await arrives('1.6.0-rc.1', 'staging');
});
afterAll(() => bench.stop());

const deployments = () =>
  bench.database.db
    .selectFrom('deployments')
    .innerJoin('candidates', 'candidates.id', 'deployments.candidateId')
    .select(['candidates.name', 'deployments.environment', 'deployments.origin', 'deployments.state'])
    .orderBy('requestedAt')
    .execute();
const arrives = (candidate: string, environment: string) =>
  until(
    `${candidate} is in ${environment}`,
    async () => {
      const last = (await deployments()).findLast((each) => each.environment === environment);
      return last?.name === candidate && last.state === 'succeeded';
    },
    30_000,
  );
const window = (words: string) =>
  bench.slack.control.waitFor(
    () =>
      bench.slack.control
        .as(dana)
        .screen()
        .modals.find(({ plain }) => plain.includes(words)),
    30_000,
  );
let fix = 0;

test('a hotfix is started from what runs in production, in one window that shows what stands in its way', async () => {
  fix = (
    await bench.github.control.history.landPull({ title: 'fix: pay once', files: { 'src/pay.ts': 'once\n' } })
  ).number;
  const actor = bench.slack.control.as(dana);
  await actor.command('/release', `hotfix #${fix}`, { channel: 'releases' });
  const { plain } = await window('1.5.1');
  expect(plain).toMatch(/1\.5\.0-rc\.1 with #\d+ .*pay once.*nothing else/s);
  expect(plain).toMatch(/staging holds 1\.6\.0-rc\.1, which is newer/);
  expect(plain).toMatch(/0 approvals, no soak, at any time/);
  expect(plain).toContain('1.6.0-rc.1 → 1.6.0-rc.2');
  const answer = await talk.answerTo(dana, () => actor.submit({ way: 'take', releases: [] }));
  expect(answer).toContain('1.5.1 is started');
  await bench.cardReads('1.5.1', /rc\.1.*Hotfix of 1\.5\.0-rc\.1/s);
});

test('its first candidate is what runs with the fix, and nothing else', async () => {
  await until('it is tagged', async () => (await steps.tags()).includes('v1.5.1-rc.1'), 30_000);
  const changed = await gitAt(bench, 'diff', '--name-only', 'v1.5.0^{commit}', 'v1.5.1-rc.1^{commit}');
  expect(changed.trim()).toBe('src/pay.ts');
  const parent = await gitAt(bench, 'rev-parse', 'v1.5.1-rc.1^{commit}^');
  expect(parent).toBe(await gitAt(bench, 'rev-parse', 'v1.5.0^{commit}'));
});

test('it takes staging, ships by its own rules, and what was in staging is brought back', async () => {
  await until(
    'it takes staging',
    async () =>
      (await deployments()).some(
        ({ name, environment, origin, state }) =>
          name === '1.5.1-rc.1' && environment === 'staging' && origin === 'hotfix' && state === 'succeeded',
      ),
    30_000,
  );
  await bench.ask(dana, 'promote 1.5.1 to production');
  await arrives('1.5.1-rc.1', 'production');
  await bench.cardReads('1.5.1', /Shipped/);
  bench.forward(1_000);
  await arrives('1.6.0-rc.1', 'staging');
  const said = await steps.threadReads('1.5.1', 'is done with staging');
  expect(bench.read(said)).toContain('1.6.0-rc.1 is brought back');
});

test('the open release is told, is not promoted without the fix, and gets it by one click', async () => {
  const told = await steps.threadReads('1.6.0', /to production as 1\.5\.1, ahead of 1\.6\.0/);
  bench.forward(3 * 3_600_000);
  await bench.ask(dana, 'promote 1.6 to production');
  expect(await bench.ask(dana, 'why production')).toMatch(/fixes kept says no.*which is in 1\.5\.1/s);
  // Whoever asked for production does not also say that it goes without the fix.
  expect(await bench.ask(dana, `waive #${fix} because it is late`)).toContain('requester-alone');
  const actor = bench.slack.control.as(dana);
  await actor.press({ channel: 'releases', ts: told.ts }, `Pick #${fix}`);
  await until('it is tagged', async () => (await steps.tags()).includes('v1.6.0-rc.2'), 30_000);
  expect(await gitAt(bench, 'show', 'v1.6.0-rc.2:src/pay.ts')).toBe('once\n');
});

test('a hotfix is refused where it makes no sense, and gets nothing from trunk', async () => {
  expect(await bench.ask(sam, `hotfix #${fix} as 1.5.2`)).toContain('not-permitted');
  expect(await bench.ask(dana, `hotfix #${fix} as 1.5.2`)).toContain('hotfix-has-it');
  const { number } = await bench.github.control.history.landPull({
    title: 'fix: again',
    files: { 'src/again.ts': 'x\n' },
  });
  expect(await bench.ask(dana, `hotfix #${number} as 1.5.2`)).toContain('hotfix-way-unclear');
  expect(await bench.ask(dana, `hotfix #${number} as 1.5.2 wait into 1.6`)).toMatch(
    /1\.5\.2 is started.*picked into 1\.6\.0 as well/s,
  );
  expect(await bench.ask(dana, `hotfix #${number} as 1.5.2 wait`)).toContain('hotfix-open');
  await bench.cardReads('1.5.2', /rc\.1.*Ready/s);
  expect(await bench.ask(dana, 'cut into 1.5.2')).toContain('hotfix-from-trunk');
  // It waits for staging, which holds something newer.
  await until('it waits', async () =>
    (await deployments()).some(({ name, state }) => name === '1.5.2-rc.1' && state === 'requested'),
  );
  expect(await bench.ask(dana, 'why staging')).toMatch(/not a step back/);
});

test('asked for in a thread, it is shown in words, with the line that starts it', async () => {
  const { number } = await bench.github.control.history.landPull({
    title: 'fix: by phone',
    files: { 'src/phone.ts': 'x\n' },
  });
  await bench.ask(dana, 'abandon 1.5.2 because it is shown again');
  const card = bench.card('1.6.0');
  bench.slack.control
    .as(dana)
    .say(`@waybill hotfix #${number}`, { channel: 'releases', threadTs: card?.ts ?? '' });
  const said = bench.read(await steps.threadReads('1.6.0', `hotfix #${number} as 1.5.3`));
  expect(said).toMatch(/1\.5\.3 will be 1\.5\.1-rc\.1 with #\d+ fix: by phone/);
  expect(said).toContain(`hotfix #${number} as 1.5.3 take staging into 1.6.0`);
});
