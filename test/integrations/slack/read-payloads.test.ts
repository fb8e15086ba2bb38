import { expect, test } from 'vitest';
import { parseTeamId, parseUserId } from '../../../src/domain/ids.ts';
import { readClick } from '../../../src/integrations/slack/requests/read-click.ts';
import { readCommand } from '../../../src/integrations/slack/requests/read-command.ts';
import { readHomeOpened, readMention } from '../../../src/integrations/slack/requests/read-event.ts';
import { readSubmission } from '../../../src/integrations/slack/requests/read-submission.ts';

const botUserId = parseUserId('U0WAYBILL');
const carried = { deliveryId: 'v0=1', homeTeam: parseTeamId('T0HOME'), botUserId };

const mention = (event: object, rest: object = {}) =>
  readMention(
    { event_id: 'Ev1', ...rest, event: { user: 'U0DANA', ts: '1.1', channel: 'C0REL', ...event } },
    carried,
  );
const click = (action: object, rest: object = {}) =>
  readClick(
    { user: { id: 'U0DANA' }, trigger_id: 't1', ...rest, actions: [{ action_id: 'cut:choose', ...action }] },
    carried,
  );
const askOf = (delivery: ReturnType<typeof readClick>) => delivery?.asked.ask;

test.each([
  ['<@U0WAYBILL> status', 'status'],
  ['<@U0WAYBILL|waybill> status 1.5 ', 'status 1.5'],
  ['hey <@U0WAYBILL>  status <@U0WAYBILL>', 'status'],
  ['status please <@U0WAYBILL>', 'status please'],
  ['<@U0WAYBILL>', ''],
  ['<@U0WAYBILL> subscribe <@U0SAM>', 'subscribe <@U0SAM>'],
])('of %j, "%s" was said to the bot', (text, said) => {
  expect(askOf(mention({ text }))).toEqual({ kind: 'mention', text: said });
});

test('other bots and the bot itself are not listened to, nor what has no person', () => {
  expect(mention({ text: 'x', bot_id: 'B1' })).toBeNull();
  expect(mention({ text: 'x', user: botUserId })).toBeNull();
  expect(mention({ text: 'x', user: undefined })).toBeNull();
  expect(mention({ text: 'x', bot_id: null })).not.toBeNull();
});

const key = (id: string, ts: string, rest: object = {}) =>
  mention({ text: 'x', ts }, { event_id: id, ...rest })?.key;

test('an event that is delivered again has the same key, and another event another', () => {
  expect(key('Ev1', '1.1')).toBe(key('Ev1', '1.1', { event_time: 9 }));
  expect(new Set([key('Ev1', '1.1'), key('Ev2', '2.2'), key('', '3.3')]).size).toBe(3);
});

const teamOf = (event: object, rest: object = {}) => mention({ text: 'x', ...event }, rest)?.asked.teamId;

test('a person’s own workspace counts, and ours only where none is named', () => {
  expect(teamOf({ user_team: 'T0THEIRS', team: 'T0OTHER' }, { team_id: 'T0HOME' })).toBe('T0THEIRS');
  expect(teamOf({ team: 'T0OTHER' })).toBe('T0OTHER');
  expect(teamOf({})).toBe('T0HOME');
  expect(
    click({}, { user: { id: 'U0DANA', team_id: 'T0THEIRS' }, team: { id: 'T0HOME' } })?.asked.teamId,
  ).toBe('T0THEIRS');
});

const home = (tab: string) => readHomeOpened({ event_id: 'Ev1', event: { user: 'U0DANA', tab } }, carried);

test('only looking at the Home tab is looking at home', () => {
  expect([home('home') === null, home('messages') === null]).toEqual([false, true]);
});

test.each([
  [{ value: 'v' }, 'v'],
  [{ selected_option: { value: 'one' } }, 'one'],
  [{ selected_option: null }, ''],
  [{ selected_options: [{ value: 'a' }, { value: 'b' }] }, 'a,b'],
  [{ selected_users: ['U0A', 'U0B'] }, 'U0A,U0B'],
  [{ selected_user: 'U0A' }, 'U0A'],
  [{ selected_conversation: 'C0A' }, 'C0A'],
  [{ selected_date: '2026-11-21' }, '2026-11-21'],
  [{ selected_time: '09:00' }, '09:00'],
  [{ selected_date_time: 1_763_700_000 }, '1763700000'],
  [{}, ''],
])('a choice of %j has the value %j', (element, value) => {
  expect(askOf(click(element))).toMatchObject({ value });
});

const on = (rest: object) => askOf(click({}, rest));

test('a button says whether it was on a message, one that a person alone sees, a modal or Home', () => {
  expect(on({ container: { type: 'message', message_ts: '1.1' } })).toMatchObject({
    on: 'message',
    context: '',
  });
  expect(on({ container: { type: 'message', is_ephemeral: true } })).toMatchObject({ on: 'ephemeral' });
  expect(on({ view: { id: 'V1', type: 'modal', private_metadata: 'a b' } })).toMatchObject({
    on: 'modal',
    context: 'a b',
  });
  expect(on({ view: { id: 'V1', type: 'home' } })).toMatchObject({ on: 'home' });
});

test('a command without text, trigger or response address is still read', () => {
  const command = readCommand({ command: '/release', user_id: 'U0DANA' }, carried);
  expect(command).toMatchObject({
    triggerId: null,
    asked: { place: { channelId: null, responseUrl: null }, ask: { kind: 'command', text: '' } },
  });
});

test('an error of a field goes to an input block, never to another that holds a value', () => {
  const view = {
    id: 'V1',
    callback_id: 'x',
    blocks: [
      { type: 'section', block_id: 'pick' },
      { type: 'input', block_id: 'why' },
    ],
    state: {
      values: { pick: { choose: { selected_option: { value: 'a' } } }, why: { text: { value: null } } },
    },
  };
  const read = readSubmission({ user: { id: 'U0DANA' }, view }, carried);
  expect([...(read?.blockByName ?? [])]).toEqual([
    ['text', 'why'],
    ['why', 'why'],
  ]);
  expect(askOf(read)).toMatchObject({ values: { pick: 'a', choose: 'a', why: null, text: null } });
});

test('what is no payload of Slack’s is nobody’s request', () => {
  for (const body of [null, 'x', {}, { actions: [] }, { view: {} }, { event: {} }]) {
    expect([
      readCommand(body, carried),
      readClick(body, carried),
      readSubmission(body, carried),
      readMention(body, carried),
    ]).toEqual([null, null, null, null]);
  }
});
