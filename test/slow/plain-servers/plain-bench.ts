import { createServer } from 'node:http';
import { createDatabase, type TestDatabase } from '../../support/database.ts';
import { type PlainBot, startPlainBot } from './plain-bot.ts';
import { type PlainDesk, sitDown } from './plain-desk.ts';
import { type PlainGithub, startPlainGithub } from './plain-github.ts';
import { listen } from './plain-http.ts';
import { runAnswer } from './plain-runs.ts';
import { type PlainSlack, startPlainSlack } from './plain-slack.ts';

/** Waybill between two servers that do only what is documented, and the shop that it releases. */
export type PlainBench = {
  readonly bot: PlainBot;
  readonly github: PlainGithub;
  readonly slack: PlainSlack;
  readonly desk: PlainDesk;
  readonly database: TestDatabase;
  readonly shop: { status: number };
  readonly stop: () => Promise<void>;
};

type Options = {
  /** `waybill.yaml`, with the shop's address where it says `{shop}`. */
  readonly configuration?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether GitHub tells of its runs; else the bot has to look. */
  readonly hasWebhooks?: boolean;
};

/** Two people approve what goes to production; it is looked at afterwards. */
const storefront = `version: 1
projects:
  storefront:
    channel: C0123
    captains: [U1]
    build: { workflow: build.yml, inputs: { version: "{artifact}" } }
    environments:
      staging:
        tier: staging
        deploy: { workflow: deploy.yml, inputs: { environment: staging, version: "{artifact}" } }
        promote: automatically
      production:
        tier: production
        deploy: { workflow: deploy.yml, inputs: { environment: production, version: "{artifact}" } }
        approvals: { count: 2, from: ["@prod-approvers"] }
        verify: { smoke: [{ url: "{shop}/healthz", status: 200, attempts: 2, timeout: 2s }], control: "{shop}/control" }
    schedules:
      cut: { cron: "0 9 * * 2", zone: Europe/Berlin, announce: 3h, missed: report }
`;

export async function openPlainBench(options: Options = {}): Promise<PlainBench> {
  const { configuration = storefront, env = {}, hasWebhooks = true } = options;
  await using cleanup = new AsyncDisposableStack();
  const shop = { status: 200 };
  const web = createServer((request, response) => {
    response.writeHead(request.url === '/control' ? 200 : shop.status).end('shop');
  });
  const address = await listen(web);
  cleanup.defer(() => new Promise<void>((resolve) => web.close(() => resolve())));

  let bot: PlainBot | undefined;
  const github = await startPlainGithub(configuration.replaceAll('{shop}', address), (run) => {
    if (!hasWebhooks) return;
    void bot?.fromGithub('workflow_run', {
      action: 'completed',
      workflow_run: runAnswer(run),
      repository: { id: 77, full_name: 'acme/storefront' },
    });
  });
  cleanup.defer(() => github.stop());
  const slack = await startPlainSlack();
  cleanup.defer(() => slack.stop());
  const database = await createDatabase();
  cleanup.defer(() => database.drop());
  bot = await startPlainBot({
    SLACK_API_URL: `${slack.url}/api`,
    GITHUB_API_URL: github.url,
    DATABASE_URL: database.url,
    ...env,
  });
  const started = bot;
  cleanup.defer(async () => {
    await started.stop();
  });
  const running = cleanup.move();
  return {
    bot,
    github,
    slack,
    desk: sitDown(bot, slack),
    database,
    shop,
    stop: () => running.disposeAsync(),
  };
}
