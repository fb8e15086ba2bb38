import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { listeningPort } from '../../../sandbox/slack/listening-port.ts';

/** One request as the bot received it. */
interface Received {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly raw: string;
  /** The JSON body, the form's `payload`, or the form itself. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** What it answers: a status with a body, or `never`. */
type Reply = { readonly status?: number; readonly body?: unknown } | 'never';

/** A bot that keeps what it receives and answers as it is told. */
export interface ListeningBot {
  readonly url: string;
  readonly received: readonly Received[];
  answer: (received: Received) => Reply;
  readonly close: () => Promise<void>;
}

const parsed = (raw: string, type: string): Readonly<Record<string, unknown>> => {
  if (type.startsWith('application/json')) return JSON.parse(raw);
  const form = Object.fromEntries(new URLSearchParams(raw));
  return form['payload'] === undefined ? form : JSON.parse(form['payload']);
};

/** Starts it on loopback; it answers 200 with nothing at first. */
export const listeningBot = async (): Promise<ListeningBot> => {
  const received: Received[] = [];
  const bot: { answer: ListeningBot['answer'] } = { answer: () => ({}) };
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const raw = await text(request);
    const one = { headers: request.headers, raw, body: parsed(raw, request.headers['content-type'] ?? '') };
    received.push(one);
    const reply = bot.answer(one);
    if (reply === 'never') return;
    response.writeHead(reply.status ?? 200, { 'content-type': 'application/json' });
    response.end(reply.body === undefined ? '' : JSON.stringify(reply.body));
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(bot, {
    url: `http://127.0.0.1:${listeningPort(server)}`,
    received,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  });
};
