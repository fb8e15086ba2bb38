import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { Secret } from '../../../src/domain/secret.ts';
import { openWebhooks } from '../../../src/integrations/webhooks/open-webhooks.ts';
import { keysOf, sign } from '../../../src/integrations/webhooks/sign.ts';

const open = new Set<Server>();
afterEach(() => {
  for (const server of open) {
    server.closeAllConnections();
    server.close();
  }
  open.clear();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  open.add(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it does not listen');
  return `http://127.0.0.1:${address.port}/switch`;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

const key = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const other = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const secrets = new Map([
  ['FLAGS_SECRET', new Secret(key)],
  ['TWO_SECRETS', new Secret(`${key}, ${other}`)],
]);
const loopback = openWebhooks({ allowHosts: ['127.0.0.0/8'], secrets });
const at = new Date('2026-11-21T12:08:00.900Z');
const hook = (url: string, changed: { secret?: string; timeoutMs?: number } = {}) => ({
  url,
  id: 'msg_1',
  at,
  secret: 'FLAGS_SECRET',
  body: { type: 'rollback.requested', timestamp: at.toISOString(), data: { environment: 'größer' } },
  timeoutMs: 3_000,
  ...changed,
});

test('a webhook is signed as Standard Webhooks has it', () => {
  const message = {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestamp: 1_614_265_330,
    body: '{"test": 2432232314}',
  };
  expect(sign(keysOf(key), message)).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

describe('whoever is called', () => {
  test('can tell by each of two keys that what came is ours, while a key is changed', async () => {
    const got: { headers: IncomingMessage['headers']; body: string }[] = [];
    const url = await serve((request, response) => {
      void bodyOf(request).then((body) => {
        got.push({ headers: request.headers, body });
        response.writeHead(204).end();
      });
    });
    expect(await loopback(hook(url, { secret: 'TWO_SECRETS' }))).toEqual({ kind: 'accepted', status: 204 });
    const [{ headers, body } = { headers: {}, body: '' }] = got;
    expect(headers['webhook-id']).toBe('msg_1');
    expect(headers['webhook-timestamp']).toBe(String(Math.floor(at.getTime() / 1000)));
    const content = `msg_1.${String(headers['webhook-timestamp'])}.${body}`;
    const signatures = keysOf(`${key} ${other}`).map(
      (each) => `v1,${createHmac('sha256', each).update(content, 'utf8').digest('base64')}`,
    );
    expect(headers['webhook-signature']).toBe(signatures.join(' '));
    expect(JSON.parse(body)).toEqual(hook(url).body);
  });

  test.each([500, 404, 410])('has not taken it where the answer is %i, and is not quoted', async (status) => {
    const url = await serve((_, response) => response.writeHead(status).end('password=hunter2'));
    const result = await loopback(hook(url));
    expect(result).toEqual({ kind: 'declined', status });
  });

  test('is not followed anywhere else: what is signed is for one address', async () => {
    let visits = 0;
    const elsewhere = await serve((_, response) => {
      visits += 1;
      response.end();
    });
    const url = await serve((_, response) => response.writeHead(307, { location: elsewhere }).end());
    expect(await loopback(hook(url))).toEqual({ kind: 'declined', status: 307 });
    expect(visits).toBe(0);
  });

  test('is waited for no longer than its time', async () => {
    const url = await serve(() => undefined);
    expect(await loopback(hook(url, { timeoutMs: 100 }))).toEqual({ kind: 'timed-out' });
  });

  test('may be down', async () => {
    const url = await serve(() => undefined);
    const [server] = open;
    await new Promise<void>((resolve) => void server?.close(() => resolve()));
    expect(await loopback(hook(url))).toEqual({ kind: 'refused' });
  });
});

test('nothing is sent to an address that is not public, by its number or by its name', async () => {
  const nowhere = openWebhooks({
    allowHosts: [],
    secrets,
    lookup: async () => [{ address: '10.0.0.1', family: 4 }],
  });
  expect(await nowhere(hook('http://169.254.169.254/'))).toEqual({
    kind: 'forbidden',
    host: '169.254.169.254',
  });
  expect(await nowhere(hook('https://flags.example/'))).toEqual({ kind: 'forbidden', host: 'flags.example' });
});

test('nothing is sent that could not be signed', async () => {
  let visits = 0;
  const url = await serve((_, response) => {
    visits += 1;
    response.end();
  });
  expect(await loopback(hook(url, { secret: 'ANOTHER' }))).toEqual({
    kind: 'no-secret',
    variable: 'ANOTHER',
  });
  expect(visits).toBe(0);
});
