import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { expect, test } from 'vitest';
import { webhookRoute } from '../../src/app/github-webhooks.ts';
import { createMetrics } from '../../src/app/metrics.ts';
import { serveHttp } from '../../src/integrations/slack/requests/http-server.ts';
import { memoryLog } from '../integrations/slack/bot.ts';

const secret = 'shared';
const megabyte = Buffer.alloc(1024 * 1024, 'a');

async function receiving() {
  const { log } = memoryLog();
  const kept: string[] = [];
  const server = serveHttp({
    host: '127.0.0.1',
    port: 0,
    log,
    routes: [
      webhookRoute({
        secrets: [secret],
        log,
        metrics: createMetrics(() => Promise.resolve({})),
        inbox: {
          accept: () => Promise.resolve('new'),
          acceptDelivery: ({ id }) => {
            kept.push(id);
            return Promise.resolve('new');
          },
        },
      }),
    ],
  });
  const port = await server.start();
  return { url: `http://127.0.0.1:${port}/github/webhooks`, kept, stop: server.stop };
}

test('a webhook without end is refused before it fills the memory', async () => {
  const { url, kept, stop } = await receiving();
  const answered = Promise.withResolvers<number>();
  // Without a content-length: nobody says beforehand how much will come.
  const sending = request(url, { method: 'POST' }, (response) => answered.resolve(response.statusCode ?? 0));
  sending.on('error', answered.reject);
  for (let sent = 0; sent < 26; sent += 1) sending.write(megabyte);
  expect(await answered.promise).toBe(413);
  sending.destroy();
  expect(kept).toEqual([]);
  await stop();
}, 30_000);

test('a signed webhook of many megabytes is kept', async () => {
  const { url, kept, stop } = await receiving();
  const body = JSON.stringify({ repository: { id: 7 }, filling: 'a'.repeat(5 * megabyte.length) });
  const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  const { status } = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-hub-signature-256': signature,
      'x-github-delivery': 'a-large-one',
      'x-github-event': 'push',
    },
    body,
  });
  expect(status).toBe(202);
  expect(kept).toEqual(['a-large-one']);
  await stop();
});
