import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Fields, fieldsListOf, fieldsOf, stringOf } from '../../../sandbox/slack/json.ts';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/start.ts';
import { channels, people } from '../../../sandbox/slack/workspace/seed.ts';
import { clientOf } from './client-of.ts';
import { type ListeningBot, listeningBot } from './listening-bot.ts';

let bot: ListeningBot;
let slack: SlackStandIn;
beforeEach(async () => {
  bot = await listeningBot();
  slack = await startSlack({ botUrl: bot.url });
});
afterEach(async () => {
  await slack.close();
  await bot.close();
});

const plain = (text: string) => ({ type: 'plain_text', text });
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });
const blocks = [
  {
    type: 'actions',
    block_id: 'act',
    elements: [
      {
        type: 'static_select',
        action_id: 'env',
        placeholder: plain('Environment'),
        options: [option('Staging'), option('Production')],
      },
      {
        type: 'button',
        action_id: 'go',
        text: plain('Promote'),
        confirm: { title: plain('Sure?'), text: plain('To all customers') },
      },
      { type: 'overflow', action_id: 'menu', options: [option('Notes'), option('History')] },
    ],
  },
];
const card = async (channel: string = channels.releases) => {
  const body = new URLSearchParams({ channel, text: 'card', blocks: JSON.stringify(blocks) });
  const headers = { authorization: `Bearer ${slack.botToken}` };
  const answer = await fetch(`${slack.apiUrl}chat.postMessage`, { method: 'POST', headers, body });
  const ts = stringOf(fieldsOf(await answer.json())['ts']) ?? '';
  return { channel, ts };
};
const lastAction = (): unknown => bot.received.at(-1)?.body['actions'];

const names = (userId: string) =>
  slack.control
    .as(userId)
    .screen()
    .channels.map((each) => each.name);

test('a choice in a menu reaches the bot, and travels along with the next click', async () => {
  const ref = await card();
  const dana = slack.control.as(people.dana);
  await dana.enter(ref, 'Environment', 'Production');
  const chosen = { selected_option: option('Production') };
  expect(lastAction()).toMatchObject([
    { action_id: 'env', block_id: 'act', type: 'static_select', ...chosen },
  ]);
  await dana.press(ref, 'Promote');
  expect(bot.received.at(-1)?.body['state']).toMatchObject({ values: { act: { env: chosen } } });
  await dana.press(ref, 'History');
  expect(lastAction()).toMatchObject([{ type: 'overflow', selected_option: option('History') }]);
});

test('a declined confirmation tells the bot nothing', async () => {
  const ref = await card();
  const outcome = await slack.control.as(people.dana).press(ref, 'Promote', { confirm: 'decline' });
  expect(outcome).toEqual({ status: 'cancelled' });
  expect(bot.received).toEqual([]);
});

test('a double click is two requests', async () => {
  const ref = await card();
  await slack.control.as(people.dana).doublePress(ref, 'go');
  expect(bot.received).toHaveLength(2);
});

test('a click by somebody of another company reaches the bot with their own team', async () => {
  const ref = await card(channels.partner);
  expect(await slack.control.as(people.stefan).press(ref, 'Promote')).toEqual({ status: 'ok' });
  expect(bot.received[0]?.body).toMatchObject({ user: { id: people.stefan, team_id: 'T08PARTNER1' } });
});

test('nobody presses what they cannot see, or what is not there', async () => {
  const ref = await card();
  await expect(slack.control.as(people.toni).press(ref, 'Promote')).rejects.toThrow('does not see');
  await expect(slack.control.as(people.dana).press(ref, 'Approve')).rejects.toThrow('"Promote" (go)');
});

test('a shortcut tells the bot of the message, or of nothing but the person', async () => {
  const ref = await card();
  const dana = slack.control.as(people.dana);
  await dana.messageShortcut(ref, 'where');
  expect(bot.received[0]?.body).toMatchObject({
    type: 'message_action',
    callback_id: 'where',
    message: { ts: ref.ts },
  });
  await dana.globalShortcut('cut');
  expect(bot.received[1]?.body).toMatchObject({ type: 'shortcut', callback_id: 'cut' });
  expect(bot.received[1]?.body).not.toHaveProperty('channel');
});

test('a message to the bot alone is told as one, and its answer is unread until it is read', async () => {
  const toni = slack.control.as(people.toni);
  const said = toni.say('hello', { channel: 'bot' });
  await slack.control.settled();
  const event = { type: 'message', channel_type: 'im', text: 'hello', user: people.toni };
  expect(bot.received[0]?.body['event']).toMatchObject(event);
  await clientOf(slack).chat.postMessage({ channel: people.toni, text: 'hello yourself' });
  const unread = () => toni.screen().channels.find((each) => each.id === said.channel)?.unread;
  expect(unread()).toBe(1);
  toni.read(said.channel);
  expect(unread()).toBe(0);
});

test('a guest and a stranger see only their channels, a colleague every public one', () => {
  expect(names(people.gwen)).toEqual(['releases']);
  expect(names(people.stefan)).toEqual(['partner']);
  expect(names(people.sam)).toContain('support');
});

test('names that the bot writes call somebody only where it asks Slack to link them', async () => {
  const client = clientOf(slack);
  const text = 'thanks @priya, cc <@U07MARCO001>';
  await client.chat.postMessage({ channel: channels.releases, text, link_names: true });
  await client.chat.postMessage({ channel: channels.releases, text });
  const pulls = slack.control
    .as(people.dana)
    .messages('releases')
    .map((each) => slack.control.pull(each).mentions);
  expect(pulls).toEqual([[people.priya, people.marco], [people.marco]]);
});

test('over HTTP a page acts, looks and listens as it would in the same process', async () => {
  const act = async (path: string, body: Fields) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${slack.url}/_control/${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.json() };
  };
  const news = await fetch(`${slack.url}/_control/events`);
  const ref = await card();
  const pressed = await act(`as/${people.dana}/press`, { where: ref, which: 'Promote' });
  expect(pressed).toEqual({ status: 200, body: { status: 'ok' } });
  expect(await act(`as/${people.dana}/press`, { where: ref })).toMatchObject({ status: 400 });
  expect(await act('edit-person', { user: people.sam, changes: { isRestricted: true } })).toMatchObject({
    status: 200,
  });
  const screen = await fetch(`${slack.url}/_control/screen?as=${people.sam}`);
  const seen = fieldsListOf(fieldsOf(await screen.json())['channels']);
  expect(seen.map((each) => each['name'])).toEqual(['releases', 'general']);
  const { value } = (await news.body?.getReader().read()) ?? {};
  expect(new TextDecoder().decode(value)).toContain('here begins the news');
  const forged = await fetch(`${slack.url}/_control/uninstall`, { method: 'POST', body: 'x' });
  expect(forged.status).toBe(415);
});
