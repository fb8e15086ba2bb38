import { App, LogLevel } from '@slack/bolt';
import { listeningPort } from '../../../sandbox/slack/listening-port.ts';
import type { SlackOptions } from '../../../sandbox/slack/options.ts';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/start.ts';

/** A real Bolt app connected to a stand-in Slack. */
export interface Connected {
  readonly slack: SlackStandIn;
  readonly app: App;
  readonly stop: () => Promise<void>;
}

const quiet = { logLevel: LogLevel.ERROR, retryConfig: { retries: 0 } };

/** Starts both, Bolt over signed HTTP or over Socket Mode. */
export const connect = async (
  over: 'http' | 'socket',
  listen: (app: App) => void,
  options: SlackOptions = {},
): Promise<Connected> => {
  const slack = await startSlack(options);
  const clientOptions = { slackApiUrl: slack.apiUrl, ...quiet };
  const app = new App({
    token: slack.botToken,
    logLevel: LogLevel.ERROR,
    clientOptions,
    ...(over === 'http'
      ? { signingSecret: slack.signingSecret }
      : { socketMode: true, appToken: slack.appToken }),
  });
  listen(app);
  if (over === 'http') {
    const server = await app.start({ port: 0, host: '127.0.0.1' });
    if (!('address' in server)) throw new Error('Bolt does not listen.');
    slack.control.setBotUrl(`http://127.0.0.1:${listeningPort(server)}`);
  } else {
    await app.start();
  }
  const stop = async (): Promise<void> => {
    await app.stop();
    await slack.close();
  };
  return { slack, app, stop };
};
