import type { WebClient } from '@slack/web-api';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/start.ts';
import { channels, groups, people } from '../../../sandbox/slack/workspace/seed.ts';
import { clientOf } from './client-of.ts';
import { refusal } from './refusal.ts';

let slack: SlackStandIn;
let client: WebClient;
beforeAll(async () => {
  slack = await startSlack();
  client = clientOf(slack);
});
afterAll(() => slack.close());
afterEach(() => slack.control.setScopes(undefined));

const post = (text: string) => client.chat.postMessage({ channel: channels.releases, text });
const button = (id: string) => ({
  type: 'button' as const,
  action_id: id,
  text: { type: 'plain_text' as const, text: id },
});

describe('who is asking', () => {
  test('a token says which workspace and bot it belongs to, and which scopes it has', async () => {
    slack.control.setScopes(['chat:write', 'users:read']);
    const { team_id, user_id, bot_id, response_metadata } = await client.auth.test();
    expect({ team_id, user_id, bot_id }).toEqual({
      team_id: 'T07WAYBILL1',
      user_id: 'U07WAYBILL1',
      bot_id: 'B07WAYBILL1',
    });
    expect(response_metadata?.scopes).toEqual(['chat:write', 'users:read']);
  });

  test.each([
    ['a wrong token', 'xoxb-wrong', 'invalid_auth'],
    ['no token', '', 'not_authed'],
  ])('%s is refused', async (_, token, error) => {
    const stranger = clientOf(slack, token);
    expect(await refusal(stranger.auth.test())).toMatchObject({ error });
  });

  test('a bot token cannot open Socket Mode, and a missing scope is named', async () => {
    expect(await refusal(client.apps.connections.open({}))).toMatchObject({
      error: 'not_allowed_token_type',
    });
    slack.control.setScopes(['chat:write']);
    const error = { error: 'missing_scope', needed: 'usergroups:read', provided: 'chat:write' };
    expect(await refusal(client.usergroups.list())).toMatchObject(error);
  });

  test('a method that Slack does not have is unknown', async () => {
    expect(await refusal(client.apiCall('releases.ship'))).toMatchObject({ error: 'unknown_method' });
  });
});

describe('people and channels', () => {
  test('a guest is restricted, a leaver deleted, a bot a bot', async () => {
    const told = async (user: string) => (await client.users.info({ user })).user;
    expect(await told(people.gwen)).toMatchObject({ is_restricted: true, deleted: false });
    expect(await told(people.leo)).toMatchObject({ deleted: true });
    expect(await told(people.otherBot)).toMatchObject({ is_bot: true });
    expect(await told(people.marco)).toMatchObject({ tz: 'America/New_York', is_restricted: false });
    expect(await refusal(client.users.info({ user: 'U0NOBODY' }))).toMatchObject({ error: 'user_not_found' });
  });

  test('a person of another company is met in a shared channel, so that only the team tells them apart', async () => {
    const met = (await client.users.info({ user: people.stefan })).user;
    expect(met).toMatchObject({ team_id: 'T08PARTNER1', is_stranger: false });
  });

  test('lists come in pages that the client follows', async () => {
    const ids: (string | undefined)[] = [];
    for await (const page of client.paginate('users.list', { limit: 3 })) {
      const members = 'members' in page && Array.isArray(page['members']) ? page['members'] : [];
      expect(members.length).toBeLessThanOrEqual(3);
      ids.push(...members.map((each: { id: string }) => each.id));
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(people.priya);
    expect(await refusal(client.users.list({ cursor: 'nonsense' }))).toMatchObject({
      error: 'invalid_cursor',
    });
  });

  test('members of a channel and of a user group are told by id', async () => {
    const { members } = await client.conversations.members({ channel: channels.support });
    expect(members).toEqual([people.toni, people.dana, 'U07WAYBILL1']);
    const { users } = await client.usergroups.users.list({ usergroup: groups.approvers });
    expect(users).toEqual([people.priya, people.marco]);
    const nobody = client.usergroups.users.list({ usergroup: 'S0NONE' });
    expect(await refusal(nobody)).toMatchObject({ error: 'no_such_subteam' });
  });

  test('a channel that the bot is not in cannot be written to until it joins', async () => {
    const hello = { channel: channels.general, text: 'hello' };
    expect(await refusal(client.chat.postMessage(hello))).toMatchObject({ error: 'not_in_channel' });
    await client.conversations.join({ channel: channels.general });
    await client.chat.postMessage(hello);
    slack.control.kick('general', 'U07WAYBILL1');
    slack.control.archive('audit');
    const late = client.chat.postMessage({ channel: channels.audit, text: 'late' });
    expect(await refusal(late)).toMatchObject({ error: 'is_archived' });
    const nowhere = client.chat.postMessage({ channel: 'C0NOWHERE', text: 'x' });
    expect(await refusal(nowhere)).toMatchObject({ error: 'channel_not_found' });
  });
});

describe('messages', () => {
  test('an update without blocks keeps the old ones; new blocks take the buttons away', async () => {
    const blocks = [{ type: 'actions' as const, elements: [button('Approve')] }];
    const { ts = '' } = await client.chat.postMessage({ channel: channels.releases, text: 'card', blocks });
    const kept = await client.chat.update({ channel: channels.releases, ts, text: 'still a card' });
    expect(JSON.stringify(kept.message)).toContain('Approve');
    const bare = await client.chat.update({ channel: channels.releases, ts, text: 'done', blocks: [] });
    expect(JSON.stringify(bare.message)).not.toContain('Approve');
  });

  test('a message of somebody else, a deleted one and an ephemeral one cannot be updated', async () => {
    const { ts: theirs } = slack.control.as(people.dana).say('mine', { channel: 'releases' });
    const update = (ts: string) => refusal(client.chat.update({ channel: channels.releases, ts, text: 'x' }));
    expect(await update(theirs)).toMatchObject({ error: 'cant_update_message' });
    const { ts: gone = '' } = await post('gone');
    slack.control.deleteMessage({ channel: 'releases', ts: gone });
    expect(await update(gone)).toMatchObject({ error: 'message_not_found' });
    const whisper = { channel: channels.releases, user: people.sam, text: 'psst' };
    const { message_ts = '' } = await client.chat.postEphemeral(whisper);
    expect(await update(message_ts)).toMatchObject({ error: 'message_not_found' });
    const toni = client.chat.postEphemeral({ ...whisper, user: people.toni });
    expect(await refusal(toni)).toMatchObject({ error: 'user_not_in_channel' });
  });

  test('a card is found again in the history by the key in its metadata', async () => {
    const metadata = { event_type: 'card', event_payload: { key: 'storefront/1.5.0' } };
    const posted = await client.chat.postMessage({ channel: channels.releases, text: 'card', metadata });
    const asked = { channel: channels.releases, include_all_metadata: true, limit: 5 };
    const { messages = [] } = await client.conversations.history(asked);
    const found = messages.find((each) => JSON.stringify(each.metadata ?? {}).includes('storefront/1.5.0'));
    expect(found?.ts).toBe(posted.ts);
    const { messages: without = [] } = await client.conversations.history({ channel: channels.releases });
    expect(without.every((each) => each.metadata === undefined)).toBe(true);
  });

  test('replies stay in their thread unless they are broadcast', async () => {
    const { ts: root = '' } = await post('root');
    const reply = { channel: channels.releases, thread_ts: root };
    await client.chat.postMessage({ ...reply, text: 'quiet' });
    await client.chat.postMessage({ ...reply, text: 'loud', reply_broadcast: true });
    const { messages: said = [] } = await client.conversations.history({
      channel: channels.releases,
      oldest: root,
    });
    expect(said.map((each) => each.text)).toEqual(['loud']);
    const thread = await client.conversations.replies({ channel: channels.releases, ts: root });
    expect(thread.messages?.map((each) => each.text)).toEqual(['root', 'quiet', 'loud']);
    expect(thread.messages?.[0]).toMatchObject({ reply_count: 2 });
  });

  test('a reply to a deleted message without replies lands in the channel, and its answer names no thread', async () => {
    const { ts: gone = '' } = await post('gone');
    slack.control.deleteMessage({ channel: 'releases', ts: gone });
    const late = await client.chat.postMessage({ channel: channels.releases, thread_ts: gone, text: 'late' });
    expect(late.message).not.toHaveProperty('thread_ts');
    const thread = client.conversations.replies({ channel: channels.releases, ts: gone });
    expect(await refusal(thread)).toMatchObject({ error: 'thread_not_found' });
  });

  test('text beyond 40,000 characters is cut in a post, and beyond 4,000 refused in an update', async () => {
    const posted = await post('x'.repeat(40_001));
    expect(posted.message?.text?.length).toBe(40_000);
    const update = client.chat.update({
      channel: channels.releases,
      ts: posted.ts ?? '',
      text: 'x'.repeat(4001),
    });
    expect(await refusal(update)).toMatchObject({ error: 'msg_too_long' });
    expect(await refusal(post(''))).toMatchObject({ error: 'no_text' });
  });

  test('one bad block refuses the whole message, and says where', async () => {
    const blocks = [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'x'.repeat(3001) } }];
    const answer = await refusal(client.chat.postMessage({ channel: channels.releases, text: 'x', blocks }));
    expect(answer).toMatchObject({
      error: 'invalid_blocks',
      response_metadata: {
        messages: ['[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
      },
    });
  });

  test('a file is uploaded in three steps and stands in the channel', async () => {
    await client.filesUploadV2({
      channel_id: channels.releases,
      filename: 'notes.txt',
      content: 'All is well.',
    });
    const file = slack.control.as(people.dana).messages('releases').at(-1)?.files[0];
    expect(file).toMatchObject({ name: 'notes.txt' });
    expect(await (await fetch(String(file?.['url_private']))).text()).toBe('All is well.');
  });

  test('the removed app has no token any more', async () => {
    const other = await startSlack();
    const theirs = clientOf(other);
    other.control.uninstall();
    expect(await refusal(theirs.auth.test())).toMatchObject({ error: 'account_inactive' });
    await other.close();
  });
});
