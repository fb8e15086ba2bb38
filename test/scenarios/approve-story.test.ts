import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SeenMessage } from '../../sandbox/slack/control/seen.ts';
import { people } from '../../sandbox/slack/workspace/seed.ts';
import { yamlWith } from '../support/waybill-yaml.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;

beforeAll(async () => {
  bench = await startWorkbench({
    repository: {
      owner: 'acme',
      name: 'storefront',
      from: 'sample',
      // Staging gets each candidate by itself, and there are people who may break the glass.
      waybillYaml: yamlWith(
        ['promote: by hand', 'promote: automatically'],
        ['override: { by: [] }', 'override: { by: ["@prod-approvers"] }'],
      ),
    },
  });
});
afterAll(() => bench.stop());

const as = (userId: string) => bench.slack.control.as(userId);
const at = ({ ts }: SeenMessage) => ({ channel: 'releases', ts });
/** The request in the release's thread, once it reads so. */
const requestReads = (words: RegExp) =>
  bench.slack.control.waitFor(
    () =>
      as(people.dana)
        .messages('releases')
        .find((message) => {
          const text = bench.read(message);
          return message.threadTs !== null && /Approve|Caused by/.test(text) && words.test(text);
        }),
    10_000,
  );
/** Presses a button and reads what only this person is told. */
async function press(userId: string, message: SeenMessage, which: string): Promise<string> {
  const before = as(userId).messages('releases').length;
  await as(userId).press(at(message), which, { confirm: 'accept' });
  const answer = await bench.slack.control.waitFor(() =>
    as(userId)
      .messages('releases')
      .slice(before)
      // The request is a thread's and the channel's: the answer comes in both.
      .find(({ isEphemeral, threadTs }) => isEphemeral && threadTs === null),
  );
  return bench.read(answer);
}

/** The modal that is open, once it has come. */
const modalOf = (userId: string, callback: string) =>
  bench.slack.control.waitFor(() =>
    as(userId)
      .screen()
      .modals.find(({ content }) => content['callback_id'] === callback),
  );
const promoteToProduction = async (card: SeenMessage) => {
  await as(people.dana).press(at(card), 'Promote to production');
  await modalOf(people.dana, 'promote:submit');
  await as(people.dana).submit();
};
/** What everybody reads in the channel and its threads. */
const said = (words: RegExp) =>
  bench.slack.control.waitFor(
    () =>
      as(people.dana)
        .messages('releases')
        .find((message) => !message.isEphemeral && words.test(bench.read(message))),
    10_000,
  );

const onlyApprovers =
  /^You may not approve a deployment: that is for approvers of the environment\.\nAsk one of them: @prod-approvers\./;

test('a release goes to staging by itself, and to production when two approvers have agreed', async () => {
  await bench.ask(people.dana, 'cut');
  const card = await bench.cardReads('1.5.0', /Promote to production/);
  expect(bench.read(card)).toMatch(/staging {2}runs 1\.5\.0-rc\.1/);

  await promoteToProduction(card);
  const request = await requestReads(/0 of 2/);
  expect(await bench.ask(people.sam, 'why production')).toMatch(/approved.*waits: 0 of 2 approvals/);

  expect(await press(people.dana, request, 'Approve')).toMatch(onlyApprovers);
  expect(await press(people.sam, request, 'Approve')).toMatch(onlyApprovers);
  expect(await press(people.priya, request, 'Approve')).toMatch(
    /^Your yes to 1\.5\.0-rc\.1 to production is recorded: 1 of 2\.$/,
  );
  expect(await press(people.priya, await requestReads(/1 of 2/), 'Approve')).toMatch(
    /^You approved 1\.5\.0-rc\.1 to production already, .*\. It counts once\./,
  );
  expect(await press(people.marco, await requestReads(/1 of 2/), 'Approve')).toMatch(/2 of 2\.$/);
  await requestReads(/2 of 2/);

  bench.forward(2 * 60_000);
  await bench.cardReads('1.5.0', /Shipped/);
  await requestReads(/succeeded.*\n?.*Approved by/s);
  const status = await bench.ask(people.sam, 'status');
  for (const name of ['staging', 'production'])
    expect(status).toMatch(new RegExp(`${name} {2}runs 1\\.5\\.0-rc\\.1`));
}, 60_000);

test('a gate is broken open with a reason of substance, announced, and open until somebody else has reviewed it', async () => {
  await bench.github.control.history.landPull({
    title: 'fix: the till',
    files: { 'apps/storefront/till.ts': '1' },
  });
  const version = /(\d\S+)-rc\.1 is cut/.exec(await bench.ask(people.dana, 'cut'))?.[1] ?? '';
  const card = await bench.cardReads(version, /Promote to production/);
  await bench.ask(people.dana, 'freeze production because stocktaking');
  await promoteToProduction(card);
  const request = await requestReads(/0 of 2/);

  const ladder = async (userId: string) => {
    const before = as(userId).messages('releases').length;
    await as(userId).press(at(request), 'Why?');
    return bench.slack.control.waitFor(() => as(userId).messages('releases').slice(before).at(-1));
  };
  const overriding = async (userId: string, reason: string) => {
    const why = await ladder(userId);
    await as(userId).press(at(why), 'Override “not frozen”…');
    expect((await modalOf(userId, 'why:override-submit')).plain).toContain('not frozen');
    return as(userId).submit({ reason });
  };
  await overriding(people.priya, 'it is urgent      ');
  expect(as(people.priya).modal().errors).toEqual({
    reason: 'Say what makes it necessary, in at least 15 characters: it is recorded.',
  });
  await as(people.priya).close('all');

  await overriding(people.priya, 'The till is down in every shop');
  const announced = await said(/@priya overrides the gate not frozen/);
  expect(bench.read(announced)).toContain('The till is down in every shop');
  expect(bench.read(announced)).toContain('until somebody else has reviewed it');
  const open = () => bench.database.db.selectFrom('overrides').select(['byUserId', 'reviewedBy']).execute();
  expect(await open()).toEqual([{ byUserId: people.priya, reviewedBy: null }]);

  expect(await press(people.priya, announced, 'Reviewed')).toMatch(
    /^You overrode not frozen for .* yourself\./,
  );
  expect(await press(people.sam, announced, 'Reviewed')).toMatch(
    /^You may not review an override: that is for/,
  );
  expect(await press(people.marco, announced, 'Reviewed')).toMatch(
    /^Your review of the override of not frozen/,
  );
  await said(/@marco reviewed that @priya overrode not frozen/);
  expect(await press(people.dana, announced, 'Reviewed')).toMatch(
    /^This override was reviewed already, by @marco\./,
  );
  expect(await open()).toEqual([{ byUserId: people.priya, reviewedBy: people.marco }]);
}, 60_000);
