import type { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SlackOptions } from '../../../sandbox/slack/options.ts';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/start.ts';
import { channels, people } from '../../../sandbox/slack/workspace/seed.ts';
import { connect } from './bolt-app.ts';
import { clientOf } from './client-of.ts';
import { listeningBot } from './listening-bot.ts';
import { refusal } from './refusal.ts';

let slack: SlackStandIn;
let client: WebClient;
let clock: Date;
const start = async (options: SlackOptions = {}): Promise<void> => {
  clock = new Date('2026-03-02T09:00:00Z');
  slack = await startSlack({ now: () => clock, ...options });
  client = clientOf(slack);
};
beforeEach(() => start());
afterEach(() => slack.close());

const post = (channel: string = channels.releases) => client.chat.postMessage({ channel, text: 'card' });
const cards = () => slack.control.as(people.dana).messages('releases').length;

describe('trouble with what the bot sends', () => {
  test.each([
    ['answers 500 before storing', { kind: 'status', status: 500, when: 'before' }, 0],
    ['answers 500 after storing', { kind: 'status', status: 500, when: 'after' }, 1],
    ['answers with a page of HTML', { kind: 'status', status: 502, when: 'before', html: true }, 0],
    ['drops the connection before storing', { kind: 'drop', when: 'before' }, 0],
    ['drops the connection after storing', { kind: 'drop', when: 'after' }, 1],
    ['cuts its answer short', { kind: 'truncate' }, 1],
    ['has an internal error after storing', { kind: 'error', error: 'internal_error', when: 'after' }, 1],
    ['has a fatal error before storing', { kind: 'error', error: 'fatal_error', when: 'before' }, 0],
  ] as const)('Slack %s, once', async (_, effect, stored) => {
    slack.control.makeTrouble({ what: 'chat.postMessage', times: 1, effect });
    await refusal(post());
    expect(cards()).toBe(stored);
    await post();
    expect(cards()).toBe(stored + 1);
  });

  test('a channel may be limited while the others are not, until that is cleared', async () => {
    const effect = { kind: 'rate-limit', retryAfter: 7 } as const;
    const trouble = slack.control.makeTrouble({ channel: channels.releases, effect });
    expect(await refusal(post())).toMatchObject({ code: 'slack_webapi_rate_limited_error', retryAfter: 7 });
    await post(channels.support);
    slack.control.clearTrouble(trouble.id);
    await post();
    expect(cards()).toBe(1);
  });

  test('an answer may come late', async () => {
    slack.control.makeTrouble({ what: 'auth.test', times: 1, effect: { kind: 'slow', ms: 30 } });
    await client.auth.test();
    expect(slack.control.log().at(-1)).toMatchObject({ what: 'auth.test', trouble: 'slow' });
    expect(slack.control.log().at(-1)?.tookMs).toBeGreaterThanOrEqual(29);
  });

  test('no token stands in the log', async () => {
    await client.apiCall('api.test', { secret: slack.botToken, token: slack.botToken });
    expect(JSON.stringify(slack.control.log())).not.toContain(slack.botToken);
  });
});

describe('rates', () => {
  beforeEach(async () => {
    await slack.close();
    await start({ rates: 'slack' });
  });

  test('a channel takes about one message a second, after a small burst; another channel is not touched', async () => {
    for (let sent = 0; sent < 3; sent += 1) await post();
    expect(await refusal(post())).toMatchObject({ retryAfter: 1 });
    await post(channels.support);
    clock = new Date(clock.getTime() + 1000);
    await post();
    expect(cards()).toBe(4);
  });

  test('a method is limited per minute by its tier', async () => {
    for (let sent = 0; sent < 20; sent += 1) await client.usergroups.list();
    expect(await refusal(client.usergroups.list())).toMatchObject({ retryAfter: 3 });
    clock = new Date(clock.getTime() + 3000);
    await client.usergroups.list();
  });
});

describe('trouble with what the bot receives', () => {
  test('a request may be lost or come twice', async () => {
    const bot = await listeningBot();
    slack.control.setBotUrl(bot.url);
    const dana = slack.control.as(people.dana);
    slack.control.makeTrouble({ what: 'command', times: 1, effect: { kind: 'lose' } });
    expect(await dana.command('/release', 'cut', { channel: 'releases' })).toMatchObject({
      status: 'operation_timeout',
    });
    expect(bot.received).toHaveLength(0);
    slack.control.makeTrouble({ what: 'command', times: 1, effect: { kind: 'duplicate' } });
    await dana.command('/release', 'cut', { channel: 'releases' });
    expect(new Set(bot.received.map((each) => each.raw)).size).toBe(1);
    expect(bot.received).toHaveLength(2);
    await bot.close();
  });

  test('an old stamp and a wrong signature are refused by Bolt; a future stamp and a replay are not', async () => {
    const heard: string[] = [];
    const connected = await connect('http', (app) => {
      app.command('/release', async ({ ack, command }) => {
        heard.push(command.text);
        await ack();
      });
    });
    const { control } = connected.slack;
    const dana = control.as(people.dana);
    const type = (text: string) => dana.command('/release', text, { channel: 'releases' });
    control.makeTrouble({ times: 1, effect: { kind: 'clock-skew', seconds: -600 } });
    expect(await type('old')).toMatchObject({ status: 'dispatch_failed' });
    control.makeTrouble({ times: 1, effect: { kind: 'wrong-signature' } });
    expect(await type('forged')).toMatchObject({ status: 'dispatch_failed' });
    control.makeTrouble({ times: 1, effect: { kind: 'clock-skew', seconds: 86_400 } });
    expect(await type('future')).toEqual({ status: 'ok' });
    const sent = control.log().findLast((each) => each.what === 'command');
    expect(await control.replay(sent?.id ?? 0)).toMatchObject({ status: 'ok' });
    expect(heard).toEqual(['future', 'future']);
    await connected.stop();
  });
});
