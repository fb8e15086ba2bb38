import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { isFields, parsedJson } from '../json.ts';
import type { World } from '../workspace/world.ts';
import type { Parcel, Receipt } from './parcel.ts';

/** Slack's limit of connections for one app. */
const mostConnections = 10;
const pingEveryMs = 10_000;
const goodbyeMs = 500;

const envelopeTypes = { command: 'slash_commands', interactive: 'interactive', event: 'events_api' } as const;

/** The bot's Socket Mode connections. */
export interface Sockets {
  readonly count: () => number;
  readonly send: (parcel: Parcel, timeoutMs: number) => Promise<Receipt>;
  /** Asks connections to come again, as Slack does every few hours. */
  readonly refresh: (reason: 'warning' | 'refresh_requested' | 'link_disabled') => void;
  /** Breaks every connection without a word. */
  readonly cut: () => void;
  /** Says goodbye to every connection, and ends those that do not answer. */
  readonly close: () => Promise<void>;
}

const envelope = (parcel: Parcel, id: string): string =>
  JSON.stringify({
    envelope_id: id,
    type: envelopeTypes[parcel.kind],
    accepts_response_payload: parcel.kind !== 'event',
    payload: parcel.body,
    ...(parcel.kind === 'event'
      ? { retry_attempt: parcel.retry?.count ?? 0, retry_reason: parcel.retry?.reason ?? '' }
      : {}),
  });

const goodbye = (socket: WebSocket): Promise<void> =>
  new Promise((resolve) => {
    const impatience = setTimeout(() => socket.terminate(), goodbyeMs);
    socket.once('close', () => {
      clearTimeout(impatience);
      resolve();
    });
    socket.close(1000);
  });

/** Takes WebSocket connections at `/link/`; each payload goes to one of them, in turn. */
export const createSockets = (server: Server, world: World): Sockets => {
  const wss = new WebSocketServer({ noServer: true });
  const connections: WebSocket[] = [];
  const waiting = new Map<string, (receipt: Receipt) => void>();
  let turn = 0;

  const heard = (text: string): void => {
    const message = parsedJson(text);
    if (!isFields(message)) return;
    const answer = message['payload'];
    const isEmpty = !isFields(answer) || Object.keys(answer).length === 0;
    waiting.get(String(message['envelope_id']))?.({ status: 'ok', body: isEmpty ? undefined : answer });
  };

  const welcome = (socket: WebSocket): void => {
    connections.push(socket);
    const pulse = setInterval(() => socket.ping(), pingEveryMs);
    socket.on('message', (data: Buffer) => heard(data.toString('utf8')));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(pulse);
      connections.splice(connections.indexOf(socket), 1);
      world.changed('socket', { connections: connections.length });
    });
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: connections.length,
        connection_info: { app_id: world.bot.appId },
        debug_info: { host: 'applink-sandbox', build_number: 1, approximate_connection_time: 18_060 },
      }),
    );
    world.changed('socket', { connections: connections.length });
  };

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const isLink = request.url?.startsWith('/link/') === true;
    if (!isLink || connections.length >= mostConnections) {
      stream.end(`HTTP/1.1 ${isLink ? '429 Too Many Requests' : '404 Not Found'}\r\n\r\n`);
      return;
    }
    wss.handleUpgrade(request, stream, head, welcome);
  });

  return {
    count: () => connections.length,
    send: (parcel, timeoutMs) => {
      const open = connections.filter((each) => each.readyState === WebSocket.OPEN);
      const socket = open[turn % Math.max(1, open.length)];
      turn += 1;
      if (socket === undefined) return Promise.resolve({ status: 'dispatch_failed' });
      const id = randomUUID();
      return new Promise((resolve) => {
        const timer = setTimeout(() => answered({ status: 'operation_timeout' }), timeoutMs);
        const answered = (receipt: Receipt): void => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(receipt);
        };
        waiting.set(id, answered);
        socket.send(envelope(parcel, id));
      });
    },
    refresh: (reason) => {
      const last = JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink-sandbox' } });
      for (const socket of connections) socket.send(last);
    },
    cut: () => {
      for (const socket of connections.slice()) socket.terminate();
    },
    close: async () => {
      await Promise.all(connections.slice().map(goodbye));
      wss.close();
    },
  };
};
