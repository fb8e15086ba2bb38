import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { channels, partnerTeamId, people, team } from '../../../sandbox/slack/workspace/seed.ts';
import { parseChannelId } from '../../../src/domain/ids.ts';
import { type Bot, startBot } from './bot.ts';

let bot: Bot;
afterEach(() => bot.stop());

const releases = parseChannelId(channels.releases);
const partner = parseChannelId(channels.partner);

const buttons = [
  { type: 'section', text: { type: 'plain_text', text: 'Release 1.5.0' } },
  {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: 'cut:confirm',
        value: 'release-1',
        text: { type: 'plain_text', text: 'Cut' },
      },
      {
        type: 'button',
        action_id: 'link:run',
        url: 'https://example.test/run',
        text: { type: 'plain_text', text: 'Run' },
      },
      {
        type: 'static_select',
        action_id: 'status:choose',
        options: [{ text: { type: 'plain_text', text: 'Staging' }, value: 'staging' }],
      },
    ],
  },
];

async function postCard(
  channelId = releases,
  threadTs: string | null = null,
): Promise<{ channel: string; ts: string }> {
  const sent = await bot.slack.send({
    channelId,
    key: `card:${threadTs}`,
    ts: null,
    threadTs,
    broadcast: false,
    content: { text: 'Release 1.5.0', blocks: buttons },
  });
  if (sent.kind !== 'sent') throw new Error(sent.kind);
  return { channel: channelId, ts: sent.ts };
}

describe.each(['http', 'socket'] as const)('over %s', (over) => {
  test('a slash command is kept with its text as it was meant, its person and where it was typed', async () => {
    bot = await startBot({ over });
    const outcome = await bot.control
      .as(people.dana)
      .command('/release', 'cut  storefront as “1.5.0” – please', { channel: 'releases' });
    expect(outcome.status).toBe('ok');
    expect(bot.inbox.asked()).toMatchObject([
      {
        userId: people.dana,
        teamId: team.id,
        place: { channelId: releases, threadTs: null, modal: null },
        ask: { kind: 'command', text: 'cut storefront as "1.5.0" - please' },
      },
    ]);
    expect(bot.inbox.asked()[0]?.place.responseUrl).toMatch(/^http/);
  });

  test('a press of a button, a choice in a menu and a press in a thread say what and where', async () => {
    bot = await startBot({ over });
    const card = await postCard();
    const dana = bot.control.as(people.dana);
    await dana.press(card, 'Cut');
    await dana.enter(card, 'status:choose', 'staging');
    await dana.press(await postCard(releases, card.ts), 'Cut');
    await dana.press(card, 'Cut');
    const asked = bot.inbox.asked();
    expect(asked.map((each) => each.ask)).toMatchObject([
      { kind: 'button', action: 'cut:confirm', value: 'release-1', on: 'message', context: '' },
      { kind: 'button', action: 'status:choose', value: 'staging' },
      { kind: 'button', action: 'cut:confirm' },
      { kind: 'button', action: 'cut:confirm' },
    ]);
    expect(asked.map((each) => each.place.threadTs)).toEqual([null, null, card.ts, null]);
  });

  test('a press of a button that is only a link is acknowledged and asks nothing', async () => {
    bot = await startBot({ over });
    const outcome = await bot.control.as(people.dana).press(await postCard(), 'Run');
    expect(outcome.status).toBe('ok');
    expect(bot.inbox.asked()).toEqual([]);
  });

  test('a person of another company who presses a button comes with their own workspace', async () => {
    bot = await startBot({ over });
    await bot.control.as(people.stefan).press(await postCard(partner), 'Cut');
    expect(bot.inbox.asked()).toMatchObject([{ userId: people.stefan, teamId: partnerTeamId }]);
  });

  test('a mention is kept without the bot’s own name, and keeps its thread', async () => {
    bot = await startBot({ over });
    const card = await postCard();
    bot.control
      .as(people.priya)
      .say('@waybill status storefront', { channel: 'releases', threadTs: card.ts });
    await bot.control.waitFor(() => bot.inbox.asked().length === 1);
    expect(bot.inbox.asked()).toMatchObject([
      {
        userId: people.priya,
        place: { channelId: releases, threadTs: card.ts, responseUrl: null },
        ask: { kind: 'mention', text: 'status storefront' },
      },
    ]);
  });

  test('looking at the Home tab is kept as such', async () => {
    bot = await startBot({ over });
    bot.control.as(people.sam).openHome();
    await bot.control.waitFor(() => bot.inbox.asked().length === 1);
    expect(bot.inbox.asked()).toMatchObject([{ userId: people.sam, ask: { kind: 'home' } }]);
  });

  test('a shortcut is kept as the button that it is named for, with the message it was used on', async () => {
    bot = await startBot({ over });
    const card = await postCard();
    const dana = bot.control.as(people.dana);
    expect(await dana.messageShortcut(card, 'where:message')).toMatchObject({ status: 'ok' });
    expect(await dana.globalShortcut('cut:open')).toMatchObject({ status: 'ok' });
    expect(bot.inbox.asked()).toMatchObject([
      { place: { channelId: releases }, ask: { kind: 'button', action: 'where:message', value: card.ts } },
      { place: { channelId: null }, ask: { kind: 'button', action: 'cut:open', value: '' } },
    ]);
  });

  test('an event, too, is acknowledged only once it is kept', async () => {
    bot = await startBot({ over });
    bot.inbox.behave('waiting');
    bot.control.as(people.priya).say('@waybill status', { channel: 'releases' });
    await vi.waitFor(() => expect(bot.inbox.offered()).toBe(1));
    const delivered = () => bot.control.log().find((each) => each.what === 'app_mention');
    // A round trip to the stand-in: an acknowledgement that was already on its way would be there by now.
    await bot.slack.scopes();
    expect(delivered()?.status).toBeUndefined();
    bot.inbox.behave('well');
    await bot.control.settled();
    expect(delivered()?.status).toBe(200);
  });

  test('a request that is delivered twice is kept once and acknowledged both times', async () => {
    bot = await startBot({ over });
    const card = await postCard();
    for (const what of ['command', 'block_actions', 'app_mention']) {
      bot.control.makeTrouble({ what, times: 1, effect: { kind: 'duplicate' } });
    }
    const dana = bot.control.as(people.dana);
    const outcomes = [
      await dana.command('/release', 'status', { channel: 'releases' }),
      await dana.press(card, 'Cut'),
    ];
    dana.say('@waybill status', { channel: 'releases' });
    await bot.control.waitFor(() => bot.inbox.offered() === 6);
    await bot.control.settled();
    expect(outcomes.map((each) => each.status)).toEqual(['ok', 'ok']);
    expect(bot.inbox.asked()).toHaveLength(3);
    const delivered = bot.control.log().filter((each) => each.direction === 'to-bot');
    expect(delivered.map((each) => each.status)).toEqual(delivered.map(() => 200));
  });

  test('the same command typed twice is two requests, and so are two presses of one button', async () => {
    bot = await startBot({ over });
    const dana = bot.control.as(people.dana);
    const card = await postCard();
    await dana.command('/release', 'status', { channel: 'releases' });
    await dana.command('/release', 'status', { channel: 'releases' });
    await dana.doublePress(card, 'Cut');
    expect(bot.inbox.asked()).toHaveLength(4);
  });
});

async function postSigned(payload: object): Promise<number> {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const stamp = Math.floor(Date.now() / 1_000);
  const signed = createHmac('sha256', bot.standIn.signingSecret).update(`v0:${stamp}:${body}`);
  const { status } = await fetch(`${bot.url}/slack/events`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(stamp),
      'x-slack-signature': `v0=${signed.digest('hex')}`,
    },
  });
  return status;
}

test('fields that are null say as much as fields that are left out', async () => {
  bot = await startBot();
  const nothing = { team: null, trigger_id: null, response_url: null, channel: null, container: null };
  const user = { id: people.dana, team_id: null, name: null };
  const action = { action_id: 'cut:confirm', value: 'release-1', block_id: null, action_ts: null };
  const click = { type: 'block_actions', user, ...nothing, message: null, view: null, state: null };
  expect(await postSigned({ ...click, actions: [action] })).toBe(200);
  const view = { id: 'V1', callback_id: 'cut:submit', private_metadata: null, hash: null, blocks: null };
  const state = { values: { why: { text: { type: 'plain_text_input', value: null } } } };
  const submission = { type: 'view_submission', user, ...nothing, response_urls: null };
  expect(await postSigned({ ...submission, view: { ...view, state } })).toBe(200);
  expect(bot.inbox.asked().map(({ ask }) => ask)).toMatchObject([
    { kind: 'button', action: 'cut:confirm', value: 'release-1' },
    { kind: 'submission', view: 'cut:submit', values: { why: null, text: null } },
  ]);
});
