import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { bot, channels, people, team } from '../../sandbox/slack/workspace/seed.ts';
import { uniqueRun } from './installed.ts';

/** What the load generator saw. */
export type Load = {
  readonly requests: number;
  /** Not 200, no answer, or an acknowledgement that says that something went wrong. */
  readonly failures: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
};

export type Fields = Readonly<Record<string, string>>;

/** A slash command as Slack sends it; the load generator fills in what is unique. */
export const commandFields = (text: string, responseUrl: string): Fields => ({
  token: 'of-old',
  team_id: team.id,
  team_domain: team.domain,
  channel_id: channels.releases,
  channel_name: 'releases',
  user_id: people.dana,
  user_name: 'dana',
  command: '/release',
  text,
  api_app_id: bot.appId,
  is_enterprise_install: 'false',
  response_url: responseUrl,
  trigger_id: '{unique}',
});

/** A click on a button of a card, as Slack sends it. */
export const clickFields = (action: string, value: string, responseUrl: string): Fields => ({
  payload: JSON.stringify({
    type: 'block_actions',
    user: { id: people.dana, username: 'dana', name: 'dana', team_id: team.id },
    team: { id: team.id, domain: team.domain },
    api_app_id: bot.appId,
    token: 'of-old',
    container: {
      type: 'message',
      message_ts: '1785500000.000100',
      channel_id: channels.releases,
      is_ephemeral: false,
    },
    channel: { id: channels.releases, name: 'releases' },
    message: { ts: '1785500000.000100', text: 'storefront 1.5.0', user: bot.userId },
    response_url: responseUrl,
    trigger_id: '{unique}',
    actions: [
      {
        type: 'button',
        action_id: action,
        block_id: 'card',
        value,
        text: { type: 'plain_text', text: 'All changes' },
        action_ts: '{unique}',
      },
    ],
  }),
});

/** Sends the same form over and over for some seconds, or so many times; resolves when the last was answered. */
export async function putLoad(order: {
  readonly url: string;
  readonly signingSecret: string;
  readonly connections: number;
  readonly seconds: number;
  readonly requests?: number;
  readonly fields: Fields;
}): Promise<Load> {
  const entry = fileURLToPath(new URL('./load.ts', import.meta.url));
  const child = spawn(process.execPath, [entry, JSON.stringify({ ...order, run: uniqueRun() })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error('The load generator failed.');
  const load: Load = JSON.parse(text);
  return load;
}
