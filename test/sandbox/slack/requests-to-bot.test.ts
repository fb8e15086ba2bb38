import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/start.ts';
import { channels, people } from '../../../sandbox/slack/workspace/seed.ts';
import { type ListeningBot, listeningBot } from './listening-bot.ts';

let bot: ListeningBot;
let slack: SlackStandIn;
let clock: Date;
beforeEach(async () => {
  clock = new Date('2026-03-02T09:00:00Z');
  bot = await listeningBot();
  slack = await startSlack({ botUrl: bot.url, now: () => clock });
});
afterEach(async () => {
  await slack.close();
  await bot.close();
});

const dana = () => slack.control.as(people.dana);
const plainOf = (userId: string) =>
  slack.control
    .as(userId)
    .messages('releases')
    .map((each) => each.plain);

const retries = () => bot.received.map((each) => each.headers['x-slack-retry-num'] ?? '0');
const respond = (url: unknown, body: object) =>
  fetch(String(url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

describe('a slash command', () => {
  test('is signed, and carries mentions with their names', async () => {
    await dana().command('/release', 'promote 1.5 & tell @priya, @prod-approvers in #support', {
      channel: 'releases',
    });
    const [received] = bot.received;
    const stamp = String(received?.headers['x-slack-request-timestamp']);
    const expected = createHmac('sha256', slack.signingSecret)
      .update(`v0:${stamp}:${received?.raw}`)
      .digest('hex');
    expect(received?.headers['x-slack-signature']).toBe(`v0=${expected}`);
    expect(received?.body).toMatchObject({
      command: '/release',
      text: `promote 1.5 &amp; tell <@${people.priya}|priya>, <!subteam^S07APPROVER|@prod-approvers> in <#${channels.support}|support>`,
      user_id: people.dana,
      channel_name: 'releases',
      is_enterprise_install: 'false',
    });
  });

  test('does not work in a thread, and reaches nobody there', async () => {
    const { ts } = dana().say('hello', { channel: 'releases' });
    const outcome = await dana().command('/release', 'status', { channel: 'releases', threadTs: ts });
    expect(outcome).toMatchObject({
      status: 'refused',
      words: '/release is not supported in threads. Sorry!',
    });
    expect(bot.received).toEqual([]);
  });

  test('of another company is not known here, and a deactivated person types nothing', async () => {
    const stefan = slack.control.as(people.stefan);
    expect(await stefan.command('/release', 'status', { channel: 'partner' })).toMatchObject({
      status: 'refused',
    });
    slack.control.editPerson(people.sam, { isDeactivated: true });
    const sam = slack.control.as(people.sam).command('/release', 'status', { channel: 'releases' });
    await expect(sam).rejects.toThrow('Sam Whitfield is deactivated');
  });

  test('that is not answered in time is said to have failed, only to the one who typed it', async () => {
    bot.answer = () => 'never';
    const impatient = await startSlack({ botUrl: bot.url, ackTimeoutMs: 50 });
    const typist = impatient.control.as(people.dana);
    const outcome = await typist.command('/release', 'cut', { channel: 'releases' });
    expect(outcome).toMatchObject({ status: 'operation_timeout' });
    const said = typist.messages('releases').map((each) => each.plain);
    expect(said).toEqual(['/release failed because the app did not respond']);
    expect(impatient.control.as(people.sam).messages('releases')).toEqual([]);
    await impatient.close();
  });

  test('that the bot breaks on, or that nobody takes, is said to have failed', async () => {
    bot.answer = () => ({ status: 500 });
    expect(await dana().command('/release', 'cut', { channel: 'releases' })).toMatchObject({
      status: 'dispatch_failed',
    });
    slack.control.setBotUrl(undefined);
    expect(await dana().command('/release', 'cut', { channel: 'releases' })).toMatchObject({
      status: 'dispatch_failed',
    });
    expect(plainOf(people.dana)).toHaveLength(2);
  });
});

describe('a response URL', () => {
  test('works five times', async () => {
    await dana().command('/release', 'cut', { channel: 'releases' });
    const url = bot.received[0]?.body['response_url'];
    const statuses: number[] = [];
    for (let use = 0; use < 6; use += 1)
      statuses.push((await respond(url, { text: `answer ${use}` })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
    expect(plainOf(people.dana)).toHaveLength(5);
  });

  test('works for thirty minutes', async () => {
    await dana().command('/release', 'cut', { channel: 'releases' });
    clock = new Date(clock.getTime() + 30 * 60_000 + 1);
    const answer = await respond(bot.received[0]?.body['response_url'], { text: 'late' });
    expect([answer.status, await answer.text()]).toEqual([404, 'expired_url']);
  });

  test('of a command speaks to its author unless told otherwise, and replaces nothing', async () => {
    await dana().command('/release', 'cut', { channel: 'releases' });
    const url = bot.received[0]?.body['response_url'];
    await respond(url, { text: 'for you' });
    await respond(url, { text: 'again', replace_original: true });
    await respond(url, { text: 'for all', response_type: 'in_channel' });
    expect(plainOf(people.dana)).toEqual(['for you', 'again', 'for all']);
    expect(plainOf(people.sam)).toEqual(['for all']);
  });

  test('of a click replaces and deletes the message that was clicked, an ephemeral one too', async () => {
    const blocks = [
      {
        type: 'actions',
        elements: [{ type: 'button', action_id: 'a', text: { type: 'plain_text', text: 'Noted' } }],
      },
    ];
    bot.answer = () => ({ body: { text: 'Shall I?', blocks } });
    await dana().command('/release', 'cut', { channel: 'releases' });
    const [asked] = dana().messages('releases');
    if (asked === undefined) throw new Error('Nothing was asked.');
    bot.answer = () => ({});
    await dana().press(asked, 'Noted');
    const click = bot.received.at(-1)?.body;
    expect(click).toMatchObject({ container: { is_ephemeral: true }, is_enterprise_install: false });
    await respond(click?.['response_url'], { text: 'Noted by you.', replace_original: true });
    expect(plainOf(people.dana)).toEqual(['Noted by you.']);
    await respond(click?.['response_url'], { delete_original: true });
    expect(plainOf(people.dana)).toEqual([]);
  });
});

describe('an event', () => {
  test('that is not taken comes again at once, after a minute and after five, with the same id', async () => {
    bot.answer = () => ({ status: 503 });
    dana().say('@waybill status', { channel: 'releases' });
    await slack.control.waitFor(() => slack.control.log().filter((each) => each.status === 503).length === 2);
    clock = new Date(clock.getTime() + 60_000);
    await slack.control.tick();
    await slack.control.waitFor(() => slack.control.log().filter((each) => each.status === 503).length === 3);
    clock = new Date(clock.getTime() + 300_000);
    await slack.control.tick();
    await slack.control.waitFor(() => slack.control.log().filter((each) => each.status === 503).length === 4);
    expect(retries()).toEqual(['0', '1', '2', '3']);
    expect(new Set(bot.received.map((each) => each.body['event_id'])).size).toBe(1);
  });

  test('is told of what the bot is subscribed to and of nothing else', async () => {
    dana().say('nothing for the bot', { channel: 'releases' });
    slack.control.setGroup('S07APPROVER', [people.priya]);
    slack.control.archive('audit');
    slack.control.kick('support', 'U07WAYBILL1');
    await slack.control.settled();
    const types = bot.received.map((each) => Object(each.body['event'])['type']);
    expect(types).toEqual(['subteam_members_changed', 'channel_archive', 'channel_left']);
    expect(bot.received[0]?.body['event']).toMatchObject({ removed_users: [people.marco], added_users: [] });
  });

  test('address is verified by its challenge', async () => {
    expect(await slack.control.verifyUrl()).toBe(false);
    bot.answer = ({ body }) => ({ body: { challenge: body['challenge'] } });
    expect(await slack.control.verifyUrl()).toBe(true);
  });
});
