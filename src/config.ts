import type { z } from 'zod';
import { environment } from './config/environment.ts';
import { Secret } from './domain/secret.ts';

type Values = z.output<typeof environment>;
type Problem = { readonly variable: string; readonly message: string };

/** Why Waybill may not start: every problem with its variable, and never a value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    // Two wrong parts of one list are one problem to whoever reads it.
    const lines = new Set(problems.map(({ variable, message }) => `  ${variable} ${message}.`));
    super(`Waybill cannot start (docs/configuration.md explains each variable):\n${[...lines].join('\n')}`);
    this.problems = problems;
  }
}

/** How the bot is set up. What is secret is wrapped, so that a log cannot show it. */
export type Config = ReturnType<typeof configOf>;

/** Reads the environment; throws a ConfigError with every problem of it. An empty variable is not set. */
export function loadConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const set = Object.fromEntries(
    Object.entries(env).flatMap(([name, value = '']) => (value.trim() === '' ? [] : [[name, value.trim()]])),
  );
  const read = environment.safeParse(set);
  const malformed = (read.error?.issues ?? []).map(({ path, message }) => ({
    variable: String(path[0]),
    message,
  }));
  const problems = [
    ...malformed,
    ...missing((name) => name in set),
    ...mistaken(set),
    ...unsigning(read.data?.WAYBILL_SECRETS ?? [], set),
  ];
  if (!read.success || problems.length > 0) throw new ConfigError(problems);
  return configOf(read.data, set);
}

function missing(isSet: (name: keyof Values) => boolean): readonly Problem[] {
  const [hasId, hasKey] = [isSet('GITHUB_APP_ID'), isSet('GITHUB_APP_PRIVATE_KEY')];
  return [
    ...unless(isSet('SLACK_BOT_TOKEN'), 'SLACK_BOT_TOKEN', 'is missing'),
    ...unless(
      isSet('SLACK_APP_TOKEN') || isSet('SLACK_SIGNING_SECRET'),
      'SLACK_SIGNING_SECRET',
      'is missing; with SLACK_APP_TOKEN (Socket Mode) it is not needed',
    ),
    ...unless(hasId || !hasKey, 'GITHUB_APP_ID', 'is missing beside GITHUB_APP_PRIVATE_KEY'),
    ...unless(hasKey || !hasId, 'GITHUB_APP_PRIVATE_KEY', 'is missing beside GITHUB_APP_ID'),
    ...unless(
      hasId || hasKey || isSet('GITHUB_TOKEN'),
      'GITHUB_TOKEN',
      'is missing; with GITHUB_APP_ID and GITHUB_APP_PRIVATE_KEY it is not needed',
    ),
    ...unless(isSet('WAYBILL_ADMINS'), 'WAYBILL_ADMINS', 'is missing'),
  ];
}

/** Slack's own tokens are easily taken for one another; another server's may look like anything. */
function mistaken(set: Readonly<Record<string, string>>): readonly Problem[] {
  if (set['SLACK_API_URL'] !== undefined) return [];
  const begins = (variable: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN', start: string) =>
    set[variable]?.startsWith(start) ?? true;
  return [
    ...unless(
      begins('SLACK_BOT_TOKEN', 'xoxb-'),
      'SLACK_BOT_TOKEN',
      'is not a bot token: those begin with xoxb-',
    ),
    ...unless(
      begins('SLACK_APP_TOKEN', 'xapp-'),
      'SLACK_APP_TOKEN',
      'is not an app-level token: those begin with xapp-',
    ),
  ];
}

/** One key, or several while it is changed: 24 to 64 bytes each, as Standard Webhooks has them. */
const signingKeys = /^whsec_[A-Za-z0-9+/]{32,86}={0,2}(?:[\s,]+whsec_[A-Za-z0-9+/]{32,86}={0,2})*$/;

/** What of the list of secrets cannot sign. Waybill's own variables are for nobody else. */
function unsigning(names: readonly string[], set: Readonly<Record<string, string>>): readonly Problem[] {
  return names.flatMap((name) => {
    if (name in environment.shape) {
      return [{ variable: 'WAYBILL_SECRETS', message: `names ${name}, which is one of Waybill's own` }];
    }
    const value = set[name];
    if (value === undefined)
      return [{ variable: name, message: 'is named by WAYBILL_SECRETS, and is missing' }];
    const message = 'cannot sign: write whsec_ and 24 to 64 bytes in base64 (openssl rand -base64 32)';
    return signingKeys.test(value) ? [] : [{ variable: name, message }];
  });
}

function unless(isThere: boolean, variable: keyof Values, message: string): readonly Problem[] {
  return isThere ? [] : [{ variable, message }];
}

function configOf(values: Values, set: Readonly<Record<string, string>>) {
  return {
    slack: {
      botToken: new Secret(values.SLACK_BOT_TOKEN ?? ''),
      mode: new Secret(slackMode(values)),
      /** Null for Slack's own. */
      apiUrl: values.SLACK_API_URL ?? null,
    },
    github: {
      auth: new Secret(githubAuth(values)),
      /** Null for github.com. */
      apiUrl: values.GITHUB_API_URL ?? null,
      /** Null for the App's own, which it tells itself. */
      clientId: values.GITHUB_CLIENT_ID ?? null,
    },
    /** Each is good; none where Waybill polls. */
    githubWebhookSecrets: values.GITHUB_WEBHOOK_SECRET ?? [],
    /** Null for the embedded PostgreSQL. */
    databaseUrl: values.DATABASE_URL ?? null,
    dataDir: values.WAYBILL_DATA_DIR ?? './data',
    admins: values.WAYBILL_ADMINS ?? [],
    auditChannel: values.WAYBILL_AUDIT_CHANNEL ?? null,
    allowHosts: values.WAYBILL_ALLOW_HOSTS ?? [],
    /** What a `waybill.yaml` may have signed with, by the variable's name. */
    secrets: new Map((values.WAYBILL_SECRETS ?? []).map((name) => [name, new Secret(set[name] ?? '')])),
    publicUrl: values.WAYBILL_PUBLIC_URL ?? null,
    smtpUrl: values.SMTP_URL ?? null,
    host: values.HOST ?? '127.0.0.1',
    port: values.PORT ?? 3000,
    logLevel: values.LOG_LEVEL ?? 'info',
  } as const;
}

function slackMode({ SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret }: Values) {
  if (appToken !== undefined) return { kind: 'socket', appToken } as const;
  return { kind: 'http', signingSecret: signingSecret ?? '' } as const;
}

function githubAuth(values: Values) {
  const { GITHUB_APP_ID: appId, GITHUB_APP_PRIVATE_KEY: privateKey } = values;
  if (appId !== undefined && privateKey !== undefined) return { kind: 'app', appId, privateKey } as const;
  return { kind: 'token', token: values.GITHUB_TOKEN ?? '' } as const;
}
