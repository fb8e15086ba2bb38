/**
 * A small bot with every block and element on show, started by the page's tests in the real bot's place:
 * it takes the same environment, and answers `/readyz`.
 */
import bolt from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { everyBlock } from './every-block.ts';
import { everyInput } from './every-input.ts';

const secret = process.env['SLACK_SIGNING_SECRET'] ?? '';
const app = new bolt.App({
  token: process.env['SLACK_BOT_TOKEN'] ?? '',
  signingSecret: secret,
  clientOptions: { slackApiUrl: process.env['SLACK_API_URL'] ?? '', retryConfig: { retries: 0 } },
  customRoutes: [
    {
      path: '/readyz',
      method: 'GET',
      handler: (_request, response) => void response.writeHead(200).end('ok'),
    },
    {
      path: '/github/webhooks',
      method: 'POST',
      handler: (_request, response) => void response.writeHead(202).end(),
    },
  ],
});

/** One orange dot. */
const picture =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAFgwJ/lXh2GQAAAABJRU5ErkJggg==';

const counter = (count: number): KnownBlock[] => [
  { type: 'section', text: { type: 'mrkdwn', text: `Pressed *${count}* times.` } },
  {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: 'count',
        text: { type: 'plain_text', text: 'Count' },
        value: String(count),
      },
      {
        type: 'button',
        action_id: 'sure',
        style: 'danger',
        text: { type: 'plain_text', text: 'Ask first' },
        confirm: {
          title: { type: 'plain_text', text: 'Really?' },
          text: { type: 'mrkdwn', text: 'This *cannot* be undone.' },
          confirm: { type: 'plain_text', text: 'Do it' },
          deny: { type: 'plain_text', text: 'Leave it' },
        },
      },
      { type: 'button', action_id: 'silent', text: { type: 'plain_text', text: 'Never answers' } },
    ],
  },
];

const form = (title: string): Parameters<typeof app.client.views.open>[0]['view'] => ({
  type: 'modal',
  callback_id: 'form',
  title: { type: 'plain_text', text: title },
  submit: { type: 'plain_text', text: 'Save' },
  blocks: everyInput,
});

app.command('/release', async ({ command, ack, respond, client }) => {
  const [word = '', ...rest] = command.text.split(' ');
  if (word === 'silent') return;
  await ack();
  const channel = command.channel_id;
  if (word === 'blocks')
    await client.apiCall('chat.postMessage', { channel, text: 'Every block', blocks: everyBlock });
  else if (word === 'count')
    await client.chat.postMessage({ channel, text: 'Pressed 0 times.', blocks: counter(0) });
  else if (word === 'form')
    await client.views.open({ trigger_id: command.trigger_id, view: form('Every input') });
  else if (word === 'echo') await client.chat.postMessage({ channel, text: rest.join(' ') });
  else if (word === 'picture') {
    const file = Buffer.from(picture, 'base64');
    await client.filesUploadV2({ channel_id: channel, file, filename: 'chart.png', title: 'Lead time' });
  } else if (word === 'thread') {
    const posted = await client.chat.postMessage({ channel, text: 'A card with a story' });
    const thread_ts = posted.ts ?? '';
    await client.chat.postMessage({ channel, thread_ts, text: 'First it was built.' });
    await client.chat.postMessage({ channel, thread_ts, text: 'Then it was ready.', reply_broadcast: true });
  } else await respond({ text: `Only you see this: \`${command.text}\``, response_type: 'ephemeral' });
});

app.action('count', async ({ ack, body, client }) => {
  await ack();
  if (body.type !== 'block_actions' || body.message === undefined || body.channel === undefined) return;
  const [action] = body.actions;
  const count = Number(action?.type === 'button' ? action.value : 0) + 1;
  await client.chat.update({
    channel: body.channel.id,
    ts: body.message.ts,
    text: `Pressed ${count} times.`,
    blocks: counter(count),
  });
});

app.action('sure', async ({ ack, respond }) => {
  await ack();
  await respond({ text: 'You were sure.', replace_original: false, response_type: 'ephemeral' });
});

app.action('silent', async () => {
  await new Promise(() => undefined);
});

app.action('deeper', async ({ ack, body, client }) => {
  await ack();
  if (body.type !== 'block_actions') return;
  await client.views.push({
    trigger_id: body.trigger_id,
    view: {
      type: 'modal',
      title: { type: 'plain_text', text: 'Deeper' },
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'One on top of the other.' } }],
    },
  });
});

app.action(/^(?!silent$)/, async ({ ack }) => await ack());

app.options('commit', async ({ ack, payload }) => {
  const found = ['abc1234 feat: parcels', 'def5678 fix: labels'].filter((each) =>
    each.includes(payload.value),
  );
  await ack({
    options: found.map((each) => ({ text: { type: 'plain_text', text: each }, value: each.slice(0, 7) })),
  });
});

app.view('form', async ({ ack, view, body, client }) => {
  const name = view.state.values['name']?.['value']?.value ?? '';
  if (name === 'wrong')
    return await ack({ response_action: 'errors', errors: { name: 'That name is taken.' } });
  await ack();
  await client.chat.postEphemeral({ channel: 'C07RELEASES', user: body.user.id, text: `Saved ${name}.` });
});

app.event('app_home_opened', async ({ event, client }) => {
  await client.views.publish({
    user_id: event.user,
    view: {
      type: 'home',
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: 'What waits for you' } },
        { type: 'section', text: { type: 'mrkdwn', text: `Nothing waits for <@${event.user}>.` } },
      ],
    },
  });
});

app.event('app_mention', async ({ event, client }) => {
  const thread_ts = event.thread_ts ?? event.ts;
  await client.chat.postMessage({ channel: event.channel, thread_ts, text: `You said: ${event.text}` });
});

app.error(async (error) => {
  process.stderr.write(`${error.message}\n`);
});

await app.start(Number(process.env['PORT'] ?? '0'));
process.once('SIGTERM', () => void app.stop().then(() => process.exit(0)));
