import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { people } from '../../sandbox/slack/workspace/seed.ts';
import { type ReleaseSteps, releaseSteps } from '../support/release-steps.ts';
import { type Talk, talkOn } from '../support/talk.ts';
import { until } from '../support/until.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let steps: ReleaseSteps;
let talk: Talk;

beforeAll(async () => {
  bench = await startWorkbench();
  steps = releaseSteps(bench);
  talk = talkOn(bench);
});
afterAll(() => bench.stop());
afterEach(() => bench.slack.control.clearTrouble());

const cardsOf = (version: string) =>
  talk
    .said(version)
    .filter((message) => message.threadTs === null && bench.read(message).includes('[Abandon…]'));
/** Everything that is to be said has been said, so that trouble meets what comes next. */
const quiet = () =>
  until('everything is sent', async () => {
    const { rows } = await bench.database.pool.query(
      "select 1 from messages where sent_revision < wanted_revision and state <> 'refused'",
    );
    return rows.length === 0;
  });
const troubled = (what: string) =>
  bench.slack.control.log().filter((each) => each.what === what && each.trouble !== undefined).length;

test.each([
  ['answers 500 before it stores it', { kind: 'status', status: 500, when: 'before' }],
  ['answers 500 after it has stored it', { kind: 'status', status: 500, when: 'after' }],
  ['drops the connection after it has stored it', { kind: 'drop', when: 'after' }],
  ['cuts its answer off', { kind: 'truncate' }],
] as const)('there is one card when Slack %s', async (_, effect) => {
  await quiet();
  bench.slack.control.makeTrouble({ what: 'chat.postMessage', channel: 'C07RELEASES', times: 1, effect });
  const before = troubled('chat.postMessage');
  const version = await steps.cutNext();
  await until('the trouble was met', () => troubled('chat.postMessage') > before);
  bench.forward(3_000);
  await bench.cardReads(version, 'Ready');
  await steps.threadReads(version, 'is ready');
  expect(cardsOf(version)).toHaveLength(1);
});

test('there is one card when the process dies after posting and before writing that down', async () => {
  const version = await steps.cutNext();
  await bench.cardReads(version, 'Ready');
  await bench.database.pool.query(
    "update messages set state = 'posting', ts = null, sent_revision = 0 where key like 'card:%' and id = (select id from messages where key like 'card:%' order by created_at desc limit 1)",
  );
  await bench.restart();
  await steps.press(version, 'All changes');
  await until('the message is known again', async () => {
    const { rows } = await bench.database.pool.query("select 1 from messages where state <> 'posted'");
    return rows.length === 0;
  });
  expect(cardsOf(version)).toHaveLength(1);
});

test('a card that was deleted by hand is posted once more at the next change, with what follows under it', async () => {
  const version = await steps.cutNext();
  const first = await bench.cardReads(version, 'Ready');
  bench.slack.control.deleteMessage({ channel: 'releases', ts: first.ts });
  await bench.ask(people.dana, `abandon ${version} because a < b & c`);
  const again = await bench.cardReads(version, 'Abandoned');
  expect(again.ts).not.toBe(first.ts);
  const said = await steps.threadReads(version, 'abandoned');
  expect(bench.read(said)).toContain('because a < b & c'.slice('because '.length));
  expect(talk.said(version).filter(({ threadTs }) => threadTs === null)).toHaveLength(1);
});

test('many changes in a moment make few edits, and the last state is what is shown', async () => {
  const version = await steps.cutNext();
  const card = await bench.cardReads(version, 'Ready');
  const edits = () => bench.slack.control.log().filter(({ what }) => what === 'chat.update').length;
  const before = edits();
  bench.slack.control.makeTrouble({ what: 'chat.update', times: 1, effect: { kind: 'slow', ms: 400 } });
  await bench.database.pool.query(
    'update messages set wanted_revision = wanted_revision + 20 where ts = $1',
    [card.ts],
  );
  await bench.ask(people.dana, `abandon ${version} because it was a test`);
  await bench.cardReads(version, 'Abandoned');
  expect(edits() - before).toBeLessThanOrEqual(4);
});

test('a channel that Slack limits waits, and no other does', async () => {
  await quiet();
  bench.slack.control.makeTrouble({
    what: 'chat.postMessage',
    channel: 'C07RELEASES',
    times: 1,
    effect: { kind: 'rate-limit', retryAfter: 600 },
  });
  const version = await steps.cutNext();
  await until(
    'the limit was met',
    () => troubled('chat.postMessage') > 0 && bench.slack.control.troubles().length === 0,
  );
  bench.slack.control.kick('releases', 'U07WAYBILL1');
  expect(bench.card(version)).toBeUndefined();
  await until('the channel rests, and no other', async () => {
    const { rows } = await bench.database.pool.query<{ channel_id: string }>(
      'select channel_id from channel_pauses where until_at > $1',
      [bench.now()],
    );
    return rows.map(({ channel_id }) => channel_id).join() === 'C07RELEASES';
  });

  bench.forward(601_000);
  const direct = await talk.hears('could not be shown', { channel: 'bot' });
  expect(bench.read(direct)).toMatch(
    /card could not be shown in #releases.*Waybill is not in it\. Invite it there/,
  );
  // Whoever does what they are told sees the card, also where nothing else happens.
  bench.slack.control.join('releases', 'U07WAYBILL1');
  bench.forward(121_000);
  await until('the card is there', () => bench.card(version) !== undefined);
  await bench.ask(people.dana, `abandon ${version} because of the channel`);
  await bench.cardReads(version, 'Abandoned');
});

test('whoever acted is told once when a channel is archived, and what to do', async () => {
  const version = await steps.cutNext();
  await bench.cardReads(version, 'Ready');
  bench.slack.control.archive('releases');
  await bench.ask(people.dana, `abandon ${version} because the channel closes`, 'support');
  const told = await talk.hears('It is archived', { channel: 'bot' });
  expect(bench.read(told)).toMatch(/Unarchive it, or name another one in waybill\.yaml/);
  bench.slack.control.unarchive('releases');
  bench.forward(121_000);
  await bench.cardReads(version, 'Abandoned');
  expect(talk.said('It is archived', { channel: 'bot' })).toHaveLength(1);
});

test('a card whose fate cannot be looked up is not posted blindly, and its captain is told', async () => {
  await quiet();
  bench.slack.control.setScopes([
    'commands',
    'chat:write',
    'users:read',
    'channels:read',
    'groups:read',
    'usergroups:read',
    'app_mentions:read',
    'im:write',
  ]);
  bench.slack.control.makeTrouble({
    what: 'chat.postMessage',
    channel: 'C07RELEASES',
    times: 1,
    effect: { kind: 'status', status: 500, when: 'after' },
  });
  const version = await steps.cutNext();
  await until('the answer was lost', () => bench.slack.control.troubles().length === 0);
  bench.forward(3_000);
  await talk.hears(/answer was lost, and Waybill may not read the channel/, { channel: 'bot' });
  expect(talk.said(version).filter(({ threadTs }) => threadTs === null)).toHaveLength(1);
  bench.slack.control.setScopes(undefined);
});
