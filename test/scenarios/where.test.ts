import { afterAll, beforeAll, expect, test } from 'vitest';
import { channels, people } from '../../sandbox/slack/workspace/seed.ts';
import { type ReleaseSteps, releaseSteps } from '../support/release-steps.ts';
import { type Talk, talkOn } from '../support/talk.ts';
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
    build: { workflow: build.yml, inputs: { version: "{artifact}" } }
    environments:
      production:
        tier: production
        deploy: { workflow: deploy.yml, inputs: { environment: production, version: "{artifact}" } }
        approvals: { count: 0, from: [] }
`,
    },
  });
  steps = releaseSteps(bench);
  talk = talkOn(bench);
});
afterAll(() => bench.stop());

test('a change is followed from its merge to production, and who asked is told that it is there', async () => {
  const open = await bench.github.control.history.openPull({ title: 'fix: SHOP-42 still open' });
  expect(await bench.ask(sam, `where #${open}`)).toMatch(/not merged yet.*Next: it is merged/s);

  const { number, sha } = await bench.github.control.history.landPull({ title: 'fix: SHOP-43 totals' });
  expect(await bench.ask(sam, `where #${number}`)).toMatch(/merged.*no open release has it/s);
  await steps.cut();
  await bench.cardReads('1.5.0', 'Ready');
  const answer = await bench.ask(sam, `where ${sha.slice(0, 10)}`);
  expect(answer).toMatch(/1\.5\.0, open: since 1\.5\.0-rc\.1/);
  expect(answer).toMatch(/production: not there; nothing that Waybill brought there/);
  expect(answer).toContain('nobody has asked for 1.5.0-rc.1 in production yet');
  expect(await bench.ask(sam, 'where shop-43')).toContain(`#${number}`);

  const actor = bench.slack.control.as(sam);
  const shown = actor
    .messages('releases')
    .findLast((message) => message.isEphemeral && bench.read(message).includes(`#${number}`));
  const watched = await talk.answerTo(sam, () =>
    actor.press({ channel: 'releases', ts: shown?.ts ?? '' }, 'Tell me when it is in production'),
  );
  expect(watched).toContain(`You will hear directly when #${number}`);

  await bench.ask(dana, 'promote 1.5 to production');
  await steps.flying(
    talk.hears(`#${number} fix: SHOP-43 totals is in production`, { channel: 'bot', userId: sam }),
  );
  expect(await bench.ask(sam, `where #${number}`)).toContain('It has arrived');
  const told = actor.messages('bot').filter((message) => bench.read(message).includes('is in production'));
  expect(told).toHaveLength(1);
});

const landed = (title: string) => bench.github.control.history.landPull({ title });

test('a ticket is found before any release has it, with the other changes that name it', async () => {
  const { number: first } = await landed('fix: SHOP-51 round totals');
  const { number: second } = await landed('test: SHOP-51 hold rounding');
  const answer = await bench.ask(sam, 'where SHOP-51');
  expect(answer).toMatch(new RegExp(`#${first} .*merged.*SHOP-51 is in the title of #${second} too`, 's'));
  expect(answer).toContain('no open release has it');
});

test('what is neither a change nor a ticket of this project is not found', async () => {
  expect(await bench.ask(sam, 'where SHOP-9999')).toContain('change-unknown');
  expect(await bench.ask(sam, 'where')).toContain('a pull request, a commit or a ticket');
});
