import { createHmac } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { people } from '../../../sandbox/slack/workspace/seed.ts';
import { type Bot, startBot } from './bot.ts';

let bot: Bot;
afterEach(() => bot.stop());

const form = (text: string, extra: Record<string, string> = {}): string =>
  new URLSearchParams({
    command: '/release',
    text,
    user_id: people.dana,
    team_id: bot.control.world.team.id,
    channel_id: 'C07RELEASES',
    ...extra,
  }).toString();

type Posting = {
  readonly secondsAhead?: number;
  /** Unix time in seconds; now, unless given. */
  readonly stamp?: number;
  readonly secret?: string;
  readonly type?: string;
  readonly headers?: Record<string, string>;
};

const now = (): number => Math.floor(Date.now() / 1_000);

async function post(body: string, how: Posting = {}): Promise<Response> {
  const stamp = how.stamp ?? now() + (how.secondsAhead ?? 0);
  const signature = createHmac('sha256', how.secret ?? bot.standIn.signingSecret)
    .update(`v0:${stamp}:${body}`)
    .digest('hex');
  return fetch(`${bot.url}/slack/events`, {
    method: 'POST',
    body,
    headers: {
      'content-type': how.type ?? 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(stamp),
      'x-slack-signature': `v0=${signature}`,
      ...how.headers,
    },
  });
}

test('a request with a stamp of up to five minutes to either side is taken', async () => {
  bot = await startBot();
  for (const secondsAhead of [-290, 0, 290]) {
    expect((await post(form('status', { trigger_id: `${secondsAhead}` }), { secondsAhead })).status).toBe(
      200,
    );
  }
  expect(bot.inbox.asked()).toHaveLength(3);
});

test('a stamp from the past or from the future is refused, and so is a wrong or missing signature', async () => {
  bot = await startBot();
  const body = form('status');
  const statuses = [
    await post(body, { secondsAhead: -310 }),
    await post(body, { secondsAhead: 310 }),
    await post(body, { secondsAhead: 86_400 }),
    await post(body, { secret: 'another secret' }),
    await post(body, { headers: { 'x-slack-signature': '' } }),
    await post(body, { headers: { 'x-slack-signature': 'v1=abc' } }),
    await post(body, { headers: { 'x-slack-request-timestamp': 'now' } }),
    await post('ssl_check=1&payload={}', { secret: 'another secret' }),
  ].map((response) => response.status);
  expect(statuses).toEqual(statuses.map(() => 401));
  // An operator sees them in the metrics.
  expect(bot.refused()).toBe(statuses.length);
  expect(bot.inbox.asked()).toEqual([]);
});

test('a captured request that is sent again to the letter has no second effect', async () => {
  bot = await startBot();
  await bot.control.as(people.dana).command('/release', 'cut', { channel: 'releases' });
  const first = bot.control.log().find((each) => each.direction === 'to-bot');
  expect(await bot.control.replay(first?.id ?? 0)).toMatchObject({ status: 'ok' });
  expect(bot.inbox.offered()).toBe(2);
  expect(bot.inbox.asked()).toHaveLength(1);
});

test('a request signed anew at another time is still the same request', async () => {
  bot = await startBot();
  const body = form('cut', { trigger_id: '1.2.abc' });
  await post(body, { secondsAhead: -5 });
  await post(body, { secondsAhead: 5 });
  expect(bot.inbox.asked()).toHaveLength(1);
});

test('where a server names no trigger, the signature tells a replay from a new request', async () => {
  bot = await startBot();
  const stamp = now();
  await post(form('cut'), { stamp });
  await post(form('cut'), { stamp });
  await post(form('cut'), { stamp: stamp + 7 });
  expect(bot.inbox.asked()).toHaveLength(2);
});

test('a server whose trigger is always the same can ask for different things', async () => {
  bot = await startBot();
  for (const text of ['status', 'cut', 'help']) await post(form(text, { trigger_id: 'always' }));
  expect(bot.inbox.asked()).toHaveLength(3);
});

test('a form whose content type names its character set is read', async () => {
  bot = await startBot();
  const type = 'application/x-www-form-urlencoded; charset=UTF-8';
  expect((await post(form('status'), { type })).status).toBe(200);
  expect(bot.inbox.asked()).toMatchObject([{ ask: { text: 'status' } }]);
});

test('a body of more than a megabyte is refused, announced or not', async () => {
  bot = await startBot();
  const body = form('x'.repeat(1_100_000));
  expect((await post(body)).status).toBe(413);
  const unannounced = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(body));
      controller.close();
    },
  });
  const init = { method: 'POST', body: unannounced, duplex: 'half' } as const;
  expect((await fetch(`${bot.url}/slack/events`, init)).status).toBe(413);
  expect(bot.inbox.offered()).toBe(0);
});

test('a signed body that makes no sense is refused or ignored, and the next one is taken', async () => {
  bot = await startBot();
  expect((await post('{"half', { type: 'application/json' })).status).toBe(400);
  expect((await post('payload={"half')).status).toBe(400);
  expect((await post(form('status', { user_id: 'nobody' }))).status).toBe(200);
  expect((await post(form('status'))).status).toBe(200);
  expect(bot.inbox.asked()).toHaveLength(1);
});

test('Slack’s question whether the address is ours is answered with its challenge', async () => {
  bot = await startBot();
  expect(await bot.control.verifyUrl()).toBe(true);
});
