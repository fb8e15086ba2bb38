import type { Outside } from '../outside/start-outside.ts';
import type { SlackStandIn } from '../slack/start.ts';
import { channels, people } from '../slack/workspace/seed.ts';

interface Given {
  readonly slack: Pick<SlackStandIn, 'apiUrl' | 'botToken' | 'signingSecret'>;
  readonly githubApiUrl: string;
  readonly githubToken: string;
  readonly webhookSecret: string;
  /** Where e-mails and webhooks go, where somebody takes them. */
  readonly outside?: Pick<Outside, 'mailSink' | 'receiver'>;
  readonly dataDir: string;
  readonly port: number;
}

/** What a process needs of the machine, whatever it does. */
const passedOn = ['PATH', 'HOME', 'USER', 'LANG', 'TMPDIR', 'TZ'] as const;

/** The environment in which the bot is started: its own configuration, and nothing of the operator's. */
export const botEnv = (given: Given): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(
    passedOn.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  ),
  SLACK_BOT_TOKEN: given.slack.botToken,
  SLACK_SIGNING_SECRET: given.slack.signingSecret,
  SLACK_API_URL: given.slack.apiUrl,
  GITHUB_TOKEN: given.githubToken,
  GITHUB_API_URL: given.githubApiUrl,
  GITHUB_WEBHOOK_SECRET: given.webhookSecret,
  WAYBILL_ADMINS: people.dana,
  WAYBILL_AUDIT_CHANNEL: channels.audit,
  // The shop that the sample is deployed to, and the partner who takes webhooks, stand on this machine.
  WAYBILL_ALLOW_HOSTS: '127.0.0.1',
  ...(given.outside === undefined
    ? {}
    : {
        SMTP_URL: given.outside.mailSink.url,
        WAYBILL_SECRETS: 'PARTNER_WEBHOOK_SECRET',
        PARTNER_WEBHOOK_SECRET: given.outside.receiver.secret,
      }),
  WAYBILL_DATA_DIR: given.dataDir,
  HOST: '127.0.0.1',
  PORT: String(given.port),
  LOG_LEVEL: 'info',
});
