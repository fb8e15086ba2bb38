import { freePort } from '../../sandbox/bot/free-port.ts';
import { waitUntilReady } from '../../sandbox/bot/wait-until-ready.ts';
import { people } from '../../sandbox/slack/workspace/seed.ts';
import { type MeasuredProcess, startProcess } from './measured-process.ts';

/** What Waybill connects to. */
export type Surroundings = {
  readonly slackApiUrl: string;
  readonly slackBotToken: string;
  readonly slackSigningSecret: string;
  readonly githubApiUrl: string;
  readonly databaseUrl: string;
};

/** Waybill as `npm start` runs it, in a process of its own. */
export type RunningWaybill = MeasuredProcess & { readonly url: string };

export const githubToken = 'ghp_benchmark';
export const webhookSecret = 'a-secret-of-github';

/** Starts Waybill and waits until it answers. */
export async function startWaybill(
  surroundings: Surroundings,
  order: { readonly nodeArgs?: readonly string[]; readonly onLine?: (line: string) => void } = {},
): Promise<RunningWaybill> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const running = startProcess({
    ...order,
    entry: new URL('../../src/main.ts', import.meta.url),
    env: {
      SLACK_BOT_TOKEN: surroundings.slackBotToken,
      SLACK_SIGNING_SECRET: surroundings.slackSigningSecret,
      SLACK_API_URL: surroundings.slackApiUrl,
      GITHUB_TOKEN: githubToken,
      GITHUB_API_URL: surroundings.githubApiUrl,
      GITHUB_WEBHOOK_SECRET: webhookSecret,
      DATABASE_URL: surroundings.databaseUrl,
      WAYBILL_ADMINS: people.dana,
      PORT: String(port),
    },
  });
  if (!(await waitUntilReady(`${url}/readyz`, running.child))) {
    await running.stop();
    throw new Error('Waybill did not come up.');
  }
  return { ...running, url };
}
