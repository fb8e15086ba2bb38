import { afterEach, expect, test } from 'vitest';
import { type Route, serveHttp } from '../../../src/integrations/slack/requests/http-server.ts';
import { readBody } from '../../../src/integrations/slack/requests/read-body.ts';
import { memoryLog, startBot } from './bot.ts';

const routes: readonly Route[] = [
  { method: 'GET', path: '/healthz', handle: (_, res) => void res.end('alive') },
  {
    method: 'POST',
    path: '/echo',
    handle: async (req, res) => {
      const body = await readBody(req, 10);
      res.writeHead(body === 'too-large' ? 413 : 200).end(typeof body === 'string' ? '' : body);
    },
  },
  {
    method: 'GET',
    path: '/broken',
    handle: async () => {
      throw new Error('a bug of ours');
    },
  },
];

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

async function serve(port = 0) {
  const { log, lines } = memoryLog();
  const server = serveHttp({ host: '127.0.0.1', port, routes, log });
  const bound = await server.start();
  stops.push(server.stop);
  return { url: `http://127.0.0.1:${bound}`, port: bound, lines };
}

test('a route answers at its path and method, whatever is asked after the path', async () => {
  const { url } = await serve();
  expect(await (await fetch(`${url}/healthz?full=1`)).text()).toBe('alive');
  expect((await fetch(`${url}/healthz`, { method: 'HEAD' })).status).toBe(200);
  expect((await fetch(`${url}/healthz`, { method: 'POST' })).status).toBe(405);
  expect((await fetch(`${url}/healthz/more`)).status).toBe(404);
});

test('a body is read to its limit and no further', async () => {
  const { url } = await serve();
  const post = (body: string) => fetch(`${url}/echo`, { method: 'POST', body });
  expect(await (await post('0123456789')).text()).toBe('0123456789');
  expect((await post('01234567890')).status).toBe(413);
  expect(await (await post('')).text()).toBe('');
});

test('a route that breaks is a 500 and a line in the log, and the next request is answered', async () => {
  const { url, lines } = await serve();
  expect((await fetch(`${url}/broken`)).status).toBe(500);
  expect(lines).toMatchObject([{ level: 'error', facts: { path: '/broken' } }]);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

test('a port that is taken stops the start with an error', async () => {
  const { port } = await serve();
  await expect(serve(port)).rejects.toThrow('EADDRINUSE');
});

test.each(['http', 'socket'] as const)('health is served beside Slack’s requests over %s', async (over) => {
  const bot = await startBot({ over, routes });
  stops.push(bot.stop);
  expect(await (await fetch(`${bot.url}/healthz`)).text()).toBe('alive');
  const events = await fetch(`${bot.url}/slack/events`, { method: 'POST', body: '{}' });
  expect(events.status).toBe(over === 'http' ? 401 : 404);
});
