import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { afterEach, expect, test } from 'vitest';
import { people } from '../../../sandbox/slack/workspace/seed.ts';
import { type Connected, connect } from './bolt-app.ts';
import { clientOf } from './client-of.ts';
import { refusal } from './refusal.ts';

let open: Connected | undefined;
afterEach(async () => {
  await open?.stop();
  open = undefined;
});

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const step = (name: string): ModalView => ({
  type: 'modal',
  callback_id: name,
  notify_on_close: true,
  title: plain(name),
  submit: plain('Next'),
  blocks: [
    {
      type: 'input',
      block_id: 'pr',
      optional: true,
      label: plain('Pull request'),
      element: { type: 'external_select', action_id: 'pr', min_query_length: 2 },
    },
    {
      type: 'actions',
      block_id: 'more',
      elements: [{ type: 'button', action_id: 'more', text: plain('More') }],
    },
  ],
});

interface Heard {
  readonly triggers: string[];
  readonly closed: string[];
  readonly hashes: string[];
}

const wizard =
  (heard: Heard) =>
  (app: App): void => {
    app.command('/release', async ({ ack, command, client }) => {
      heard.triggers.push(command.trigger_id);
      await ack();
      if (command.text !== 'wait')
        await client.views.open({ trigger_id: command.trigger_id, view: step('one') });
    });
    app.view('one', async ({ ack }) => ack({ response_action: 'push', view: step('two') }));
    app.view('two', async ({ ack }) => ack({ response_action: 'update', view: step('three') }));
    app.view('three', async ({ ack }) => ack({ response_action: 'clear' }));
    app.view({ type: 'view_closed' }, async ({ ack, view }) => {
      heard.closed.push(view.callback_id);
      await ack();
    });
    app.options('pr', async ({ ack, options }) => {
      await ack({ options: [{ text: plain(`#42 ${options.value}`), value: '42' }] });
    });
    app.action('more', async ({ ack, body, client }) => {
      await ack();
      heard.hashes.push('view' in body ? (body.view?.hash ?? '') : '');
      if (!('trigger_id' in body)) return;
      await client.views.push({ trigger_id: body.trigger_id, view: step('pushed') }).catch(() => undefined);
    });
  };

const begin = async (): Promise<{ heard: Heard; connected: Connected }> => {
  const heard: Heard = { triggers: [], closed: [], hashes: [] };
  open = await connect('http', wizard(heard));
  return { heard, connected: open };
};
const titles = (connected: Connected) =>
  connected.slack.control
    .as(people.dana)
    .screen()
    .modals.map((each) => each.plain.split('\n')[0]);

test('a submission pushes, updates and clears as the bot answers', async () => {
  const { connected } = await begin();
  const dana = connected.slack.control.as(people.dana);
  await dana.command('/release', 'cut', { channel: 'releases' });
  await connected.slack.control.waitFor(() => dana.screen().modals.length === 1);
  await dana.submit();
  expect(titles(connected)).toEqual(['── one ──', '── two ──']);
  await dana.submit();
  expect(titles(connected)).toEqual(['── one ──', '── three ──']);
  await dana.submit();
  expect(titles(connected)).toEqual([]);
});

test('three modals stack, a fourth is refused, and closing tells the bot', async () => {
  const { connected, heard } = await begin();
  const { control } = connected.slack;
  const dana = control.as(people.dana);
  await dana.command('/release', 'cut', { channel: 'releases' });
  await control.waitFor(() => dana.screen().modals.length === 1);
  for (const height of [2, 3]) {
    await dana.press('modal', 'More');
    await control.waitFor(() => dana.screen().modals.length === height);
  }
  await dana.press('modal', 'More');
  const refused = await control.waitFor(() =>
    control
      .log()
      .find((each) => each.what === 'views.push' && JSON.stringify(each.answer).includes('"ok":false')),
  );
  expect(refused.answer).toMatchObject({ error: 'push_limit_reached' });
  await dana.close();
  await dana.close('all');
  expect(heard.closed).toEqual(['pushed', 'pushed', 'one']);
});

test('a trigger opens one modal within three seconds', async () => {
  const { connected, heard } = await begin();
  const dana = connected.slack.control.as(people.dana);
  const client = clientOf(connected.slack);
  await dana.command('/release', 'wait', { channel: 'releases' });
  const [trigger = ''] = heard.triggers;
  await client.views.open({ trigger_id: trigger, view: step('one') });
  const again = client.views.open({ trigger_id: trigger, view: step('one') });
  expect(await refusal(again)).toMatchObject({ error: 'exchanged_trigger_id' });
  const invented = client.views.open({ trigger_id: '1.2.3', view: step('one') });
  expect(await refusal(invented)).toMatchObject({ error: 'invalid_trigger_id' });
});

test('a trigger is too old after three seconds of the workspace’s clock', async () => {
  let now = new Date('2026-03-02T09:00:00Z');
  const heard: Heard = { triggers: [], closed: [], hashes: [] };
  open = await connect('http', wizard(heard), { now: () => now });
  await open.slack.control.as(people.dana).command('/release', 'wait', { channel: 'releases' });
  now = new Date(now.getTime() + 3001);
  const late = clientOf(open.slack).views.open({ trigger_id: heard.triggers[0] ?? '', view: step('one') });
  expect(await refusal(late)).toMatchObject({ error: 'expired_trigger_id' });
});

test('an update with an old hash is refused, and a bad view says where it is bad', async () => {
  const { connected } = await begin();
  const { control } = connected.slack;
  const dana = control.as(people.dana);
  await dana.command('/release', 'cut', { channel: 'releases' });
  const { id } = await control.waitFor(() => dana.screen().modals[0]);
  const client = clientOf(connected.slack);
  const stale = client.views.update({ view_id: id, hash: '1.old', view: step('new') });
  expect(await refusal(stale)).toMatchObject({ error: 'hash_conflict' });
  const long = client.views.update({ view_id: id, view: step('a title that is far too long') });
  const messages = ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'];
  expect(await refusal(long)).toMatchObject({ error: 'invalid_arguments', response_metadata: { messages } });
});

test('an external select offers what the bot finds, once enough is typed', async () => {
  const { connected } = await begin();
  const { control } = connected.slack;
  const dana = control.as(people.dana);
  await dana.command('/release', 'cut', { channel: 'releases' });
  await control.waitFor(() => dana.screen().modals.length === 1);
  expect(await dana.suggestions('modal', 'Pull request', 'b')).toEqual([]);
  const [offered] = await dana.suggestions('modal', 'Pull request', 'basket');
  expect(offered).toEqual({ text: plain('#42 basket'), value: '42' });
  await dana.enter('modal', 'Pull request', offered ?? null);
  expect(dana.modal().values).toMatchObject({ pr: { pr: { selected_option: { value: '42' } } } });
});

test('a submission that nobody answers shows trouble and keeps what was entered', async () => {
  const { connected } = await begin();
  const { control } = connected.slack;
  const dana = control.as(people.dana);
  await dana.command('/release', 'cut', { channel: 'releases' });
  await control.waitFor(() => dana.screen().modals.length === 1);
  control.makeTrouble({ what: 'view_submission', times: 1, effect: { kind: 'lose' } });
  expect(await dana.submit()).toMatchObject({ status: 'operation_timeout' });
  expect(dana.modal().trouble).toBe('We had some trouble connecting. Try again?');
});
