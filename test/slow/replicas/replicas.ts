import { botEnv } from '../../../sandbox/bot/bot-env.ts';
import { type BotProcess, createBotProcess } from '../../../sandbox/bot/bot-process.ts';
import { type Clock, createClock } from '../../../sandbox/bot/clock.ts';
import { freePort } from '../../../sandbox/bot/free-port.ts';
import { type StandInGithub, startGithub } from '../../../sandbox/github/start-github.ts';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/start.ts';
import { channels, groups } from '../../../sandbox/slack/workspace/seed.ts';
import { createDatabase, type TestDatabase } from '../../support/database.ts';

/** Two bots on one database: Slack reaches one by its socket, and the other over HTTP while that is down. */
export type Replicas = {
  readonly bots: readonly BotProcess[];
  readonly clock: Clock;
  readonly slack: SlackStandIn;
  readonly github: StandInGithub;
  readonly database: TestDatabase;
  /** Starts a bot as a supervisor would: again where it says that it cannot start now. */
  readonly start: (bot: BotProcess) => Promise<void>;
  /** The last lines that the bots wrote. */
  readonly lastWords: () => string;
  readonly stop: () => Promise<void>;
};

const webhookSecret = 'replicas-test';
const githubToken = 'ghp_replicas';

const deployYaml = `name: Deploy
run-name: Deploy for \${{ inputs.waybill }}
on:
  workflow_dispatch:
    inputs:
      environment: { type: string }
      deployment: { type: string }
      waybill: { type: string }
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps: [{ run: make deploy }]
`;

const environmentYaml = (name: string): string => `      ${name}:
        tier: staging
        after: []
        deploy:
          workflow: deploy.yml
          timeout: 12h
          inputs: { environment: "{environment}", deployment: "{deployment}", waybill: "{dispatch}" }
        approvals: { count: 0, from: [] }`;

/** One project that is deployed to each of these environments, in any order and whenever somebody asks. */
const projectYaml = (environments: readonly string[]): string => `version: 1
projects:
  storefront:
    trunk: main
    channel: ${channels.releases}
    captains: [${groups.captains}]
    build: none
    environments:
${environments.map(environmentYaml).join('\n')}
`;

/** Starts a bot as a supervisor would: again where it says that it cannot start now. */
async function start(bot: BotProcess): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await bot.start();
      return;
    } catch (error) {
      if (tries === 20) throw error;
    }
  }
}

export async function startReplicas(environments: readonly string[]): Promise<Replicas> {
  const clock = createClock();
  const ports = [await freePort(), await freePort()];
  const urls = ports.map((port) => `http://127.0.0.1:${port}`);
  const [database, slack, github] = await Promise.all([
    createDatabase(),
    startSlack({ now: clock.now, stampNow: clock.now, rates: 'none', botUrl: urls[0] ?? '' }),
    startGithub({
      now: clock.now,
      tokens: [{ token: githubToken, login: 'waybill-bot' }],
      pace: { queuedMs: 100, runsMs: 300 },
      lookEveryMs: 20,
      requestsPerHour: 1_000_000,
      // Each run is told to one of the two; while that is down, nobody hears of it, and the other looks by itself.
      webhooks: [{ url: `${urls[0]}/github/webhooks`, secret: webhookSecret }],
      repositories: [
        {
          owner: 'acme',
          name: 'storefront',
          from: 'files',
          files: {
            'waybill.yaml': projectYaml(environments),
            '.github/workflows/deploy.yml': deployYaml,
          },
        },
      ],
    }),
  ]);
  const said: string[] = [];
  const bots = ports.map((port, number) => {
    const env = botEnv({
      slack,
      githubApiUrl: github.apiUrl,
      githubToken,
      webhookSecret,
      dataDir: '/nonexistent',
      port,
    });
    return createBotProcess({
      entry: new URL('../../../src/main.ts', import.meta.url).pathname,
      env: {
        ...env,
        DATABASE_URL: database.url,
        ...(number === 1 ? { SLACK_APP_TOKEN: slack.appToken } : {}),
      },
      url: urls[number] ?? '',
      clock,
      log: (line) => {
        said.push(`${number} ${line}`);
        if (said.length > 60) said.shift();
      },
    });
  });
  for (const bot of bots) await start(bot);
  return {
    bots,
    clock,
    slack,
    github,
    database,
    start,
    lastWords: () => said.join('\n'),
    stop: async () => {
      await Promise.all(bots.map((bot) => bot.kill()));
      await Promise.all([slack.close(), github.close()]);
      await database.drop();
    },
  };
}
