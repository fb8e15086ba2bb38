import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { answerAct } from './acts/answer-act.ts';
import { bundleClient } from './bundle-client.ts';
import { createFeeds } from './feed/feeds.ts';
import { fileAnswer } from './file-answer.ts';
import { mailAnswer } from './mail-answer.ts';
import { pageHeaders, pageHtml } from './page-html.ts';
import { isFromThisPage } from './same-origin.ts';
import type { Surroundings } from './surroundings.ts';

/** The page, being served. */
export interface Page {
  readonly url: string;
  readonly close: () => Promise<void>;
}

const json = (response: ServerResponse, status: number, value: unknown): void => {
  response.writeHead(status, { ...pageHeaders, 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(value));
};

const listen = (server: ReturnType<typeof createServer>, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

/** Serves the workspace's page on loopback. */
export const servePage = async (around: Surroundings, port: number): Promise<Page> => {
  const client = bundleClient();
  const feeds = createFeeds(around);

  const get = async (path: string, address: URL, response: ServerResponse): Promise<void> => {
    const send = (type: string, body: string): void => {
      response.writeHead(200, { ...pageHeaders, 'content-type': `${type}; charset=utf-8` }).end(body);
    };
    if (path === '/') return send('text/html', pageHtml(around.slack.control.world.team.name));
    if (path === '/client.js') return send('text/javascript', (await client).script);
    if (path === '/client.css') return send('text/css', (await client).style);
    if (path === '/feed') return feeds.open(address.searchParams.get('as') ?? '', response);
    if (path.startsWith('/file/')) return fileAnswer(around, path.slice(6), response);
    if (path.startsWith('/mail/')) return mailAnswer(around, path.slice(6), response);
    if (path.startsWith('/exchange/')) {
      const detail = feeds.exchange(decodeURIComponent(path.slice(10)));
      return json(response, detail === undefined ? 404 : 200, detail ?? {});
    }
    response.writeHead(404, pageHeaders).end();
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const address = new URL(request.url ?? '/', 'http://page.invalid');
    if (!isFromThisPage(request)) return void response.writeHead(403, pageHeaders).end();
    if (request.method === 'POST' && address.pathname === '/act') {
      return json(response, 200, await answerAct(around, request));
    }
    if (request.method === 'GET') return await get(address.pathname, address, response);
    response.writeHead(405, pageHeaders).end();
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, pageHeaders);
      response.end(String(error));
    });
  });
  await listen(server, port);
  const bound = server.address();
  return {
    url: `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : port}`,
    close: async () => {
      feeds.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
