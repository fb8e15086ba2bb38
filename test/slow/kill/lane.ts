import { setTimeout as wait } from 'node:timers/promises';
import { botEnv } from '../../../sandbox/bot/bot-env.ts';
import { type BotProcess, createBotProcess } from '../../../sandbox/bot/bot-process.ts';
import { type Clock, createClock } from '../../../sandbox/bot/clock.ts';
import { freePort } from '../../../sandbox/bot/free-port.ts';
import type { RepositoryOrder } from '../../../sandbox/github/options.ts';
import { type StandInGithub, startGithub } from '../../../sandbox/github/start-github.ts';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/start.ts';
import { people, type WorkspaceSeed } from '../../../sandbox/slack/workspace/seed.ts';
import { createDatabase, type TestDatabase } from '../../support/database.ts';
import { buildYaml, waybillYaml } from '../../support/project-files.ts';

/** The bot as a process of its own, between stand-ins that outlive it. */
export type Lane = {
  readonly bot: BotProcess;
  readonly clock: Clock;
  readonly slack: SlackStandIn;
  readonly github: StandInGithub;
  readonly database: TestDatabase;
  /** Starts the bot as a supervisor would: again where it says that it cannot start now. */
  readonly start: () => Promise<void>;
  /** The last lines that the bot wrote. */
  readonly lastWords: () => string;
  /** Types `/release …`; resolves with what the captain read, or null where the bot did not live to answer. */
  readonly ask: (text: string) => Promise<string | null>;
  readonly stop: () => Promise<void>;
};

const webhookSecret = 'kill-test';
const githubToken = 'ghp_kill';

export async function startLane({
  namesRuns,
  repository,
  seed,
}: {
  readonly namesRuns: boolean;
  /** In place of a repository with a build alone. */
  readonly repository?: RepositoryOrder;
  readonly seed?: WorkspaceSeed;
}): Promise<Lane> {
  const clock = createClock();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const [database, slack, github] = await Promise.all([
    createDatabase(),
    startSlack({
      now: clock.now,
      stampNow: clock.now,
      botUrl: url,
      ...(seed === undefined ? {} : { seed }),
    }),
    startGithub({
      now: clock.now,
      tokens: [{ token: githubToken, login: 'waybill-bot' }],
      pace: { queuedMs: 150, runsMs: 300 },
      lookEveryMs: 20,
      webhooks: [{ url: `${url}/github/webhooks`, secret: webhookSecret }],
      repositories: [
        repository ?? {
          owner: 'acme',
          name: 'storefront',
          from: 'files',
          files: {
            'waybill.yaml': waybillYaml({ inputs: { version: '{artifact}', waybill: '{dispatch}' } }),
            '.github/workflows/build.yml': buildYaml(
              ['version', 'waybill'],
              // oxlint-disable-next-line no-template-curly-in-string -- GitHub's own placeholder
              namesRuns ? 'Build for ${{ inputs.waybill }}' : 'Build',
            ),
          },
        },
      ],
    }),
  ]);
  const said: string[] = [];
  const env = botEnv({
    slack,
    githubApiUrl: github.apiUrl,
    githubToken,
    webhookSecret,
    dataDir: '/nonexistent',
    port,
  });
  const bot = createBotProcess({
    entry: new URL('../../../src/main.ts', import.meta.url).pathname,
    env: { ...env, DATABASE_URL: database.url },
    url,
    clock,
    log: (line) => {
      said.push(line);
      if (said.length > 40) said.shift();
    },
  });
  const start = async () => {
    for (let tries = 1; ; tries += 1) {
      try {
        await bot.start();
        return;
      } catch (error) {
        if (tries === 5) throw error;
      }
    }
  };
  await start();

  const ask = async (text: string) => {
    const mine = () =>
      slack.control
        .as(people.dana)
        .messages('releases')
        .filter((message) => message.isEphemeral && message.author.kind === 'bot');
    const before = mine().length;
    const outcome = await slack.control.as(people.dana).command('/release', text, { channel: 'releases' });
    if (outcome.status !== 'ok') return null;
    for (let waited = 0; waited < 800 && bot.state().state === 'ready'; waited += 1) {
      const answer = mine()
        .slice(before)
        .map((message) => slack.control.visibleText(message))
        .find((words) => !words.startsWith('Reading '));
      if (answer !== undefined) return answer;
      await wait(50);
    }
    return null;
  };
  return {
    bot,
    clock,
    slack,
    github,
    database,
    start,
    lastWords: () => said.join('\n'),
    ask,
    stop: async () => {
      await bot.kill();
      await Promise.all([slack.close(), github.close()]);
      await database.drop();
    },
  };
}
