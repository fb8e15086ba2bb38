import { z } from 'zod';
import { isChannelId, isUserGroupId, isUserId } from '../domain/ids.ts';
import { Secret } from '../domain/secret.ts';

const wrong = (error: string) => ({ error });

/** A variable's form with its row of the documentation: what holds without it, and what it is for. */
const documented = <Form extends z.ZodType>(form: Form, fallback: string, description: string) =>
  form.optional().meta({ description, fallback });

const matching = (form: RegExp, error: string) => z.string().regex(form, wrong(error));

/** Text that is one of our ids, as which it goes on. */
const idOf = <Id extends string>(isId: (text: string) => text is Id, error: string) =>
  z.string().transform((text, context) => {
    if (isId(text)) return text;
    context.addIssue({ code: 'custom', message: error });
    return z.NEVER;
  });

const listOf = <Item extends z.ZodType<unknown, string>>(item: Item) =>
  z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .pipe(z.array(item).min(1, wrong('names nothing')));

/** One secret, or two with a comma between them; a comma may also be part of a secret. */
const webhookSecrets = z.string().transform((text) => {
  const parts = text.split(',').map((part) => part.trim());
  const isTwo = parts.length === 2 && parts.every((part) => part.length >= shortestOfTwo);
  return [...new Set([text, ...(isTwo ? parts : [])])].map((each) => new Secret(each));
});
const shortestOfTwo = 12;

/** Where something is: without user and password, and without the last slash. */
const address = z
  .string()
  .refine((text) => {
    const url = URL.parse(text);
    return /^https?:$/.test(url?.protocol ?? '') && url?.username === '' && url.password === '';
  }, wrong('is not an http or https address, or has a user or password in it'))
  .transform((text) => text.replace(/\/+$/, ''));

/** Where something is, with the password that it takes. */
const account = (protocols: readonly string[]) =>
  z
    .string()
    .refine(
      (text) => protocols.includes(URL.parse(text)?.protocol ?? ''),
      wrong(`is not an address that begins with ${protocols.join('// or ')}//`),
    )
    .transform((text) => new Secret(text));

const privateKey = z
  .string()
  .transform((text) => `${text.replaceAll(String.raw`\n`, '\n').trim()}\n`)
  .refine(
    (text) => /^-----BEGIN [A-Z ]*PRIVATE KEY-----\n[\s\S]+\n-----END [A-Z ]*PRIVATE KEY-----\n$/.test(text),
    wrong('is not a private key in PEM form, from -----BEGIN to -----END'),
  );

const admin = idOf(
  (text) => isUserId(text) || isUserGroupId(text),
  'has to name users (U…, W…) or user groups (S…) by their ids: handles can come to mean others',
);

const host = z.union([z.ipv4(), z.ipv6(), z.hostname()], wrong('is not an address or a host name'));
const allowedHost = z.union(
  [z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6(), z.hostname()],
  wrong('has to name hosts, addresses or networks (10.0.0.0/8)'),
);

const port = matching(/^\d{1,5}$/, 'is not a port')
  .transform(Number)
  .refine((number) => number <= 65_535, wrong('is not a port: they end at 65535'));

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** Everything that Waybill reads from its environment; the documentation's table is made from it. */
export const environment = z.object({
  SLACK_BOT_TOKEN: documented(matching(/^\S+$/, 'has white space in it'), 'required', "the bot's token"),
  SLACK_APP_TOKEN: documented(
    matching(/^\S+$/, 'has white space in it'),
    '',
    'set: Socket Mode, no inbound port needed',
  ),
  SLACK_SIGNING_SECRET: documented(
    matching(/^\S+$/, 'has white space in it'),
    'required without Socket Mode',
    'HTTP at `POST /slack/events`',
  ),
  SLACK_API_URL: documented(address, "Slack's", 'another Slack-compatible server'),
  GITHUB_APP_ID: documented(
    matching(/^[1-9]\d*$/, 'is not the number of a GitHub App'),
    'required, with its key, without `GITHUB_TOKEN`',
    'the number of the GitHub App',
  ),
  GITHUB_APP_PRIVATE_KEY: documented(privateKey, '', 'its key in PEM form; `\\n` may stand for a line break'),
  GITHUB_TOKEN: documented(
    matching(/^\S+$/, 'has white space in it'),
    'required without a GitHub App',
    'a token; where there is an App too, the App is used',
  ),
  GITHUB_WEBHOOK_SECRET: documented(
    webhookSecrets,
    '',
    '`POST /github/webhooks`; without it Waybill polls. Two with a comma between them while it is changed',
  ),
  GITHUB_CLIENT_ID: documented(
    z.string(),
    "the App's",
    'the client id of the GitHub or OAuth app, with *device flow* enabled, that people sign in with (`/release link me`)',
  ),
  GITHUB_API_URL: documented(address, "GitHub's", 'GitHub Enterprise Server, or another compatible one'),
  DATABASE_URL: documented(
    account(['postgres:', 'postgresql:']),
    'embedded PostgreSQL',
    'PostgreSQL 15 or later',
  ),
  WAYBILL_DATA_DIR: documented(z.string(), '`./data`', 'where the embedded one lives'),
  WAYBILL_ADMINS: documented(
    listOf(admin),
    'required',
    'Slack user or user-group ids that may set up projects, with commas between them',
  ),
  WAYBILL_AUDIT_CHANNEL: documented(
    idOf(isChannelId, "is not a channel's id (C…, G…)"),
    '',
    "a channel's id: the trail's head and count are posted there daily",
  ),
  WAYBILL_ALLOW_HOSTS: documented(
    listOf(allowedHost),
    '',
    'hosts or CIDRs beyond the public internet that smoke checks, hooks and webhooks may reach, with commas between them',
  ),
  WAYBILL_SECRETS: documented(
    listOf(
      matching(/^[A-Z][A-Z0-9_]{0,99}$/, 'has to name variables, in capitals and with commas between them'),
    ),
    '',
    'names of variables that a `waybill.yaml` or a subscription may have webhooks and hooks signed with, with commas between them; each holds `whsec_…`',
  ),
  WAYBILL_PUBLIC_URL: documented(address, '', 'where browsers reach Waybill, for links'),
  SMTP_URL: documented(
    account(['smtp:', 'smtps:']),
    '',
    'the mail server of e-mail notices; `?from=` names who sends',
  ),
  HOST: documented(host, '`127.0.0.1`', 'where Waybill listens'),
  PORT: documented(port, '`3000`', 'the port it listens at'),
  LOG_LEVEL: documented(
    z.enum(logLevels, wrong(`is none of ${logLevels.join(', ')}`)),
    '`info`',
    'JSON to stdout',
  ),
});
