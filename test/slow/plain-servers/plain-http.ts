import { createServer, type Server } from 'node:http';

/** One request to a plain server, with its body read: JSON, or a form as Slack's clients write it. */
export type PlainRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly fields: Readonly<Record<string, unknown>>;
};

export type PlainAnswer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** What a test does to an answer before it goes out: `lost` drops the connection, after the effect. */
export type Twist = (request: PlainRequest, answer: () => PlainAnswer) => PlainAnswer | 'lost';

export type PlainServer = {
  readonly url: string;
  /** How answers are changed; a test sets it, and takes it back. */
  twist: Twist;
  readonly stop: () => Promise<void>;
};

const asItIs: Twist = (_, answer) => answer();

/** A server on loopback that does as little as an HTTP server can. */
export async function servePlainly(answerTo: (request: PlainRequest) => PlainAnswer): Promise<PlainServer> {
  const plain: { twist: Twist } = { twist: asItIs };
  const server = createServer((incoming, outgoing) => {
    let text = '';
    incoming.setEncoding('utf8').on('data', (part: string) => (text += part));
    incoming.on('end', () => {
      const url = new URL(incoming.url ?? '/', 'http://plain');
      const request = {
        method: incoming.method ?? 'GET',
        path: decodeURIComponent(url.pathname),
        query: url.searchParams,
        fields: fieldsOf(text, incoming.headers['content-type'] ?? ''),
      };
      const answer = plain.twist(request, () => answerTo(request));
      if (answer === 'lost') {
        outgoing.destroy();
        return;
      }
      outgoing.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
      outgoing.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
    });
  });
  return Object.assign(plain, {
    url: await listen(server),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

/** Starts a server on loopback, and gives its address. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

function fieldsOf(text: string, type: string): Readonly<Record<string, unknown>> {
  if (text === '') return {};
  if (type.includes('json')) return JSON.parse(text);
  return Object.fromEntries(new URLSearchParams(text));
}
