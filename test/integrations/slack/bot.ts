import type { SlackOptions } from '../../../sandbox/slack/options.ts';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/start.ts';
import { connectSlack, type SlackConnection } from '../../../src/integrations/slack/connect-slack.ts';
import { listenToSlack, type SlackMode } from '../../../src/integrations/slack/listen-to-slack.ts';
import { type Route, serveHttp } from '../../../src/integrations/slack/requests/http-server.ts';
import type { ReceivingParts } from '../../../src/integrations/slack/requests/receive.ts';
import type { Log } from '../../../src/ports.ts';
import { type MemoryInbox, memoryInbox } from './memory-inbox.ts';

export type LogLine = {
  readonly level: 'info' | 'warn' | 'error';
  readonly facts: object;
  readonly text: string;
};

export const memoryLog = (): { readonly log: Log; readonly lines: readonly LogLine[] } => {
  const lines: LogLine[] = [];
  const at =
    (level: LogLine['level']) =>
    (facts: object, text: string): void => {
      lines.push({ level, facts, text });
    };
  return { log: { info: at('info'), warn: at('warn'), error: at('error') }, lines };
};

/** The integration as the process has it, talking to a stand-in Slack. */
export type Bot = {
  readonly standIn: SlackStandIn;
  readonly control: SlackStandIn['control'];
  readonly connection: SlackConnection;
  readonly slack: SlackConnection['slack'];
  readonly inbox: MemoryInbox;
  readonly lines: readonly LogLine[];
  readonly url: string;
  /** How many requests were refused for their signature. */
  readonly refused: () => number;
  readonly stop: () => Promise<void>;
};

type Wanted = {
  readonly over?: SlackMode['kind'];
  readonly now?: () => Date;
  readonly standIn?: SlackOptions;
  readonly routes?: readonly Route[];
  readonly opensModal?: ReceivingParts['opensModal'];
  readonly validate?: ReceivingParts['validate'];
};

export async function startBot(wanted: Wanted = {}): Promise<Bot> {
  const now = wanted.now ?? (() => new Date());
  const clock = { now };
  const standIn = await startSlack({ now, stampNow: now, ...wanted.standIn });
  const { log, lines } = memoryLog();
  // Without its last slash: other people's configuration has it either way.
  const apiUrl = standIn.apiUrl.replace(/\/$/, '');
  const connection = connectSlack({ botToken: standIn.botToken, apiUrl, clock, log });
  const inbox = memoryInbox();
  let references = 0;
  let refused = 0;
  const listening = listenToSlack({
    connection,
    identity: await connection.identity(),
    mode:
      wanted.over === 'socket'
        ? { kind: 'socket', appToken: standIn.appToken }
        : { kind: 'http', signingSecret: standIn.signingSecret },
    inbox,
    onRefused: () => {
      refused += 1;
    },
    opensModal: wanted.opensModal ?? (() => null),
    validate: wanted.validate ?? (() => null),
    clock,
    log,
    reference: () => {
      references += 1;
      return `ref-${references}`;
    },
  });
  const routes = [...listening.routes, ...(wanted.routes ?? [])];
  const server = serveHttp({ host: '127.0.0.1', port: 0, routes, log });
  const url = `http://127.0.0.1:${await server.start()}`;
  standIn.control.setBotUrl(url);
  await listening.start();
  return {
    standIn,
    control: standIn.control,
    connection,
    slack: connection.slack,
    inbox,
    lines,
    url,
    refused: () => refused,
    stop: async () => {
      await server.stop();
      await listening.stop();
      await standIn.close();
    },
  };
}
