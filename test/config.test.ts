import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ConfigError, loadConfig } from '../src/config.ts';

const pem = '-----BEGIN RSA PRIVATE KEY-----\\nc2VjcmV0\\n-----END RSA PRIVATE KEY-----';
const least = {
  SLACK_BOT_TOKEN: 'xoxb-hush-hush',
  SLACK_SIGNING_SECRET: 'hush-hush-signing',
  GITHUB_TOKEN: 'ghp_hush-hush',
  WAYBILL_ADMINS: 'U0ADA',
};

/** The problems of an environment, each in one line; none where the bot may start. */
function problemsOf(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ variable, message }) => `${variable} ${message}`);
  }
}

describe('the configuration', () => {
  test('needs four variables, and has a default for all others', () => {
    expect(loadConfig(least)).toMatchObject({
      slack: { apiUrl: null },
      github: { apiUrl: null },
      githubWebhookSecrets: [],
      databaseUrl: null,
      dataDir: './data',
      admins: ['U0ADA'],
      auditChannel: null,
      allowHosts: [],
      secrets: new Map(),
      publicUrl: null,
      smtpUrl: null,
      host: '127.0.0.1',
      port: 3000,
      logLevel: 'info',
    });
  });

  test('reports everything that is missing at once', () => {
    expect(problemsOf({})).toEqual([
      'SLACK_BOT_TOKEN is missing',
      'SLACK_SIGNING_SECRET is missing; with SLACK_APP_TOKEN (Socket Mode) it is not needed',
      'GITHUB_TOKEN is missing; with GITHUB_APP_ID and GITHUB_APP_PRIVATE_KEY it is not needed',
      'WAYBILL_ADMINS is missing',
    ]);
  });

  test('reports what is malformed together with what is missing, and repeats no value', () => {
    const env = {
      ...least,
      SLACK_BOT_TOKEN: 'hush-1',
      WAYBILL_ADMINS: '',
      PORT: '70000',
      DATABASE_URL: 'mysql://hush-2',
    };
    expect(problemsOf(env).map((problem) => problem.split(' ')[0])).toEqual([
      'DATABASE_URL',
      'PORT',
      'WAYBILL_ADMINS',
      'SLACK_BOT_TOKEN',
    ]);
    expect(problemsOf(env).join()).not.toContain('hush');
  });

  test('says a problem of a list once, however many of its parts have it', () => {
    const env = { ...least, WAYBILL_ADMINS: '@dana, @priya', WAYBILL_ALLOW_HOSTS: 'a b, c d' };
    expect(() => loadConfig(env)).toThrow(
      /^(?!.*ADMINS.*\n.*ADMINS)(?!.*HOSTS.*\n.*HOSTS)Waybill cannot start/s,
    );
  });

  test('says in its message where to read on', () => {
    expect(() => loadConfig({})).toThrow(/docs\/configuration\.md.*\n {2}SLACK_BOT_TOKEN is missing\.\n/);
  });

  test.each([
    ['SLACK_APP_TOKEN', 'xoxb-1'],
    ['SLACK_SIGNING_SECRET', 'in two'],
    ['SLACK_API_URL', 'slack.example'],
    ['SLACK_API_URL', 'https://user:password@slack.example'],
    ['GITHUB_APP_ID', 'waybill'],
    ['GITHUB_API_URL', 'ftp://ghe.example'],
    ['DATABASE_URL', 'localhost'],
    ['WAYBILL_ADMINS', '@admins'],
    ['WAYBILL_ADMINS', 'U0ADA,C0CHANNEL'],
    ['WAYBILL_AUDIT_CHANNEL', '#audit'],
    ['WAYBILL_ALLOW_HOSTS', 'http://internal'],
    ['WAYBILL_ALLOW_HOSTS', '10.0.0.0/40'],
    ['WAYBILL_PUBLIC_URL', 'waybill.example'],
    ['SMTP_URL', 'https://mail.example'],
    ['HOST', 'a b'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['LOG_LEVEL', 'loud'],
  ])('refuses %s as %j', (name, value) => {
    expect(problemsOf({ ...least, [name]: value }).some((problem) => problem.startsWith(`${name} `))).toBe(
      true,
    );
  });

  test('takes an empty variable for one that is not set', () => {
    expect(loadConfig({ ...least, SLACK_APP_TOKEN: '', PORT: ' ', DATABASE_URL: '' })).toMatchObject({
      port: 3000,
      databaseUrl: null,
    });
  });

  test('reads lists, addresses and numbers', () => {
    const config = loadConfig({
      ...least,
      WAYBILL_ADMINS: 'U0ADA, W0GRACE,S0ADMINS',
      WAYBILL_AUDIT_CHANNEL: 'C0AUDIT',
      WAYBILL_ALLOW_HOSTS: 'intranet.example, 10.0.0.0/8,fd00::/8,192.168.1.7,localhost',
      WAYBILL_PUBLIC_URL: 'https://waybill.example/',
      SLACK_API_URL: 'http://127.0.0.1:4000/api/',
      HOST: '0.0.0.0',
      PORT: '0',
    });
    expect(config).toMatchObject({
      admins: ['U0ADA', 'W0GRACE', 'S0ADMINS'],
      auditChannel: 'C0AUDIT',
      allowHosts: ['intranet.example', '10.0.0.0/8', 'fd00::/8', '192.168.1.7', 'localhost'],
      publicUrl: 'https://waybill.example',
      slack: { apiUrl: 'http://127.0.0.1:4000/api' },
      host: '0.0.0.0',
      port: 0,
    });
  });
});

describe('what a waybill.yaml may have signed', () => {
  const key = `whsec_${'c2VjcmV0'.repeat(5)}`;

  test('is known by the names in the operator’s list, and shown nowhere', () => {
    const config = loadConfig({ ...least, WAYBILL_SECRETS: 'FLAGS_SECRET', FLAGS_SECRET: `${key} ${key}` });
    expect(config.secrets.get('FLAGS_SECRET')?.reveal()).toBe(`${key} ${key}`);
    expect(inspect(config, { depth: 9 }) + JSON.stringify(config)).not.toContain('c2VjcmV0');
    expect(config.secrets.has('SLACK_BOT_TOKEN')).toBe(false);
  });

  test.each([
    ['FLAGS_SECRET', {}, 'FLAGS_SECRET is named by WAYBILL_SECRETS, and is missing'],
    ['FLAGS_SECRET', { FLAGS_SECRET: 'hush-hush' }, 'FLAGS_SECRET cannot sign: '],
    ['FLAGS_SECRET', { FLAGS_SECRET: 'whsec_c2hvcnQ=' }, 'FLAGS_SECRET cannot sign: '],
    ['GITHUB_TOKEN', {}, 'WAYBILL_SECRETS names GITHUB_TOKEN, which is one of Waybill'],
    ['flags', {}, 'WAYBILL_SECRETS has to name variables'],
  ])('is refused where %s is listed with %j', (names, more, problem) => {
    const problems = problemsOf({ ...least, WAYBILL_SECRETS: names, ...more });
    expect(problems.join()).toContain(problem);
    expect(problems.join()).not.toContain('hush');
  });
});

describe('the way to Slack', () => {
  test('is a socket where there is an app-level token, which needs no signing secret', () => {
    const { SLACK_SIGNING_SECRET: _none, ...rest } = least;
    const { slack } = loadConfig({ ...rest, SLACK_APP_TOKEN: 'xapp-1-hush' });
    expect(slack.mode.reveal()).toEqual({ kind: 'socket', appToken: 'xapp-1-hush' });
  });

  test('is HTTP otherwise', () => {
    expect(loadConfig(least).slack.mode.reveal()).toEqual({
      kind: 'http',
      signingSecret: 'hush-hush-signing',
    });
  });
});

const webhookSecrets = (value: string) =>
  loadConfig({ ...least, GITHUB_WEBHOOK_SECRET: value }).githubWebhookSecrets.map((each) => each.reveal());

describe('the way to GitHub', () => {
  test('is an App where there is one, with its key on one line or several', () => {
    const several = pem.replaceAll(String.raw`\n`, '\n');
    for (const key of [pem, several, `${several}\n`]) {
      const { github } = loadConfig({ ...least, GITHUB_APP_ID: '123', GITHUB_APP_PRIVATE_KEY: key });
      expect(github.auth.reveal()).toEqual({ kind: 'app', appId: '123', privateKey: `${several}\n` });
    }
  });

  test('is a token otherwise', () => {
    expect(loadConfig(least).github.auth.reveal()).toEqual({ kind: 'token', token: 'ghp_hush-hush' });
  });

  test.each([
    [{ GITHUB_APP_ID: '123' }, 'GITHUB_APP_PRIVATE_KEY is missing beside GITHUB_APP_ID'],
    [{ GITHUB_APP_PRIVATE_KEY: pem }, 'GITHUB_APP_ID is missing beside GITHUB_APP_PRIVATE_KEY'],
    [
      { GITHUB_APP_ID: '123', GITHUB_APP_PRIVATE_KEY: 'key.pem' },
      'GITHUB_APP_PRIVATE_KEY is not a private key in PEM form, from -----BEGIN to -----END',
    ],
  ])('is not half an App: %j', (changes, problem) => {
    expect(problemsOf({ ...least, ...changes })).toEqual([problem]);
  });

  test('has one webhook secret, or two while it is changed', () => {
    expect(webhookSecrets('hush-1')).toEqual(['hush-1']);
    expect(webhookSecrets('the-one-before, the-one-after')).toEqual([
      'the-one-before, the-one-after',
      'the-one-before',
      'the-one-after',
    ]);
  });

  test('takes a comma for a part of the secret where what it parts is too short for two', () => {
    expect(webhookSecrets('a,b')).toEqual(['a,b']);
  });

  test('takes any token of another Slack-compatible server, and only Slack’s own of Slack', () => {
    const env = { ...least, SLACK_BOT_TOKEN: 'token-of-another' };
    expect(problemsOf(env)).toEqual(['SLACK_BOT_TOKEN is not a bot token: those begin with xoxb-']);
    expect(problemsOf({ ...env, SLACK_API_URL: 'http://127.0.0.1:4000/api/' })).toEqual([]);
  });
});

test('no secret of the configuration can be seen in a log', () => {
  const config = loadConfig({
    ...least,
    SLACK_APP_TOKEN: 'xapp-1-hush-hush',
    GITHUB_APP_ID: '123',
    GITHUB_APP_PRIVATE_KEY: pem,
    GITHUB_WEBHOOK_SECRET: 'hush-1,hush-2',
    DATABASE_URL: 'postgres://waybill:hush@db.example/waybill',
    SMTP_URL: 'smtps://waybill:hush@mail.example',
  });
  const shown = [
    JSON.stringify(config),
    inspect(config, { depth: 10, showHidden: true }),
    String(config.databaseUrl),
  ];
  for (const text of shown) expect(text).not.toMatch(/hush|PRIVATE KEY/);
  expect(config.databaseUrl?.reveal()).toBe('postgres://waybill:hush@db.example/waybill');
});
