import { createServer } from 'node:http';
import type { Shop } from './shop.ts';

/** The shop's address, which smoke checks ask. */
export interface ServedShop {
  readonly url: string;
  /** Says whose state is served; until then nothing has been deployed. */
  readonly open: (shop: Shop) => void;
  readonly close: () => Promise<void>;
}

/** A status, and what people read there. */
const answerOf = (shop: Shop | undefined, path: string): readonly [status: number, words: string] => {
  if (shop?.isDown() === true) return [503, ''];
  if (path === '/status') return [200, ''];
  const [, environment, isCheck] = /^\/(\w+)(\/healthz)?$/.exec(path) ?? [];
  const front = shop?.fronts().find((each) => each.environment === environment);
  if (front === undefined) return [404, ''];
  const words = `The shop in ${front.environment} runs ${front.version ?? 'nothing yet'}.\n`;
  return [front.isBroken ? 500 : 200, isCheck === undefined ? words : ''];
};

/** Serves the shop on loopback: a health page for each environment, and a page of its own for the control. */
export const serveShop = async (): Promise<ServedShop> => {
  let shop: Shop | undefined;
  const server = createServer((request, response) => {
    const [status, words] = answerOf(shop, request.url ?? '/');
    response.writeHead(status, { 'content-type': 'text/plain' }).end(words);
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
