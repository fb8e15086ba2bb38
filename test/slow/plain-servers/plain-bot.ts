import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { freePort } from '../../../sandbox/bot/free-port.ts';
import { until } from '../../support/until.ts';

/** Waybill as its operator runs it: a process with nothing but environment variables. */
export type PlainBot = {
  readonly url: string;
  /** What it wrote to its outputs. */
  readonly said: () => string;
  /** A request as Slack signs it: a form, or JSON. */
  readonly fromSlack: (body: URLSearchParams | object) => Promise<Response>;
  /** A webhook as GitHub signs it; another secret signs it wrongly, null not at all. */
  readonly fromGithub: (
    event: string,
    body: object,
    how?: { readonly id?: string; readonly secret?: string | null },
  ) => Promise<Response>;
  readonly stop: () => Promise<number | null>;
};

const signingSecret = 'plain-signing-secret';
const webhookSecret = 'plain-webhook-secret';
const root = new URL('../../../', import.meta.url).pathname;

const sha256 = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(text).digest('hex');

/** Starts the process and waits until it says that it is ready, or has ended. */
export async function startPlainBot(env: Readonly<Record<string, string>>): Promise<PlainBot> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child: ChildProcess = spawn(`${root}bin/node24`, [`${root}src/main.ts`], {
    env: {
      PATH: process.env['PATH'],
      TMPDIR: process.env['TMPDIR'],
      SLACK_BOT_TOKEN: 'plain-token',
      SLACK_SIGNING_SECRET: signingSecret,
      GITHUB_TOKEN: 'plain-token',
      GITHUB_WEBHOOK_SECRET: webhookSecret,
      WAYBILL_ADMINS: 'U1',
      WAYBILL_ALLOW_HOSTS: '127.0.0.0/8',
      PORT: String(port),
      LOG_LEVEL: 'warn',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (said += String(part)));
  const ended = once(child, 'exit');
  await until(
    'the bot is ready',
    async () => {
      if (child.exitCode !== null) throw new Error(`the bot ended: ${said}`);
      return fetch(`${url}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
    },
    60_000,
  );
  let deliveries = 0;
  return {
    url,
    said: () => said,
    fromSlack: (body) => {
      const isForm = body instanceof URLSearchParams;
      const text = isForm ? body.toString() : JSON.stringify(body);
      const seconds = String(Math.floor(Date.now() / 1_000));
      return fetch(`${url}/slack/events`, {
        method: 'POST',
        body: text,
        headers: {
          'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
          'x-slack-request-timestamp': seconds,
          'x-slack-signature': `v0=${sha256(signingSecret, `v0:${seconds}:${text}`)}`,
        },
      });
    },
    fromGithub: (event, body, { id, secret = webhookSecret } = {}) => {
      deliveries += 1;
      const text = JSON.stringify(body);
      return fetch(`${url}/github/webhooks`, {
        method: 'POST',
        body: text,
        headers: {
          'content-type': 'application/json',
          'x-github-event': event,
          'x-github-delivery': id ?? `plain-${deliveries}`,
          ...(secret === null ? {} : { 'x-hub-signature-256': `sha256=${sha256(secret, text)}` }),
        },
      });
    },
    stop: async () => {
      child.kill('SIGTERM');
      const [code] = await ended;
      return code;
    },
  };
}
