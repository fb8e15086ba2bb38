import { App, type Receiver } from '@slack/bolt';
import type { SlackConnection } from './connect-slack.ts';
import { runInBackground } from './requests/background.ts';
import type { Carried } from './requests/delivery.ts';
import { httpEndpoint } from './requests/http-endpoint.ts';
import type { Route } from './requests/http-server.ts';
import { readClick } from './requests/read-click.ts';
import { readCommand } from './requests/read-command.ts';
import { readHomeOpened, readMention } from './requests/read-event.ts';
import { readShortcut } from './requests/read-shortcut.ts';
import { readSubmission } from './requests/read-submission.ts';
import { type ReceivingParts, receive } from './requests/receive.ts';
import type { Reply } from './requests/reply.ts';
import { socketReceiver } from './requests/socket.ts';
import { clientOptions } from './web/clients.ts';
import type { SlackIdentity } from './web/identity.ts';
import { sdkLog } from './web/sdk-log.ts';
import { withoutNulls } from './without-nulls.ts';

/** How Slack reaches us: over our HTTP server, or over a socket that we open and that needs no inbound port. */
export type SlackMode =
  | { readonly kind: 'http'; readonly signingSecret: string }
  | { readonly kind: 'socket'; readonly appToken: string };

type Listening = {
  /** To be served with the other routes; none where requests come over a socket. */
  readonly routes: readonly Route[];
  readonly start: () => Promise<void>;
  /** Stops once what is under way is through. */
  readonly stop: () => Promise<void>;
  readonly isConnected: () => boolean;
};

type Transport = {
  readonly receiver: Receiver;
  readonly routes: readonly Route[];
  readonly start: () => Promise<unknown>;
  readonly stop: () => Promise<unknown>;
  readonly isConnected: () => boolean;
};

type Options = Omit<ReceivingParts, 'background'> & {
  readonly connection: SlackConnection;
  readonly identity: SlackIdentity;
  readonly mode: SlackMode;
  /** Told of each request over HTTP that is refused because its signature is not good. */
  readonly onRefused: () => void;
};

const nothing = async (): Promise<void> => {};

function transportOf({ mode, connection, clock, log, onRefused }: Options): Transport {
  if (mode.kind === 'http') {
    const { receiver, route } = httpEndpoint({ signingSecret: mode.signingSecret, clock, log, onRefused });
    return { receiver, routes: [route], start: nothing, stop: nothing, isConnected: () => true };
  }
  const receiver = socketReceiver({ appToken: mode.appToken, apiUrl: connection.apiUrl, log });
  return {
    receiver,
    routes: [],
    start: () => receiver.start(),
    stop: () => receiver.stop(),
    isConnected: receiver.isConnected,
  };
}

const sentenceOf = (reply: Reply): string | undefined => (reply.kind === 'sentence' ? reply.text : undefined);

function submissionAck(reply: Reply) {
  if (reply.kind === 'field-errors')
    return { response_action: 'errors' as const, errors: { ...reply.errors } };
  if (reply.kind === 'view') return { response_action: 'update' as const, view: reply.view };
  return undefined;
}

/** Everything that Slack may ask of us, each read, kept and acknowledged the same way. */
export function listenToSlack(options: Options): Listening {
  const { identity, log } = options;
  const transport = transportOf(options);
  const background = runInBackground(log);
  const taken = receive({ ...options, background });

  const carried = (context: { readonly [name: string]: unknown }): Carried => ({
    deliveryId: typeof context['deliveryId'] === 'string' ? context['deliveryId'] : '',
    homeTeam: identity.teamId,
  });

  const app = new App({
    receiver: transport.receiver,
    authorize: async () => ({
      botUserId: identity.botUserId,
      ...(identity.botId === null ? {} : { botId: identity.botId }),
    }),
    convoStore: false,
    clientOptions: clientOptions(options.connection.apiUrl, 4_000),
    logger: sdkLog(log),
  });

  // Before Bolt looks: it takes a channel that is null for one with an id.
  const processEvent = app.processEvent.bind(app);
  app.processEvent = (event) => processEvent({ ...event, body: withoutNulls(event.body) });

  app.command(/.*/, async ({ body, ack, context }) => {
    const text = sentenceOf(await taken(() => readCommand(body, carried(context))));
    await (text === undefined ? ack() : ack({ response_type: 'ephemeral', text }));
  });
  app.action(/.*/, async ({ body, ack, context }) => {
    await taken(() => readClick(body, carried(context)));
    await ack();
  });
  app.shortcut(/.*/, async ({ body, ack, context }) => {
    await taken(() => readShortcut(body, carried(context)));
    await ack();
  });
  app.view(/.*/, async ({ body, ack, context }) => {
    const answer = submissionAck(await taken(() => readSubmission(body, carried(context))));
    await (answer === undefined ? ack() : ack(answer));
  });
  app.view({ type: 'view_closed', callback_id: /.*/ }, async ({ ack }) => ack());
  app.options(/.*/, async ({ ack }) => ack({ options: [] }));
  app.event('app_mention', async ({ body, context }) => {
    await taken(() => readMention(body, { ...carried(context), botUserId: identity.botUserId }));
  });
  app.event('app_home_opened', async ({ body, context }) => {
    await taken(() => readHomeOpened(body, carried(context)));
  });

  return {
    routes: transport.routes,
    start: async () => {
      await transport.start();
    },
    stop: async () => {
      await background.finished();
      await transport.stop();
    },
    isConnected: transport.isConnected,
  };
}
