import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { channels, people } from '../../../sandbox/slack/workspace/seed.ts';
import { parseChannelId, parseRequestId } from '../../../src/domain/ids.ts';
import type { Request } from '../../../src/domain/request/request.ts';
import { type Bot, startBot } from './bot.ts';

let bot: Bot;
afterEach(() => bot.stop());

const releases = parseChannelId(channels.releases);
const asRequest = (asked: Omit<Request, 'id' | 'receivedAt'>, receivedAt = new Date()): Request => ({
  ...asked,
  id: parseRequestId('01890000-0000-7000-8000-000000000000'),
  receivedAt,
});

async function typed(changes: Partial<Request['place']> = {}, receivedAt?: Date): Promise<Request> {
  await bot.control.as(people.dana).command('/release', 'status', { channel: 'releases' });
  const asked = bot.inbox.asked().at(-1);
  if (asked === undefined) throw new Error('nothing was asked');
  return asRequest({ ...asked, place: { ...asked.place, ...changes } }, receivedAt);
}

const content = { text: 'All is well', blocks: [] };
const seenBy = (userId: string, channel = 'releases') =>
  bot.control
    .as(userId)
    .messages(channel)
    .filter((each) => each.plain === 'All is well');
const direct = (userId: string) =>
  bot.control
    .as(userId)
    .screen()
    .channels.filter((channel) => channel.kind === 'im')
    .flatMap((channel) => channel.messages)
    .map((message) => message.plain);
const calls = (what: string) => bot.control.log().filter((each) => each.what === what).length;

test('an answer goes to the person alone, by the address that came with the request', async () => {
  bot = await startBot();
  await bot.slack.answer(await typed(), content);
  expect(seenBy(people.dana)).toMatchObject([{ isEphemeral: true }]);
  expect(seenBy(people.sam)).toEqual([]);
  expect([calls('respond'), calls('chat.postEphemeral')]).toEqual([1, 0]);
});

test('an address that is used up, expired, unknown or broken gives way to an ephemeral message', async () => {
  bot = await startBot();
  const request = await typed();
  for (let use = 0; use < 6; use += 1) await bot.slack.answer(request, content);
  expect(calls('chat.postEphemeral')).toBe(1);
  await bot.slack.answer(await typed({}, new Date(Date.now() - 29 * 60_000)), content);
  expect(calls('respond')).toBe(6);
  await bot.slack.answer(await typed({ responseUrl: `${bot.standIn.url}/commands/unknown` }), content);
  bot.control.makeTrouble({ what: 'respond', times: 1, effect: { kind: 'drop', when: 'before' } });
  await bot.slack.answer(await typed(), content);
  expect(seenBy(people.dana)).toHaveLength(9);
});

test('an address that is not Slack’s gets nothing, even one that would take the answer', async () => {
  bot = await startBot();
  const heard: string[] = [];
  const elsewhere = createServer((req, res) => {
    heard.push(req.url ?? '');
    res.end('ok');
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server's address is always this
  const { port } = elsewhere.address() as AddressInfo;
  const responseUrl = `http://localhost:${port}/commands/T1/1/x`;
  expect((await fetch(`http://localhost:${port}/probe`)).status).toBe(200);
  await bot.slack.answer(await typed({ responseUrl }), content);
  elsewhere.closeAllConnections();
  elsewhere.close();
  expect(heard).toEqual(['/probe']);
  expect(seenBy(people.dana)).toHaveLength(1);
});

test('who asked in a thread is answered in it', async () => {
  bot = await startBot();
  const { ts } = bot.control.as(people.dana).say('the thread', { channel: 'releases' });
  await bot.slack.answer(await typed({ threadTs: ts }), content);
  await bot.slack.answer(await typed({ threadTs: ts, responseUrl: null }), content);
  expect(seenBy(people.dana).map((each) => each.threadTs)).toEqual([ts, ts]);
});

const approve = {
  type: 'actions',
  elements: [
    {
      type: 'button',
      action_id: 'promote:approve',
      text: { type: 'plain_text', text: 'Approve' },
      value: '1',
    },
  ],
};

test('who pressed a message that thread and channel show is answered in both, as nobody can tell where', async () => {
  bot = await startBot();
  const { control } = bot;
  const { ts: threadTs } = control.as(people.dana).say('the thread', { channel: 'releases' });
  const sent = await bot.slack.send({
    channelId: releases,
    key: 'request:1',
    ts: null,
    threadTs,
    broadcast: true,
    content: { text: 'Approve?', blocks: [approve] },
  });
  if (sent.kind !== 'sent') throw new Error(sent.kind);
  const { ts } = sent;
  await control.as(people.dana).press({ channel: 'releases', ts }, 'Approve');
  const asked = bot.inbox.asked().at(-1);
  if (asked === undefined) throw new Error('nothing was asked');
  await bot.slack.answer(asRequest(asked), content);
  expect(seenBy(people.dana).map((each) => each.threadTs)).toEqual([null, threadTs]);
  // Where the address takes no more, the channel is enough: that is where approvers are called.
  await bot.slack.answer(asRequest({ ...asked, place: { ...asked.place, responseUrl: null } }), content);
  expect(seenBy(people.dana).map((each) => each.threadTs)).toEqual([null, threadTs, null]);
});

test('where the bot or the person is not in the channel, or there is none, the answer comes directly', async () => {
  bot = await startBot();
  const elsewhere = { responseUrl: null, channelId: parseChannelId(channels.general) };
  await bot.slack.answer(await typed(elsewhere), content);
  await bot.slack.answer(await typed({ responseUrl: null, channelId: null }), content);
  const request = await typed({ responseUrl: null });
  bot.control.kick('releases', people.dana);
  await bot.slack.answer(request, content);
  expect(direct(people.dana)).toEqual(['All is well', 'All is well', 'All is well']);
});

test('an answer replaces what only its reader sees, and never a card that all see', async () => {
  bot = await startBot();
  const button = { type: 'button', action_id: 'cut:ask', text: { type: 'plain_text', text: 'Go' } };
  const card = { text: 'Card', blocks: [{ type: 'actions', elements: [button] }] };
  const dana = bot.control.as(people.dana);
  await bot.slack.answer(await typed(), card);
  const own = dana.messages('releases').find((each) => each.isEphemeral);
  const sent = await bot.slack.send({
    channelId: releases,
    key: 'card',
    ts: null,
    threadTs: null,
    broadcast: false,
    content: card,
  });
  for (const ts of [own?.ts, sent.kind === 'sent' ? sent.ts : undefined]) {
    await dana.press({ channel: releases, ts: ts ?? '' }, 'Go');
    const asked = bot.inbox.asked().at(-1);
    if (asked !== undefined) await bot.slack.answer(asRequest(asked), content, { replaceOriginal: true });
  }
  const seen = dana
    .messages('releases')
    .map(({ plain, isEphemeral }) => ({ plain: plain.trim(), isEphemeral }));
  expect(seen).toMatchObject([
    { plain: 'All is well', isEphemeral: true },
    { plain: expect.stringContaining('Go'), isEphemeral: false },
    { plain: 'All is well', isEphemeral: true },
  ]);
});

test('a person who cannot be reached at all makes the answer fail, so that it is tried again', async () => {
  bot = await startBot();
  bot.control.makeTrouble({ what: 'chat.postEphemeral', effect: { kind: 'rate-limit', retryAfter: 3 } });
  const request = await typed({ responseUrl: null });
  await expect(bot.slack.answer(request, content)).rejects.toMatchObject({
    retryable: true,
    retryAfterMs: 3_000,
  });
});
