import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../../../ports.ts';

/** One path of the process's HTTP server. A GET is also asked as HEAD. */
export type Route = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly handle: (req: IncomingMessage, res: ServerResponse) => void | Promise<void>;
};

const end = (res: ServerResponse, status: number): void => {
  if (res.headersSent) res.destroy();
  else res.writeHead(status).end();
};

const pathOf = (req: IncomingMessage): string => (req.url ?? '/').split(/[?#]/, 1)[0] ?? '/';

async function answer(routes: readonly Route[], req: IncomingMessage, res: ServerResponse): Promise<void> {
  const onPath = routes.filter((route) => route.path === pathOf(req));
  if (onPath.length === 0) return end(res, 404);
  const method = req.method === 'HEAD' ? 'GET' : req.method;
  const route = onPath.find((each) => each.method === method);
  if (route === undefined) return end(res, 405);
  return route.handle(req, res);
}

/** The one HTTP server: health, metrics and webhooks, and Slack's requests where they come over HTTP. */
export function serveHttp(options: {
  readonly host: string;
  readonly port: number;
  readonly routes: readonly Route[];
  readonly log: Log;
}): { readonly start: () => Promise<number>; readonly stop: () => Promise<void> } {
  const server = createServer(
    // Longer than a load balancer keeps its end, so that it never sends into a closing connection.
    { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 65_000 },
    (req, res) => {
      answer(options.routes, req, res).catch((error: unknown) => {
        options.log.error({ err: error, path: pathOf(req) }, 'an HTTP request broke');
        end(res, 500);
      });
    },
  );

  return {
    /** Resolves to the port, which is a free one where 0 was asked for. */
    start: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(options.port, options.host, () => {
          server.off('error', reject);
          const address: string | AddressInfo | null = server.address();
          resolve(typeof address === 'object' && address !== null ? address.port : options.port);
        });
      }),
    stop: () =>
      new Promise((resolve) => {
        if (!server.listening) return resolve();
        const force = setTimeout(() => server.closeAllConnections(), 3_000);
        // A connection that was busy when closing began is kept alive by its client once it is answered.
        const sweep = setInterval(() => server.closeIdleConnections(), 20);
        server.close(() => {
          clearTimeout(force);
          clearInterval(sweep);
          resolve();
        });
      }),
  };
}
