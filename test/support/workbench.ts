import type { GithubOptions, RepositoryOrder } from '../../sandbox/github/options.ts';
import { type StandInGithub, startGithub } from '../../sandbox/github/start-github.ts';
import type { SeenMessage } from '../../sandbox/slack/control/seen.ts';
import type { SlackOptions } from '../../sandbox/slack/options.ts';
import { type SlackStandIn, startSlack } from '../../sandbox/slack/start.ts';
import { people } from '../../sandbox/slack/workspace/seed.ts';
import { type App, startApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { createDatabase, type TestDatabase } from './database.ts';
import { workbenchYaml } from './waybill-yaml.ts';

/** Waybill itself, with the stand-in Slack and GitHub around it and a clock that a test moves. */
export type Workbench = {
  readonly slack: SlackStandIn;
  readonly github: StandInGithub;
  readonly database: TestDatabase;
  readonly now: () => Date;
  readonly forward: (ms: number) => void;
  /** What Waybill wrote to its log. */
  readonly logged: readonly { readonly level: string; readonly text: string; readonly facts: object }[];
  /** Types `/release …` as a person, in #releases unless said otherwise; resolves to the answer that they read. */
  readonly ask: (userId: string, text: string, channel?: string) => Promise<string>;
  /** The card of a version, `1.5.0` or `1.5.0 · rc.2`, as it is now. */
  readonly card: (version: string) => SeenMessage | undefined;
  /** Waits until the card of a version reads so. */
  readonly cardReads: (version: string, words: string | RegExp) => Promise<SeenMessage>;
  readonly read: (message: SeenMessage) => string;
  /** Stops Waybill and starts it again on the same database. */
  readonly restart: () => Promise<void>;
  /** Stops Waybill alone; everything around it goes on. */
  readonly stopApp: () => Promise<void>;
  readonly startApp: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type WorkbenchOptions = {
  readonly slack?: Partial<SlackOptions>;
  readonly github?: Partial<GithubOptions>;
  readonly repository?: RepositoryOrder;
  readonly mode?: 'http' | 'socket';
  readonly environment?: Readonly<Record<string, string>>;
  /** Runs `/release setup` as the admin first; left out only where the setup itself is tested. */
  readonly isSetUp?: boolean;
};

const token = 'ghp_workbench';
const webhookSecret = 'a-secret-of-github';
const startedAt = new Date('2026-11-20T09:00:00Z');

/** Starts everything; nothing of it leaves the machine. */
export async function startWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  let offsetMs = startedAt.getTime() - Date.now();
  const now = () => new Date(Date.now() + offsetMs);
  const [database, slack, github] = await Promise.all([
    createDatabase(),
    startSlack({ now, stampNow: now, ...options.slack }),
    startGithub({
      now,
      tokens: [{ token, login: 'waybill-bot' }],
      pace: { queuedMs: 0, runsMs: 0 },
      lookEveryMs: 10,
      repositories: [
        options.repository ?? {
          owner: 'acme',
          name: 'storefront',
          from: 'sample',
          waybillYaml: workbenchYaml,
        },
      ],
      ...options.github,
    }),
  ]);
  const logged: { level: string; text: string; facts: object }[] = [];
  const keep = (level: string) => (facts: object, text: string) => void logged.push({ level, text, facts });
  const mode = options.mode ?? 'http';
  const config = loadConfig({
    SLACK_BOT_TOKEN: slack.botToken,
    ...(mode === 'http'
      ? { SLACK_SIGNING_SECRET: slack.signingSecret }
      : { SLACK_APP_TOKEN: slack.appToken }),
    SLACK_API_URL: slack.apiUrl,
    GITHUB_TOKEN: token,
    GITHUB_API_URL: github.apiUrl,
    GITHUB_WEBHOOK_SECRET: webhookSecret,
    DATABASE_URL: database.url,
    WAYBILL_ADMINS: people.dana,
    PORT: '0',
    ...options.environment,
  });

  let app: App | null = null;
  let hook: { url: string; secret: string } | null = null;
  const start = async () => {
    app = await startApp({
      config,
      clock: { now },
      log: { info: keep('info'), warn: keep('warn'), error: keep('error') },
      betweenMessagesMs: 20,
    });
    const url = `http://127.0.0.1:${app.port}`;
    if (mode === 'http') slack.control.setBotUrl(url);
    hook = { url: `${url}/github/webhooks`, secret: webhookSecret };
    github.control.webhooks.addTarget(hook);
  };
  const stopApp = async () => {
    const running = app;
    app = null;
    await running?.stop();
  };
  await start();

  const read = (message: SeenMessage) => slack.control.visibleText(message);
  const messagesOf = (userId: string, channel: string) => slack.control.as(userId).messages(channel);
  // By its heading: other cards, and the message of a train, may name the version too.
  const card = (version: string) => {
    // Before its first candidate, a hotfix is called one.
    const named = version.includes(' · ') ? [version] : [`${version} · rc.`, `${version} · hotfix`];
    return messagesOf(people.dana, 'releases').find((message) => {
      const [heading = ''] = read(message).split('\n', 1);
      const isCard = message.threadTs === null && !message.isEphemeral;
      return isCard && named.some((each) => heading.includes(each));
    });
  };
  const ask = async (userId: string, text: string, channel = 'releases') => {
    const before = messagesOf(userId, channel).length;
    const outcome = await slack.control.as(userId).command('/release', text, { channel });
    if (outcome.status !== 'ok') throw new Error(`/release ${text}: ${JSON.stringify(outcome)}`);
    // Slow work says first how far it has come.
    const answer = await slack.control.waitFor(
      () =>
        messagesOf(userId, channel)
          .slice(before)
          .find(
            (message) =>
              message.isEphemeral && message.threadTs === null && !read(message).startsWith('Reading '),
          ),
      30_000,
    );
    return read(answer);
  };
  if (options.isSetUp !== false) {
    const answer = await ask(people.dana, 'setup acme/storefront');
    if ((await database.db.selectFrom('projects').select('id').execute()).length === 0) {
      throw new Error(`nothing was set up: ${answer}`);
    }
  }

  return {
    slack,
    github,
    database,
    now,
    forward: (ms) => {
      offsetMs += ms;
      void app?.tick();
    },
    logged,
    ask,
    card,
    cardReads: (version, words) =>
      slack.control.waitFor(() => {
        const found = card(version);
        if (found === undefined) return undefined;
        const text = read(found);
        return (typeof words === 'string' ? text.includes(words) : words.test(text)) ? found : undefined;
      }, 30_000),
    read,
    restart: async () => {
      await stopApp();
      await start();
    },
    stopApp,
    startApp: start,
    stop: async () => {
      await stopApp();
      await Promise.all([slack.close(), github.close()]);
      await database.drop();
    },
  };
}
