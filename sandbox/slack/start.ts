import { createServer } from 'node:http';
import type { Stage } from './acting/stage.ts';
import { answerApi } from './api/answer.ts';
import { type Control, createControl } from './control/control.ts';
import { createControlOverHttp } from './control/http.ts';
import { listeningPort } from './listening-port.ts';
import type { SlackOptions } from './options.ts';
import { createCourier } from './outgoing/courier.ts';
import { createEventPost } from './outgoing/event-post.ts';
import { usualEvents } from './outgoing/events.ts';
import { createSockets } from './outgoing/over-socket.ts';
import { createResponseUrls } from './outgoing/response-urls.ts';
import { createRates, noRates } from './rates.ts';
import { createRequestLog } from './request-log.ts';
import { createRouter } from './router.ts';
import { createTroubles } from './troubles.ts';
import { defaultSeed } from './workspace/seed.ts';
import { createWorld } from './workspace/world.ts';

/** A stand-in Slack that is listening. */
export interface SlackStandIn {
  /** Without a slash at the end. */
  readonly url: string;
  /** What `slackApiUrl` takes: `…/api/`. */
  readonly apiUrl: string;
  readonly signingSecret: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly control: Control;
  readonly close: () => Promise<void>;
}

const tickEveryMs = 250;

/** Starts a stand-in Slack on loopback. */
export const startSlack = async (options: SlackOptions = {}): Promise<SlackStandIn> => {
  const now = options.now ?? (() => new Date());
  const signingSecret = options.signingSecret ?? '8f742231b10e8888abcd99yyyzzz85a5';
  const botToken = options.botToken ?? 'xoxb-7007-sandbox-bot';
  const appToken = options.appToken ?? 'xapp-1-A07WAYBILL1-7007-sandbox-app';
  const ackTimeoutMs = options.ackTimeoutMs ?? 3000;
  let botUrl = options.botUrl;
  let scopes = options.scopes === undefined ? undefined : new Set(options.scopes);
  let url = '';

  const server = createServer((request, response) => void route(request, response));
  const world = createWorld(options.seed ?? defaultSeed, now);
  const log = createRequestLog(world);
  const troubles = createTroubles();
  const sockets = createSockets(server, world);
  const desk = { world, log, troubles, baseUrl: () => url };
  const courier = createCourier({
    ...desk,
    sockets,
    signingSecret,
    ackTimeoutMs,
    botUrl: () => botUrl,
    stampNow: options.stampNow ?? (() => new Date()),
  });
  const urls = createResponseUrls(desk);
  const eventPost = createEventPost(
    world,
    courier,
    options.events === undefined ? usualEvents : new Set(options.events),
  );
  const stage: Stage = {
    world,
    courier,
    urls,
    commands: options.commands ?? ['/release'],
    shouldEscape: options.shouldEscape ?? true,
  };
  const control = createControl({
    stage,
    log,
    troubles,
    sockets,
    eventPost,
    setBotUrl: (next) => {
      botUrl = next;
    },
    setScopes: (next) => {
      scopes = next === undefined ? undefined : new Set(next);
    },
  });
  const api = {
    ...desk,
    botToken,
    appToken,
    rates: options.rates === 'slack' ? createRates(now) : noRates,
    grantedScopes: () => scopes,
  };
  const route = createRouter({
    api: (request, response) => answerApi(api, request, response),
    respond: urls.answer,
    control: createControlOverHttp(control, stage.commands),
    world,
  });

  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${listeningPort(server)}`;
  const pulse = setInterval(eventPost.sendDue, tickEveryMs);
  pulse.unref();

  return {
    url,
    apiUrl: `${url}/api/`,
    signingSecret,
    botToken,
    appToken,
    control,
    close: async () => {
      clearInterval(pulse);
      eventPost.close();
      await sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
