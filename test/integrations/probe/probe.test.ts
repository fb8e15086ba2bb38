import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { openProbe } from '../../../src/integrations/probe/probe.ts';

const open = new Set<{ close: () => unknown; closeAllConnections?: () => void }>();
afterEach(() => {
  for (const server of open) {
    server.closeAllConnections?.();
    server.close();
  }
  open.clear();
});

async function listen(server: Server | ReturnType<typeof createTcpServer>): Promise<number> {
  open.add(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it does not listen');
  return address.port;
}

const serve = (listener: RequestListener) => listen(createServer(listener));
const loopback = openProbe({ allowHosts: ['127.0.0.0/8'] });
const asked = (url: string, changed: { contains?: string; status?: number; timeoutMs?: number } = {}) => ({
  url,
  status: 200,
  contains: null,
  timeoutMs: 3_000,
  ...changed,
});
const several = async () => [
  { address: '93.184.215.14', family: 4 },
  { address: '10.0.0.1', family: 4 },
];
const notFound = () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));
const named = (address: string) => async () => [{ address, family: address.includes(':') ? 6 : 4 }];

describe('an answer', () => {
  test('with the wanted status is right; with another it is not', async () => {
    const port = await serve((_, response) => response.end('fine'));
    expect(await loopback(asked(`http://127.0.0.1:${port}/healthz`))).toEqual({ kind: 'right', status: 200 });
    expect(await loopback(asked(`http://127.0.0.1:${port}/`, { status: 204 }))).toEqual({
      kind: 'wrong-status',
      status: 200,
    });
  });

  test('has to contain the wanted text, other scripts’ letters too', async () => {
    const port = await serve((_, response) => response.end('Zustand: größer als gestern'));
    const url = `http://127.0.0.1:${port}/`;
    expect(await loopback(asked(url, { contains: 'größer' }))).toMatchObject({ kind: 'right' });
    expect(await loopback(asked(url, { contains: 'kleiner' }))).toEqual({ kind: 'wrong-content' });
  });

  test('is read no further than its first 64 kB, however long it is', async () => {
    const port = await serve((_, response) => {
      response.write('x'.repeat(64 * 1024));
      response.write('the end');
      // Never ended: whoever read on would wait for ever.
    });
    const result = await loopback(asked(`http://127.0.0.1:${port}/`, { contains: 'the end' }));
    expect(result).toEqual({ kind: 'wrong-content' });
  });

  test('is never part of what is found', async () => {
    const port = await serve((_, response) => {
      response.statusCode = 500;
      response.end('password=hunter2');
    });
    const result = await loopback(asked(`http://127.0.0.1:${port}/`, { contains: 'fine' }));
    expect(JSON.stringify(result)).not.toContain('hunter2');
  });
});

describe('no answer', () => {
  test('is a refusal where nothing listens', async () => {
    const server = createServer();
    const port = await listen(server);
    await new Promise<void>((resolve) => void server.close(() => resolve()));
    expect(await loopback(asked(`http://127.0.0.1:${port}/`))).toEqual({ kind: 'refused' });
  });

  test('is a reset where the connection breaks', async () => {
    const port = await listen(createTcpServer((socket) => void socket.resetAndDestroy()));
    expect(await loopback(asked(`http://127.0.0.1:${port}/`))).toEqual({ kind: 'reset' });
  });

  test('is a time-out where it takes too long, the body and the look-up included', async () => {
    const port = await serve((_, response) => void response.write('begun'));
    const url = `http://127.0.0.1:${port}/`;
    expect(await loopback(asked(url, { contains: 'done', timeoutMs: 100 }))).toEqual({ kind: 'timed-out' });
    const slow = openProbe({ allowHosts: [], lookup: () => new Promise(() => undefined) });
    expect(await slow(asked('http://shop.example/', { timeoutMs: 50 }))).toEqual({ kind: 'timed-out' });
  });

  test('is unresolved where the name means nothing', async () => {
    expect(await openProbe({ allowHosts: [], lookup: notFound })(asked('http://shop.example/'))).toEqual({
      kind: 'unresolved',
    });
  });

  test('is a matter of certificates where the server speaks no TLS', async () => {
    const port = await serve((_, response) => response.end('fine'));
    expect(await loopback(asked(`https://127.0.0.1:${port}/`))).toMatchObject({ kind: 'tls' });
  });
});

describe('an address that is not public', () => {
  const nowhere = openProbe({ allowHosts: [] });
  test.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.0.0.1/',
    'http://0.0.0.0/',
    'http://10.1.2.3/',
    'http://172.31.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://[ff02::1]/',
  ])('is not reached: %s', async (url) => {
    expect(await nowhere(asked(url))).toMatchObject({ kind: 'forbidden' });
  });

  test.each(['127.0.0.1', '10.0.0.1', '::1', '::ffff:10.0.0.1', 'fe80::1%eth0'])(
    'is not reached by a name that resolves to it: %s',
    async (address) => {
      const probe = openProbe({ allowHosts: [], lookup: named(address) });
      expect(await probe(asked('http://shop.example/'))).toEqual({ kind: 'forbidden', host: 'shop.example' });
    },
  );

  test('is not reached where one of several addresses is of that kind', async () => {
    const probe = openProbe({ allowHosts: [], lookup: several });
    expect(await probe(asked('http://shop.example/'))).toMatchObject({ kind: 'forbidden' });
  });

  test.each(['file:///etc/passwd', 'ftp://shop.example/', 'http://user:secret@shop.example/'])(
    'nor is one that is no plain web address: %s',
    async (url) => {
      expect(await nowhere(asked(url))).toMatchObject({ kind: 'forbidden' });
    },
  );

  test('is reached where the operator names its network, its address or its host', async () => {
    const port = await serve((_, response) => response.end('fine'));
    const url = `http://127.0.0.1:${port}/`;
    for (const allowed of ['127.0.0.0/8', '127.0.0.1']) {
      expect(await openProbe({ allowHosts: [allowed] })(asked(url))).toMatchObject({ kind: 'right' });
    }
    const byName = openProbe({ allowHosts: ['Shop.Example'], lookup: named('127.0.0.1') });
    expect(await byName(asked(`http://shop.example:${port}/`))).toMatchObject({ kind: 'right' });
    expect(await byName(asked(`http://other.example:${port}/`))).toMatchObject({ kind: 'forbidden' });
  });
});

describe('a name', () => {
  test('is resolved once, and what it resolves to later changes nothing', async () => {
    const hosts: (string | undefined)[] = [];
    const port = await serve((request, response) => {
      hosts.push(request.headers.host);
      response.end('fine');
    });
    const addresses = ['127.0.0.1', '127.0.0.2'];
    let looks = 0;
    const lookup = async () => {
      const address = addresses[looks] ?? '10.0.0.1';
      looks += 1;
      return [{ address, family: 4 }];
    };
    const probe = openProbe({ allowHosts: ['127.0.0.1'], lookup });
    expect(await probe(asked(`http://shop.example:${port}/`))).toMatchObject({ kind: 'right' });
    // The next time it means an address that nobody permitted.
    expect(await probe(asked(`http://shop.example:${port}/`))).toMatchObject({ kind: 'forbidden' });
    expect(hosts).toEqual([`shop.example:${port}`]);
  });
});

describe('a redirect', () => {
  test('is followed, and judged by where it ends', async () => {
    const port = await serve((request, response) => {
      if (request.url === '/there') response.end('fine');
      else response.writeHead(302, { location: '/there' }).end();
    });
    expect(await loopback(asked(`http://127.0.0.1:${port}/`, { contains: 'fine' }))).toMatchObject({
      kind: 'right',
    });
  });

  test('is not followed to an address that may not be reached', async () => {
    const port = await serve((_, response) =>
      response.writeHead(307, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
    );
    expect(await loopback(asked(`http://127.0.0.1:${port}/`))).toEqual({
      kind: 'forbidden',
      host: '169.254.169.254',
    });
  });

  test('is not followed for ever', async () => {
    const port = await serve((_, response) => response.writeHead(302, { location: '/' }).end());
    expect(await loopback(asked(`http://127.0.0.1:${port}/`))).toMatchObject({ kind: 'wrong-status' });
  });

  test('is the answer where a redirect is what was wanted', async () => {
    const port = await serve((_, response) => response.writeHead(302, { location: '/' }).end());
    expect(await loopback(asked(`http://127.0.0.1:${port}/`, { status: 302 }))).toEqual({
      kind: 'right',
      status: 302,
    });
  });
});
