import { afterAll, beforeAll, expect, test } from 'vitest';
import { channels, groups, partnerTeamId, people, team } from '../../../sandbox/slack/workspace/seed.ts';
import { parseChannelId, parseUserGroupId, parseUserId } from '../../../src/domain/ids.ts';
import { type Bot, startBot } from './bot.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.stop());

const releases = parseChannelId(channels.releases);
const trouble = (what: string, effect: Parameters<Bot['control']['makeTrouble']>[0]['effect'], times = 1) =>
  bot.control.makeTrouble({ what, times, effect });

test.each([
  ['full-member', people.dana],
  ['guest', people.gwen],
  ['other-workspace', people.stefan],
  ['deactivated', people.leo],
  ['bot', people.otherBot],
] as const)('somebody who is a %s is seen as such', async (standing, userId) => {
  expect(await bot.slack.person(parseUserId(userId))).toMatchObject({ id: userId, standing });
});

test('Slack’s own bot is a bot, and nobody is null', async () => {
  bot.control.addPerson({ id: 'USLACKBOT', name: 'slackbot', realName: 'Slackbot', timeZone: 'Etc/UTC' });
  expect(await bot.slack.person(parseUserId('USLACKBOT'))).toMatchObject({ standing: 'bot' });
  expect(await bot.slack.person(parseUserId('U0NOBODY'))).toBeNull();
});

test('a person comes with their workspace, name and zone, as they are now', async () => {
  expect(await bot.slack.person(parseUserId(people.priya))).toMatchObject({
    teamId: team.id,
    timeZone: 'Asia/Kolkata',
  });
  expect(await bot.slack.person(parseUserId(people.stefan))).toMatchObject({ teamId: partnerTeamId });
  bot.control.editPerson(people.sam, { isDeactivated: true });
  expect(await bot.slack.person(parseUserId(people.sam))).toMatchObject({ standing: 'deactivated' });
  bot.control.editPerson(people.sam, { isDeactivated: false });
});

test('membership of a channel is read afresh, however many members there are', async () => {
  const sam = parseUserId(people.sam);
  expect(await bot.slack.isInChannel(releases, sam)).toBe(true);
  bot.control.kick('releases', people.sam);
  expect(await bot.slack.isInChannel(releases, sam)).toBe(false);
  for (let index = 0; index < 1_100; index += 1)
    bot.control.world.channels.get(releases)?.members.add(`UX${index}`);
  bot.control.join('releases', people.sam);
  expect(await bot.slack.isInChannel(releases, sam)).toBe(true);
});

test('a user group has the members it has now; one that is unknown has none', async () => {
  expect(await bot.slack.groupMembers(parseUserGroupId(groups.approvers))).toEqual([
    people.priya,
    people.marco,
  ]);
  bot.control.setGroup(groups.approvers, [people.sam]);
  expect(await bot.slack.groupMembers(parseUserGroupId(groups.approvers))).toEqual([people.sam]);
  expect(await bot.slack.groupMembers(parseUserGroupId('S0NOGROUP'))).toEqual([]);
});

test('user groups are listed with their handles, without those that are switched off', async () => {
  bot.control.addGroup({ id: 'S0RETIRED', handle: 'retired', name: 'Retired', members: [] });
  bot.control.disableGroup('S0RETIRED');
  const handles = (await bot.slack.userGroups()).map((group) => group.handle);
  expect(handles).toEqual(['release-captains', 'prod-approvers']);
});

test('a channel says whether it is archived, has the bot, and is shared with another company', async () => {
  expect(await bot.slack.channel(releases)).toEqual({
    id: releases,
    name: 'releases',
    isArchived: false,
    hasBot: true,
    isShared: false,
  });
  bot.control.archive('audit');
  expect(await bot.slack.channel(parseChannelId(channels.audit))).toMatchObject({ isArchived: true });
  expect(await bot.slack.channel(parseChannelId(channels.general))).toMatchObject({ hasBot: false });
  expect(await bot.slack.channel(parseChannelId(channels.partner))).toMatchObject({ isShared: true });
  expect(await bot.slack.channel(parseChannelId('C0NOWHERE'))).toBeNull();
});

test('the token’s scopes are those that Slack reports', async () => {
  bot.control.setScopes(['chat:write', 'users:read']);
  expect(await bot.slack.scopes()).toEqual(['chat:write', 'users:read']);
  bot.control.setScopes(undefined);
});

test('who the token is, is known at start', async () => {
  expect(await bot.connection.identity()).toMatchObject({
    teamId: team.id,
    enterpriseId: null,
    botId: 'B07WAYBILL1',
  });
});

test('a question is asked once more where the connection was dropped, and fails after that', async () => {
  trouble('users.info', { kind: 'drop', when: 'before' });
  expect(await bot.slack.person(parseUserId(people.dana))).toMatchObject({ id: people.dana });
  trouble('users.info', { kind: 'drop', when: 'before' }, 2);
  await expect(bot.slack.person(parseUserId(people.dana))).rejects.toMatchObject({
    system: 'slack',
    operation: 'users.info',
    retryable: true,
  });
});

test('a question that Slack takes again in a moment is asked again then, a few times', async () => {
  const dana = parseUserId(people.dana);
  trouble('users.info', { kind: 'rate-limit', retryAfter: 1 }, 2);
  expect(await bot.slack.person(dana)).toMatchObject({ id: people.dana });
  trouble('users.info', { kind: 'rate-limit', retryAfter: 0 }, 3);
  await expect(bot.slack.person(dana)).rejects.toMatchObject({ retryable: true, retryAfterMs: 0 });
});

test('what cannot be determined is an error, never an answer', async () => {
  const dana = parseUserId(people.dana);
  trouble('users.info', { kind: 'rate-limit', retryAfter: 12 });
  await expect(bot.slack.person(dana)).rejects.toMatchObject({ retryable: true, retryAfterMs: 12_000 });
  trouble('users.info', { kind: 'truncate' });
  await expect(bot.slack.person(dana)).rejects.toMatchObject({ retryable: true });
  trouble('conversations.members', { kind: 'error', error: 'fetch_members_failed', when: 'before' });
  await expect(bot.slack.isInChannel(releases, dana)).rejects.toMatchObject({ system: 'slack' });
  trouble('usergroups.users.list', { kind: 'error', error: 'missing_scope', when: 'before' });
  const group = parseUserGroupId(groups.captains);
  await expect(bot.slack.groupMembers(group)).rejects.toMatchObject({ retryable: false });
  trouble('usergroups.list', { kind: 'error', error: 'unknown_method', when: 'before' });
  await expect(bot.slack.userGroups()).rejects.toMatchObject({ retryable: false });
});
