import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { percentile, rounded } from './measure.ts';

/**
 * The load generator, a process of its own: sends signed requests to `/slack/events` over so many connections,
 * each the next as soon as the last was answered, and prints what it saw as one line of JSON.
 */
type Order = {
  readonly url: string;
  readonly signingSecret: string;
  readonly connections: number;
  /** The end by time, and by number. */
  readonly seconds: number;
  readonly requests?: number;
  /** Makes ids of one run differ from every other's. */
  readonly run: string;
  /** The fields of the form; a text in `payload` is JSON. `{unique}` is filled in for each request. */
  readonly fields: Readonly<Record<string, string>>;
};

const order: Order = JSON.parse(process.argv[2] ?? '');
const agent = new Agent({ keepAlive: true, maxSockets: order.connections });
const target = new URL('/slack/events', order.url);
const latencies: number[] = [];
let failures = 0;
let count = 0;

const bodyOf = (unique: string): string =>
  new URLSearchParams(
    Object.entries(order.fields).map(([name, value]): [string, string] => [
      name,
      value.replaceAll('{unique}', unique),
    ]),
  ).toString();

function send(): Promise<void> {
  count += 1;
  const body = bodyOf(`${order.run}.${count}`);
  const stamp = String(Math.floor(Date.now() / 1000));
  const signed = createHmac('sha256', order.signingSecret).update(`v0:${stamp}:${body}`).digest('hex');
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const asked = request(
      target,
      {
        agent,
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          'x-slack-request-timestamp': stamp,
          'x-slack-signature': `v0=${signed}`,
        },
      },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        answer.on('end', () => {
          latencies.push(performance.now() - startedAt);
          // An acknowledgement with words in it is an excuse.
          if (answer.statusCode !== 200 || text !== '') failures += 1;
          resolve();
        });
      },
    );
    asked.on('error', () => {
      failures += 1;
      resolve();
    });
    asked.end(body);
  });
}

const startedAt = performance.now();
const until = startedAt + order.seconds * 1000;
await Promise.all(
  Array.from({ length: order.connections }, async () => {
    while (performance.now() < until && count < (order.requests ?? Number.POSITIVE_INFINITY)) await send();
  }),
);
const seconds = (performance.now() - startedAt) / 1000;
agent.destroy();
process.stdout.write(
  `${JSON.stringify({
    requests: latencies.length,
    failures,
    perSecond: rounded(latencies.length / seconds, 1),
    p50Ms: rounded(percentile(latencies, 50), 1),
    p99Ms: rounded(percentile(latencies, 99), 1),
  })}\n`,
);
