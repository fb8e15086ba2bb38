import type { App } from '@slack/bolt';
import { afterEach, describe, expect, test } from 'vitest';
import { channels, people } from '../../../sandbox/slack/workspace/seed.ts';
import { type Connected, connect } from './bolt-app.ts';

let open: Connected | undefined;
afterEach(async () => {
  await open?.stop();
  open = undefined;
});

const modal = {
  type: 'modal' as const,
  callback_id: 'why',
  title: { type: 'plain_text' as const, text: 'Roll back' },
  submit: { type: 'plain_text' as const, text: 'Roll back' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'reason',
      label: { type: 'plain_text' as const, text: 'Why' },
      element: { type: 'plain_text_input' as const, action_id: 'text' },
    },
  ],
};

const card = [
  { type: 'section', text: { type: 'mrkdwn', text: '*1.5.0* &amp; counting' } },
  {
    type: 'actions',
    elements: [
      { type: 'button', action_id: 'approve', text: { type: 'plain_text', text: 'Approve' }, value: '1.5.0' },
      { type: 'button', action_id: 'back', text: { type: 'plain_text', text: 'Roll back' } },
    ],
  },
];

const listen = (app: App): void => {
  app.command('/release', async ({ ack, command, respond, client }) => {
    await ack({ text: `On it: ${command.text}` });
    await client.chat.postMessage({ channel: command.channel_id, text: 'Release 1.5.0', blocks: card });
    await respond({ text: 'Done.' });
  });
  app.action('approve', async ({ ack, body, client, respond }) => {
    await ack();
    const { channel, message } = body as { channel?: { id: string }; message?: { ts: string } };
    await client.chat.update({
      channel: channel?.id ?? '',
      ts: message?.ts ?? '',
      text: `Approved by <@${body.user.id}>`,
      blocks: [],
    });
    await respond({ text: 'Thank you.', response_type: 'ephemeral', replace_original: false });
  });
  app.action('back', async ({ ack, body, client }) => {
    await ack();
    const trigger = 'trigger_id' in body ? body.trigger_id : '';
    await client.views.open({ trigger_id: trigger, view: modal });
  });
  app.view('why', async ({ ack, view, client }) => {
    const why = view.state.values['reason']?.['text']?.value ?? '';
    if (why.length < 10) return await ack({ response_action: 'errors', errors: { reason: 'Say more.' } });
    await ack();
    await client.chat.postMessage({ channel: channels.releases, text: `Rolled back because ${why}` });
  });
  app.event('app_mention', async ({ event, say }) => {
    await say({ text: 'Here I am', thread_ts: event.thread_ts ?? event.ts });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    const blocks = [{ type: 'header' as const, text: { type: 'plain_text' as const, text: 'Releases' } }];
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
  });
};

describe.each(['http', 'socket'] as const)('a Bolt app over %s', (over) => {
  test('hears a command, answers only its author by ack and response URL, and posts for everybody', async () => {
    open = await connect(over, listen);
    const { control } = open.slack;
    const dana = control.as(people.dana);
    expect(await dana.command('/release', 'cut for @priya', { channel: 'releases' })).toEqual({
      status: 'ok',
    });
    await control.waitFor(() => dana.messages('releases').some((each) => each.plain === 'Done.'));
    expect(dana.messages('releases').map((each) => each.plain)).toEqual([
      'On it: cut for @priya',
      '1.5.0 & counting\n[Approve] [Roll back]',
      'Done.',
    ]);
    const seenBySam = control.as(people.sam).messages('releases');
    expect(seenBySam.map((each) => each.text)).toEqual(['Release 1.5.0']);
  });

  test('a click updates the card for everybody and thanks only the one who clicked', async () => {
    open = await connect(over, listen);
    const { control } = open.slack;
    const priya = control.as(people.priya);
    await control.as(people.dana).command('/release', 'cut', { channel: 'releases' });
    const posted = await control.waitFor(() =>
      priya.messages('releases').find((each) => each.text === 'Release 1.5.0'),
    );
    expect(await priya.press(posted, 'Approve')).toEqual({ status: 'ok' });
    await control.waitFor(() => priya.messages('releases').some((each) => each.plain === 'Thank you.'));
    const marco = control.as(people.marco).messages('releases');
    expect(marco.map((each) => [each.plain, each.versions.length])).toEqual([['Approved by @priya', 2]]);
  });

  test('a modal opens for whoever clicked, shows errors at the field and closes when it is accepted', async () => {
    open = await connect(over, listen);
    const { control } = open.slack;
    const dana = control.as(people.dana);
    await dana.command('/release', 'cut', { channel: 'releases' });
    const posted = await control.waitFor(() =>
      dana.messages('releases').find((each) => each.text === 'Release 1.5.0'),
    );
    await dana.press(posted, 'Roll back');
    await control.waitFor(() => dana.screen().modals.length === 1);
    expect(await dana.submit()).toMatchObject({ status: 'incomplete' });
    await dana.submit({ Why: 'short' });
    expect(dana.modal().errors).toEqual({ reason: 'Say more.' });
    await dana.submit({ Why: 'the basket is empty' });
    expect(dana.screen().modals).toEqual([]);
    await control.waitFor(() =>
      dana.messages('releases').some((each) => each.text.includes('the basket is empty')),
    );
  });

  test('a mention in a thread is answered in the thread, and App Home is published when it is opened', async () => {
    open = await connect(over, listen);
    const { control } = open.slack;
    const sam = control.as(people.sam);
    const asked = sam.say('@waybill status, please', { channel: 'releases' });
    const answer = await control.waitFor(() =>
      sam.messages('releases').find((each) => each.text === 'Here I am'),
    );
    expect(answer.threadTs).toBe(asked.ts);
    sam.openHome();
    const home = await control.waitFor(() => sam.screen().home);
    expect(home.plain).toBe('Releases');
  });
});
