import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { botEnv } from './bot/bot-env.ts';
import { type BotProcess, createBotProcess } from './bot/bot-process.ts';
import { type Clock, createClock } from './bot/clock.ts';
import { freePort } from './bot/free-port.ts';
import { stopDatabase } from './bot/stop-database.ts';
import { fitWorkspace } from './fit-workspace.ts';
import type { GithubOptions } from './github/options.ts';
import { type StandInGithub, startGithub } from './github/start-github.ts';
import { type Outside, startOutside } from './outside/start-outside.ts';
import { commandWords } from './page/command-words.ts';
import { type Page, servePage } from './page/serve-page.ts';
import { equip, namesIn, orderOf, type Source } from './repository.ts';
import { serveShop } from './shop/serve-shop.ts';
import { createShop, type Shop } from './shop/shop.ts';
import { type SlackStandIn, startSlack } from './slack/start.ts';

/** Everything of one sandbox, running. */
export interface Sandbox {
  readonly page: Page;
  readonly slack: SlackStandIn;
  readonly github: StandInGithub;
  readonly shop: Shop;
  readonly outside: Outside;
  readonly bot: BotProcess;
  readonly clock: Clock;
  /** What was added to the mirror of a clone. */
  readonly added: readonly string[];
  readonly stop: () => Promise<void>;
}

export interface SandboxOrder {
  readonly source: Source;
  /** 0: any free port. */
  readonly port: number;
  readonly dataDir?: string | undefined;
  /** The sample also has a demo, where automation brings what has stood in staging. */
  readonly hasDemo?: boolean | undefined;
  /** The file that is the bot: `src/main.ts`, unless a test brings its own. */
  readonly entry?: string | undefined;
  readonly onProgress?: GithubOptions['onProgress'];
  readonly log?: ((line: string) => void) | undefined;
}

const githubToken = 'ghp_sandbox0000000000000000000000000000';
const webhookSecret = 'sandbox-webhook-secret';
const dayMs = 86_400_000;

/** PostgreSQL does not run as root: the folder may be entered by the user it runs as, not listed. */
const temporaryFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'waybill-sandbox-'));
  await chmod(folder, 0o711);
  return folder;
};

/** Starts the stand-ins, the page and the bot; resolves when the bot answers. */
export const startSandbox = async (order: SandboxOrder): Promise<Sandbox> => {
  const cleanups: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const cleanup of cleanups.splice(0).toReversed()) await cleanup().catch(() => undefined);
  };
  try {
    const clock = createClock();
    const port = await freePort();
    const botUrl = `http://127.0.0.1:${port}`;
    const slack = await startSlack({ now: clock.now, stampNow: clock.now, botUrl });
    cleanups.push(slack.close);
    const served = await serveShop();
    cleanups.push(served.close);
    const outside = await startOutside(clock.now);
    cleanups.push(outside.close);
    const repository = orderOf(order.source, {
      shopUrl: served.url,
      partnerUrl: outside.receiver.url,
      hasDemo: order.hasDemo,
      trainAt: new Date(clock.now().getTime() + 2 * dayMs),
    });
    const { onProgress } = order;
    const github = await startGithub({
      repositories: [repository],
      now: clock.now,
      tokens: [{ token: githubToken, login: 'waybill-bot' }],
      webhooks: [{ url: `${botUrl}/github/webhooks`, secret: webhookSecret }],
      onProgress,
    });
    cleanups.push(github.close);
    const shop = createShop(github.control.runs);
    served.open(shop);
    const { waybillYaml, added } = await equip(order.source, repository, github);
    fitWorkspace(slack.control, waybillYaml);

    const dataDir = order.dataDir ?? (await temporaryFolder());
    if (order.dataDir === undefined) cleanups.push(() => rm(dataDir, { recursive: true, force: true }));
    cleanups.push(() => stopDatabase(dataDir));
    const bot = createBotProcess({
      entry: order.entry ?? fileURLToPath(new URL('../src/main.ts', import.meta.url)),
      env: botEnv({ slack, githubApiUrl: github.apiUrl, githubToken, webhookSecret, outside, dataDir, port }),
      url: botUrl,
      clock,
      log: order.log ?? (() => undefined),
    });
    cleanups.push(bot.stop);
    const names = namesIn(waybillYaml);
    const words = await commandWords();
    const page = await servePage(
      { slack, github, shop, outside, bot, botUrl, clock, ...words, projects: () => names },
      order.port,
    );
    cleanups.push(page.close);
    await bot.start();
    return { page, slack, github, shop, outside, bot, clock, added, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
