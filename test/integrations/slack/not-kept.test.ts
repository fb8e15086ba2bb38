import { afterEach, expect, test } from 'vitest';
import { channels, people } from '../../../sandbox/slack/workspace/seed.ts';
import { parseChannelId } from '../../../src/domain/ids.ts';
import { type Bot, startBot } from './bot.ts';

const started: Bot[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((bot) => bot.stop()));
});

async function start(...wanted: Parameters<typeof startBot>): Promise<Bot> {
  const bot = await startBot(...wanted);
  started.push(bot);
  return bot;
}

const button = (action: string) => ({
  type: 'actions',
  elements: [{ type: 'button', action_id: action, text: { type: 'plain_text', text: 'Press' } }],
});
const input = {
  type: 'input',
  block_id: 'because',
  optional: true,
  label: { type: 'plain_text', text: 'Because' },
  element: { type: 'plain_text_input', action_id: 'text' },
};
const modal = (blocks: readonly object[]) => ({
  type: 'modal',
  callback_id: 'abandon',
  title: { type: 'plain_text', text: 'Abandon' },
  submit: { type: 'plain_text', text: 'Abandon' },
  blocks,
});

async function postCard(bot: Bot) {
  const channelId = parseChannelId(channels.releases);
  const content = { text: 'Card', blocks: [button('cut:confirm')] };
  const sent = await bot.slack.send({
    channelId,
    key: 'card',
    ts: null,
    threadTs: null,
    broadcast: false,
    content,
  });
  if (sent.kind !== 'sent') throw new Error(sent.kind);
  return { channel: channels.releases, ts: sent.ts };
}

/** Presses a card's button to get a trigger, and opens a modal with it. */
async function openModal(bot: Bot, userId: string, blocks: readonly object[]): Promise<void> {
  await bot.control.as(userId).press(await postCard(bot), 'Press');
  const click = bot.control.log().findLast((each) => each.what === 'block_actions');
  const triggerId = JSON.stringify(click?.request).match(/"trigger_id":"([^"]+)"/)?.[1] ?? '';
  await bot.connection.openView({ triggerId, isInModal: false, view: modal(blocks) });
}

const toldTo = (bot: Bot, userId: string) =>
  bot.control
    .as(userId)
    .screen()
    .channels.flatMap((channel) => channel.messages)
    .filter((message) => message.author.kind === 'bot' && message.isEphemeral)
    .map((message) => message.plain);

const tookMs = (bot: Bot): readonly number[] =>
  bot.control
    .log()
    .filter((each) => each.direction === 'to-bot')
    .map((each) => each.tookMs ?? Number.POSITIVE_INFINITY);

const late = /cannot tell whether your request was written down.*ref-/;

/** Lets everybody ask while the database hangs, and returns how long the slowest waited, in milliseconds. */
async function hangOver(over: 'http' | 'socket'): Promise<number> {
  const bot = await start({ over });
  await openModal(bot, people.sam, [input]);
  await openModal(bot, people.marco, [{ type: 'section', text: { type: 'plain_text', text: 'Sure?' } }]);
  const card = await postCard(bot);
  bot.inbox.behave('hanging');
  bot.control.as(people.priya).say('@waybill status', { channel: 'releases' });
  const outcomes = await Promise.all([
    bot.control.as(people.dana).press(card, 'Press'),
    bot.control.as(people.sam).submit(),
    bot.control.as(people.marco).submit(),
    bot.control.as(people.gwen).command('/release', 'cut', { channel: 'releases' }),
  ]);
  expect(outcomes.map((each) => each.status)).toEqual(['ok', 'ok', 'ok', 'ok']);
  await bot.control.waitFor(
    () => toldTo(bot, people.dana).length > 0 && toldTo(bot, people.priya).length > 0,
  );
  for (const userId of [people.dana, people.gwen, people.priya]) {
    expect(toldTo(bot, userId).join()).toMatch(late);
  }
  expect(bot.control.as(people.sam).modal().errors['because']).toMatch(late);
  expect(bot.control.as(people.marco).modal().plain).toMatch(late);
  return Math.max(...tookMs(bot));
}

test('with the database hanging, whoever asks anything is told so well inside three seconds', async () => {
  const slowest = await Promise.all([hangOver('http'), hangOver('socket')]);
  expect(Math.max(...slowest)).toBeLessThan(2_900);
});

test('with the database down, who typed a command reads so with a reference that the log has too', async () => {
  const bot = await start();
  bot.inbox.behave('failing');
  const outcome = await bot.control.as(people.dana).command('/release', 'cut', { channel: 'releases' });
  expect(outcome.status).toBe('ok');
  expect(toldTo(bot, people.dana).join()).toMatch(/could not write your request down.*ref-1/);
  expect(JSON.stringify(bot.lines)).toContain('ref-1');
});

test('with the database down, a press in a modal is answered by a window on top of it', async () => {
  const bot = await start();
  await openModal(bot, people.dana, [button('notes:reset')]);
  bot.inbox.behave('failing');
  await bot.control.as(people.dana).press('modal', 'Press');
  await bot.control.waitFor(() => bot.control.as(people.dana).screen().modals.length === 2);
  expect(bot.control.as(people.dana).modal().plain).toContain('could not write your request down');
});

test('a person who was told to try again is not surprised by the first try later', async () => {
  const bot = await start();
  bot.inbox.behave('failing');
  bot.control.as(people.priya).say('@waybill status', { channel: 'releases' });
  await bot.control.waitFor(() => toldTo(bot, people.priya).length > 0);
  bot.inbox.behave('well');
  await bot.control.settled();
  expect(bot.inbox.asked()).toEqual([]);
  expect(bot.control.log().filter((each) => each.what === 'app_mention')).toHaveLength(1);
});

test('a bug is told to the person with a reference that the log has too', async () => {
  const bot = await start({
    opensModal: () => {
      throw new Error('a bug of ours');
    },
  });
  await bot.control.as(people.dana).command('/release', 'cut', { channel: 'releases' });
  expect(toldTo(bot, people.dana).join()).toMatch(/Something broke on my side.*ref-1/);
  expect(bot.lines).toContainEqual(
    expect.objectContaining({ level: 'error', facts: expect.objectContaining({ reference: 'ref-1' }) }),
  );
});
