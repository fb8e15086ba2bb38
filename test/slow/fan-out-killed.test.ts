import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../../sandbox/slack/workspace/seed.ts';
import { crowdOf } from '../support/crowd.ts';
import { oneEnvironment } from '../support/one-environment.ts';
import { until } from '../support/until.ts';
import { type Lane, startLane } from './kill/lane.ts';

const crowd = crowdOf({ channels: 30, people: 90 });
let lane: Lane;

beforeAll(async () => {
  lane = await startLane({
    namesRuns: true,
    seed: crowd.seed,
    repository: oneEnvironment({ project: crowd.notices, production: ['promote: by hand'] }),
  });
}, 120_000);
afterAll(() => lane.stop());

const heard = () => {
  const { control } = lane.slack;
  const messagesTo = (userId: string, channel: string) =>
    control
      .as(userId)
      .messages(channel)
      .filter((each) => control.visibleText(each).includes('1.5.0 is coming')).length;
  return {
    channels: crowd.channels.map((id) => messagesTo(people.dana, id)),
    people: crowd.people.map((id) => messagesTo(id, 'bot')),
  };
};
const told = () => {
  const { channels, people: each } = heard();
  return [...channels, ...each].filter((count) => count > 0).length;
};
const progress = () =>
  lane.slack.control
    .as(people.dana)
    .messages('releases')
    .map((each) => lane.slack.control.visibleText(each))
    .filter((words) => words.includes('The advance notice of 1.5.0'));

test('a notice to many goes on after a restart and after a kill, and leaves nobody out; the captain sees how far it is', async () => {
  expect(await lane.ask('setup acme/storefront')).toContain('Set up');
  expect(await lane.ask('cut')).toContain('1.5.0-rc.1 is cut');
  await until('the first have it', () => told() >= 10, 60_000);
  // A restart as in an upgrade: what was under way is ended first.
  await lane.bot.stop();
  const afterFirst = told();
  expect(afterFirst).toBeLessThan(120);
  await lane.start();
  await until('some more have it', () => told() >= afterFirst + 10, 60_000);
  const before = heard();
  expect([...before.channels, ...before.people].filter((count) => count > 1)).toEqual([]);
  expect(progress().join('\n')).toMatch(/\d+ % of them have it so far/);

  await lane.bot.kill();
  expect(told()).toBeLessThan(120);
  const { rows } = await lane.database.pool.query<{ lost: number }>(
    "select count(*) as lost from messages where state = 'posting'",
  );
  const lost = Number(rows[0]?.lost);
  // Four workers take ten channels each.
  expect(lost).toBeLessThanOrEqual(40);
  await lane.start();
  await until('all have it', () => told() === 120, 120_000);
  await until('the progress is over', () => progress().every((words) => !words.includes('so far')), 60_000);
  expect(progress()).toHaveLength(1);
  const { channels, people: each } = heard();
  // In a channel a message whose answer was lost is found again. Where Waybill may not look, it is said once more: to
  // those alone whose message was on its way at the very moment.
  expect(channels.filter((count) => count !== 1)).toEqual([]);
  expect(each.filter((count) => count > 2)).toEqual([]);
  expect(each.filter((count) => count === 2).length).toBeLessThanOrEqual(lost);
}, 300_000);
