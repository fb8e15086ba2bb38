import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';

/** What the signature of a webhook says of it (Standard Webhooks 1.0.0). */
type Signature = 'verified' | 'wrong' | 'missing' | 'too old';

/** One request to the receiver. */
export interface TakenWebhook {
  /** `webhook-id`: what comes again has the same. */
  readonly id: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signature: Signature;
  /** What it answered. */
  readonly status: number;
}

/** A partner's server on loopback, which checks what it gets as every receiver should. */
export interface WebhookReceiver {
  readonly url: string;
  /** The value of the variable that the bot signs with. */
  readonly secret: string;
  readonly webhooks: readonly TakenWebhook[];
  /** The status that it answers from now on. */
  readonly answer: (status: number) => void;
  readonly answers: () => number;
  readonly close: () => Promise<void>;
}

const key = Buffer.from('a partner of the shop, who is told');
const toleranceSeconds = 5 * 60;
const mostKept = 200;
const mostBytes = 1_000_000;

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of request) if (text.length < mostBytes) text += String(chunk);
  return text;
};

const judge = (headers: TakenWebhook['headers'], body: string, now: Date): Signature => {
  const [id, timestamp, given] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(
    (name) => headers[name],
  );
  if (id === undefined || timestamp === undefined || given === undefined) return 'missing';
  const right = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  const isRight = given.split(' ').some((each) => {
    const [version, value = ''] = each.split(',');
    const bytes = Buffer.from(value, 'base64');
    return version === 'v1' && bytes.length === right.length && timingSafeEqual(bytes, right);
  });
  if (!isRight) return 'wrong';
  return Math.abs(now.getTime() / 1000 - Number(timestamp)) > toleranceSeconds ? 'too old' : 'verified';
};

/** Starts the receiver; `now` is the clock by which it finds a webhook too old. */
export const startWebhookReceiver = async (
  now: () => Date,
  onWebhook: (webhook: TakenWebhook) => void = () => undefined,
): Promise<WebhookReceiver> => {
  const webhooks: TakenWebhook[] = [];
  let status = 204;
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      const id = headers['webhook-id'] ?? '';
      const signature = judge(headers, body, now());
      // Whoever cannot prove who they are is told so, and nothing more.
      const answered = signature === 'verified' ? status : 401;
      const taken = { id, path: request.url ?? '/', headers, body, signature, status: answered };
      webhooks.push(taken);
      if (webhooks.length > mostKept) webhooks.shift();
      response.writeHead(answered).end();
      onWebhook(taken);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  return {
    url: `http://127.0.0.1:${port}/partner`,
    secret: `whsec_${key.toString('base64')}`,
    webhooks,
    answer: (next) => {
      status = next;
    },
    answers: () => status,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
