import type { IncomingMessage, ServerResponse } from 'node:http';
import { readWebhook } from '../integrations/github/webhooks/read-webhook.ts';
import { readBody } from '../integrations/slack/requests/read-body.ts';
import type { Inbox } from '../ports/inbox.ts';
import type { Log } from '../ports.ts';
import type { Metrics } from './metrics.ts';

/** GitHub's own limit for a payload. */
const mostBytes = 25 * 1024 * 1024;

/** `POST /github/webhooks`: checked, kept, then answered. A database that is down gets a 503, and GitHub's record of it. */
export function webhookRoute(parts: {
  readonly secrets: readonly string[];
  readonly inbox: Inbox;
  readonly log: Log;
  readonly metrics: Metrics;
}) {
  const { secrets, inbox, log, metrics } = parts;
  return {
    method: 'POST' as const,
    path: '/github/webhooks',
    handle: async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
      const rawBody = await readBody(req, mostBytes);
      if (rawBody === 'cut-off') return;
      if (rawBody === 'too-large') return void res.writeHead(413, { connection: 'close' }).end();
      const read = readWebhook({ headers: req.headers, rawBody, secrets });
      if (read.kind === 'refused') {
        metrics.received('github', 'refused');
        return void res.writeHead(read.because === 'unsigned' ? 401 : 400).end();
      }
      try {
        metrics.received('github', await inbox.acceptDelivery(read));
        res.writeHead(202).end();
      } catch (error) {
        metrics.received('github', 'failed');
        log.error({ err: error, delivery: read.id }, 'a webhook was not kept');
        res.writeHead(503).end();
      }
    },
  };
}
