import { afterAll, beforeAll, expect, test } from 'vitest';
import { channels, people } from '../../sandbox/slack/workspace/seed.ts';
import { gitIn, temporaryFolder } from '../sandbox/github/clone-for-tests.ts';
import { gitAt } from '../support/git-at.ts';
import { type ReleaseSteps, releaseSteps } from '../support/release-steps.ts';
import { type Talk, talkOn } from '../support/talk.ts';
import { until } from '../support/until.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let steps: ReleaseSteps;
let talk: Talk;
const { dana, sam } = people;

beforeAll(async () => {
  bench = await startWorkbench({
    repository: {
      owner: 'acme',
      name: 'storefront',
      from: 'sample',
      waybillYaml: `version: 1
projects:
  storefront:
    channel: ${channels.releases}
    captains: [${dana}]
    build: { workflow: build.yml, inputs: { version: "{artifact}" } }
    environments:
      production:
        tier: production
        deploy: { workflow: deploy.yml, inputs: { environment: production, version: "{artifact}" } }
        promote: automatically
        approvals: { count: 0, from: [] }
`,
    },
  });
  steps = releaseSteps(bench);
  talk = talkOn(bench);
  await steps.cut();
  await bench.cardReads('1.5.0', /Shipped/);
});
afterAll(() => bench.stop());

test('a returned release is made again without one of its changes, exactly as git reverts it', async () => {
  const { history } = bench.github.control;
  const { number, sha } = await history.landPull({
    title: 'feat: gift cards',
    files: { 'src/gift.ts': 'gift\n' },
  });
  await steps.land('feat: coupons', { 'src/coupons.ts': 'coupons\n' });
  await steps.cut();
  const card = await bench.cardReads('1.6.0', /Shipped/);
  const actor = bench.slack.control.as(dana);
  await bench.ask(dana, 'rollback production because gift cards are broken');
  await bench.cardReads('1.6.0', /Returned/);

  await actor.press({ channel: 'releases', ts: card.ts }, 'Cut without…');
  const { plain } = await bench.slack.control.waitFor(() =>
    actor.screen().modals.find((modal) => modal.plain.includes('Without')),
  );
  expect(plain).toContain('gift cards are broken');
  expect(plain).toMatch(/1\.6\.0 with a revert/);
  const answer = await talk.answerTo(dana, () => actor.submit({ change: `#${number}` }));
  expect(answer).toContain(`1.6.1 is started: 1.6.0-rc.1 without #${number}`);
  await bench.cardReads('1.6.1', /rc\.1.*Made from 1\.6\.0-rc\.1/s);
  await until('it is tagged', async () => (await steps.tags()).includes('v1.6.1-rc.1'), 30_000);

  const dir = temporaryFolder();
  gitIn(dir, ['clone', '--quiet', '--shared', '--no-checkout', bench.github.control.gitDir(), '.']);
  gitIn(dir, ['checkout', '--quiet', '--detach', 'v1.6.0-rc.1']);
  gitIn(dir, ['revert', '--no-edit', sha]);
  const format = '--format=%T%n%B';
  expect(await gitAt(bench, 'log', '-1', format, 'v1.6.1-rc.1^{commit}')).toBe(
    gitIn(dir, ['log', '-1', format]),
  );
  expect(await gitAt(bench, 'rev-parse', 'v1.6.1-rc.1^{commit}^')).toBe(
    await gitAt(bench, 'rev-parse', 'v1.6.0-rc.1^{commit}'),
  );
});

test('the next release does not bring the change back unnoticed', async () => {
  await steps.threadReads('1.6.1', 'was made for 1.6.1 first');
  await steps.land('feat: more', { 'src/more.ts': 'more\n' });
  const answer = await bench.ask(dana, 'cut as 1.7.0');
  expect(answer).toMatch(/would drop 1 fix.*revert-of-#\d+/s);
  const [what = ''] = /revert-of-#\d+/.exec(answer) ?? [];
  expect(await bench.ask(dana, `waive ${what} because it is mended by now`)).toContain('no longer asked');
  expect(await bench.ask(dana, 'cut as 1.7.0')).toContain('1.7.0-rc.1 is cut');
});

test('it is refused where it makes no sense', async () => {
  const { number } = await bench.github.control.history.landPull({ title: 'fix: later' });
  expect(await bench.ask(dana, `cut without #${number} of 1.6.0`)).toContain('change-not-there');
  expect(await bench.ask(dana, 'cut without #1 of 1.7.0')).toContain('release-not-returned');
  expect(await bench.ask(sam, 'cut without #1')).toContain('not-permitted');
  expect(await bench.ask(dana, 'cut without')).toContain('a pull request or a commit after');
  expect(await bench.ask(dana, 'preview without #1')).toContain('without');
});
