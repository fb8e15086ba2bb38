import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { channels, people } from '../../../sandbox/slack/workspace/seed.ts';
import { directChannelOf, parseChannelId, parseUserId } from '../../../src/domain/ids.ts';
import { connectSlack } from '../../../src/integrations/slack/connect-slack.ts';
import type { Slack } from '../../../src/ports/slack.ts';
import { type Bot, memoryLog, startBot } from './bot.ts';

let bot: Bot;
afterEach(() => bot.stop());

const releases = parseChannelId(channels.releases);
type Message = Parameters<Slack['send']>[0];
const card: Message = {
  channelId: releases,
  key: 'card:1',
  ts: null,
  threadTs: null,
  broadcast: false,
  content: { text: 'Release 1.5.0', blocks: [] },
};

const kept = () => bot.control.world.channels.get(releases)?.messages.filter((each) => !each.isDeleted) ?? [];
const calls = (what: string) => bot.control.log().filter((each) => each.what === what);
const startedAt = new Date(Date.now() - 1_000);
const find = (threadTs: string | null = null) =>
  bot.slack.findPosted({ channelId: releases, key: 'card:1', threadTs, since: startedAt });

async function post(changes: Partial<Message> = {}): Promise<string> {
  const sent = await bot.slack.send({ ...card, ...changes });
  if (!('ts' in sent)) throw new Error(sent.kind);
  return sent.ts;
}

test('a message is posted with its key, edited in place, and never unfurls or notifies by name', async () => {
  bot = await startBot();
  const ts = await post();
  expect(await bot.slack.send({ ...card, ts, content: { text: 'Release 1.5.0 ready', blocks: [] } })).toEqual(
    {
      kind: 'sent',
      ts,
      channelId: 'C07RELEASES',
    },
  );
  const seen = bot.control.as('U07DANA0001').messages('releases');
  expect(seen).toMatchObject([
    {
      ts,
      plain: 'Release 1.5.0 ready',
      metadata: { event_type: 'waybill_message', event_payload: { key: 'card:1' } },
    },
  ]);
  expect(calls('chat.postMessage')[0]?.request).toMatchObject({ unfurl_links: 'false', link_names: 'false' });
});

const uncertain = [
  { name: 'a 500 that says nothing', effect: { kind: 'status', status: 500 } },
  { name: 'a 503 in HTML', effect: { kind: 'status', status: 503, html: true } },
  { name: 'a 200 in HTML', effect: { kind: 'status', status: 200, html: true } },
  { name: 'a dropped connection', effect: { kind: 'drop' } },
  { name: 'fatal_error', effect: { kind: 'error', error: 'fatal_error' } },
  { name: 'internal_error', effect: { kind: 'error', error: 'internal_error' } },
] as const;

test.each(uncertain)(
  'after $name a post is uncertain, is sent only once, and is found if Slack kept it',
  async ({ effect }) => {
    bot = await startBot();
    for (const when of ['before', 'after'] as const) {
      bot.control.makeTrouble({ what: 'chat.postMessage', times: 1, effect: { ...effect, when } });
      expect(await bot.slack.send(card)).toEqual({ kind: 'uncertain' });
      const [only] = kept();
      expect(await find()).toEqual(only === undefined ? 'absent' : { ts: only.ts });
      expect(only === undefined).toBe(when === 'before');
    }
    expect(calls('chat.postMessage')).toHaveLength(2);
  },
);

test('an answer cut off in the middle is uncertain, and the message is found', async () => {
  bot = await startBot();
  bot.control.makeTrouble({ what: 'chat.postMessage', times: 1, effect: { kind: 'truncate' } });
  expect(await bot.slack.send(card)).toEqual({ kind: 'uncertain' });
  expect(await find()).toEqual({ ts: kept()[0]?.ts });
});

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server's address is always this
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

const answering = async (head: string, then: 'cut' | 'end') => {
  const server = createServer((req) => {
    req.resume();
    req.on('end', () => {
      req.socket.write(head);
      if (then === 'cut') req.socket.destroy();
      else req.socket.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server's address is always this
  const { port } = server.address() as AddressInfo;
  const { slack } = connectSlack({
    botToken: 'xoxb-1',
    apiUrl: `http://127.0.0.1:${port}`,
    clock: { now: () => new Date() },
    log: memoryLog().log,
  });
  const result = await slack.send(card);
  await new Promise((resolve) => server.close(resolve));
  return result;
};
const headers = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 400\r\n\r\n';

const ok = (body: string) => `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`;

test('a connection that breaks inside a 200, and answers that are no answers, are uncertain', async () => {
  bot = await startBot();
  for (const then of ['cut', 'end'] as const) {
    expect(await answering(`${headers}{"ok":true,"ts":"1.2"`, then)).toEqual({ kind: 'uncertain' });
  }
  for (const body of ['null', '[]', '{"ok":true}', '{"ok":false}', '']) {
    expect(await answering(ok(body), 'end')).toEqual({ kind: 'uncertain' });
  }
  expect(await answering(ok('{"ok":true,"ts":"1.2"}'), 'end')).toEqual({
    kind: 'sent',
    ts: '1.2',
    channelId: null,
  });
});

test('a direct message is edited where Slack says that it is, which is not where it was sent to', async () => {
  bot = await startBot();
  const sent = await bot.slack.send({ ...card, channelId: directChannelOf(parseUserId(people.dana)) });
  if (sent.kind !== 'sent' || sent.channelId === null) throw new Error(sent.kind);
  expect(sent.channelId).toMatch(/^D/);
  const { ts, channelId } = sent;
  expect(await bot.slack.send({ ...card, ts, channelId })).toMatchObject({ kind: 'sent', ts });
});

test('a server that cannot be reached has not posted: the message waits a moment', async () => {
  bot = await startBot();
  const { slack } = connectSlack({
    botToken: 'xoxb-1',
    apiUrl: `http://127.0.0.1:${await freePort()}/api`,
    clock: { now: () => new Date() },
    log: memoryLog().log,
  });
  expect(await slack.send(card)).toMatchObject({ kind: 'paused' });
});

test('a 429 pauses for as long as Slack says, or a while where it does not say, and holds up no other channel', async () => {
  bot = await startBot();
  const limited = { what: 'chat.postMessage', channel: releases, times: 1 };
  bot.control.makeTrouble({ ...limited, effect: { kind: 'rate-limit', retryAfter: 30 } });
  bot.control.makeTrouble({ ...limited, effect: { kind: 'status', status: 429, when: 'before' } });
  bot.control.makeTrouble({ ...limited, effect: { kind: 'error', error: 'ratelimited', when: 'before' } });
  expect(await bot.slack.send(card)).toEqual({ kind: 'paused', retryAfterMs: 30_000 });
  expect(await bot.slack.send({ ...card, channelId: parseChannelId(channels.support) })).toMatchObject({
    kind: 'sent',
  });
  expect(await bot.slack.send(card)).toEqual({ kind: 'paused', retryAfterMs: 10_000 });
  expect(await bot.slack.send(card)).toEqual({ kind: 'paused', retryAfterMs: 10_000 });
});

test('what Slack will not take is refused with its reason', async () => {
  bot = await startBot();
  const block = { type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3_001) } };
  expect(await bot.slack.send({ ...card, content: { text: 'x', blocks: [block] } })).toEqual({
    kind: 'refused',
    problem: 'invalid_blocks',
  });
  const general = parseChannelId(channels.general);
  expect(await bot.slack.send({ ...card, channelId: general })).toEqual({
    kind: 'refused',
    problem: 'not_in_channel',
  });
  bot.control.archive('releases');
  expect(await bot.slack.send(card)).toEqual({ kind: 'refused', problem: 'is_archived' });
  const unknown = parseChannelId('C0NOWHERE');
  expect(await bot.slack.send({ ...card, channelId: unknown })).toEqual({
    kind: 'refused',
    problem: 'channel_not_found',
  });
});

test('a card that was deleted by hand is gone, and so is the thread of a reply', async () => {
  bot = await startBot();
  const ts = await post();
  bot.control.deleteMessage({ channel: releases, ts });
  expect(await bot.slack.send({ ...card, ts })).toEqual({ kind: 'gone', what: 'message' });
  bot.control.makeTrouble({
    what: 'chat.postMessage',
    times: 1,
    effect: { kind: 'error', error: 'thread_not_found', when: 'before' },
  });
  expect(await bot.slack.send({ ...card, threadTs: ts })).toEqual({ kind: 'gone', what: 'thread' });
});

test('a token that no longer works is an error of the integration, not of the message', async () => {
  bot = await startBot();
  bot.control.uninstall();
  await expect(bot.slack.send(card)).rejects.toMatchObject({ system: 'slack', retryable: false });
});

test('a reply is found in its thread, behind any number of others, and only by its own bot', async () => {
  bot = await startBot();
  const parent = await post({ key: 'parent' });
  for (let index = 0; index < 210; index += 1) {
    bot.control.as('U07DANA0001').say(`reply ${index}`, { channel: 'releases', threadTs: parent });
  }
  expect(await find(parent)).toBe('absent');
  const ts = await post({ threadTs: parent });
  expect(await find(parent)).toEqual({ ts });
  expect(await find()).toBe('absent');
});

test('a reply whose thread was deleted before it came is found in the channel', async () => {
  bot = await startBot();
  const parent = await post({ key: 'parent' });
  bot.control.deleteMessage({ channel: releases, ts: parent });
  const ts = await post({ threadTs: parent });
  expect(await find(parent)).toEqual({ ts });
});

test('a message with our key that another posted is not ours', async () => {
  bot = await startBot();
  await post();
  const [message] = kept();
  Object.assign(message?.author ?? {}, { user: 'U07ROTABOT1', kind: 'person' });
  expect(await find()).toBe('absent');
});

test('where history may not be read, whether a message was posted stays unknown', async () => {
  bot = await startBot();
  bot.control.setScopes(['chat:write']);
  expect(await find()).toBe('unknown');
  expect(await bot.slack.anchorsIn(releases)).toBeNull();
  bot.control.setScopes(undefined);
  expect(await bot.slack.anchorsIn(parseChannelId(channels.general))).toBeNull();
  bot.control.makeTrouble({
    what: 'conversations.history',
    times: 1,
    effect: { kind: 'rate-limit', retryAfter: 7 },
  });
  await expect(find()).rejects.toMatchObject({ system: 'slack', retryable: true, retryAfterMs: 7_000 });
});

test('a server that has no such method is not asked for it again and again', async () => {
  bot = await startBot();
  const missing = { kind: 'status', status: 404, html: true, when: 'before' } as const;
  bot.control.makeTrouble({ what: 'conversations.history', times: 2, effect: missing });
  expect(await find()).toBe('unknown');
  expect(await bot.slack.anchorsIn(releases)).toBeNull();
  bot.control.makeTrouble({ what: 'chat.postMessage', times: 1, effect: missing });
  expect(await bot.slack.send(card)).toEqual({ kind: 'paused', retryAfterMs: 5_000 });
  expect(kept()).toEqual([]);
});

test('the trail’s heads that our messages carry are read back, newest first', async () => {
  bot = await startBot();
  const heads = [1, 2].map((seq) => ({ seq, hash: String(seq).repeat(64) }));
  for (const trailHead of heads) await post({ key: `head:${trailHead.seq}`, trailHead });
  await post({ key: 'no head' });
  expect(await bot.slack.anchorsIn(releases)).toEqual(heads.toReversed());
});

test('a reply to a message that is gone is said to have strayed into the channel', async () => {
  bot = await startBot();
  const ts = await post();
  bot.control.deleteMessage({ channel: releases, ts });
  expect(await bot.slack.send({ ...card, key: 'event:1', threadTs: ts })).toMatchObject({ kind: 'strayed' });
  const other = await post({ key: 'card:2' });
  expect(await bot.slack.send({ ...card, key: 'event:2', threadTs: other })).toMatchObject({ kind: 'sent' });
});
