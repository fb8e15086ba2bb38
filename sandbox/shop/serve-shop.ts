import { createServer } from 'node:http';
import type { Shop } from './shop.ts';

/** The shop's address, which smoke checks ask. */
export interface ServedShop {
  readonly url: string;
  /** Says whose state is served; until then nothing has been deployed. */
  readonly open: (shop: Shop) => void;
  readonly close: () => Promise<void>;
}

const statusOf = (shop: Shop | undefined, path: string): number => {
  if (shop?.isDown() === true) return 503;
  if (path === '/status') return 200;
  const front = shop?.fronts().find(({ environment }) => path === `/${environment}/healthz`);
  if (front === undefined) return 404;
  return front.isBroken ? 500 : 200;
};

/** Serves the shop on loopback: a health page for each environment, and a page of its own for the control. */
export const serveShop = async (): Promise<ServedShop> => {
  let shop: Shop | undefined;
  const server = createServer((request, response) => {
    response.writeHead(statusOf(shop, request.url ?? '/'), { 'content-type': 'text/plain' }).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const bound = server.address();
  return {
    url: `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`,
    open: (opened) => {
      shop = opened;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
