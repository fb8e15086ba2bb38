import type { IncomingMessage } from 'node:http';
import { HTTPReceiver } from '@slack/bolt';
import type { Clock, Log } from '../../../ports.ts';
import { sdkLog } from '../web/sdk-log.ts';
import type { Route } from './http-server.ts';
import { readBody } from './read-body.ts';
import { isSignedNow } from './signature.ts';

const path = '/slack/events';

/** A click carries the message it was made on: some hundred kilobytes at most. */
const bodyLimitBytes = 1024 * 1024;

const bareContentType = (req: IncomingMessage): void => {
  const given = req.headers['content-type'];
  if (given !== undefined) req.headers['content-type'] = given.split(';', 1)[0]?.trim().toLowerCase();
};

/**
 * Slack's requests over HTTP: checked here against our clock and in both directions, then handed to Bolt's
 * receiver with the body already read. Bolt answers only when the listener is through, so that an event,
 * too, is kept before it is acknowledged.
 */
export function httpEndpoint(options: {
  readonly signingSecret: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Told of each request that is refused because its signature is not good. */
  readonly onRefused: () => void;
}): { readonly receiver: HTTPReceiver; readonly route: Route } {
  const receiver = new HTTPReceiver({
    signingSecret: options.signingSecret,
    signatureVerification: false,
    processBeforeResponse: true,
    endpoints: [path],
    logger: sdkLog(options.log),
    customPropertiesExtractor: (req) => ({ deliveryId: req.headers['x-slack-signature'] }),
  });

  const route: Route = {
    method: 'POST',
    path,
    handle: async (req, res) => {
      const body = await readBody(req, bodyLimitBytes);
      if (body === 'cut-off') return;
      if (body === 'too-large') {
        res.writeHead(413, { connection: 'close' }).end();
        return;
      }
      const { signingSecret, clock, log } = options;
      if (!isSignedNow({ signingSecret, headers: req.headers, body, now: clock.now() })) {
        options.onRefused();
        log.warn({ path }, 'a request without a good signature was refused');
        res.writeHead(401).end();
        return;
      }
      bareContentType(req);
      receiver.requestListener(Object.assign(req, { rawBody: body }), res);
    },
  };
  return { receiver, route };
}
