import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from '../answer.ts';
import type { ControlServer } from '../control/control-server.ts';
import { type Api, type ApiRequest, answerRequest, versionOf } from './answer-request.ts';
import type { Exchange } from './exchange.ts';
import { plainPage } from './plain-page.ts';
import type { RequestLog } from './request-log.ts';
import { type Trouble, type Troubles, troubledAnswer } from './trouble.ts';

export type Listening = {
  readonly api: Api;
  readonly troubles: Troubles;
  readonly log: RequestLog;
  readonly control: ControlServer;
  readonly onExchange: (exchange: Exchange) => void;
};

/** Takes one request from the socket to its answer: control, a browser's look, or the API with its troubles. */
export async function listen(
  listening: Listening,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { world } = listening.api;
  const text = await readText(request);
  const address = new URL(request.url ?? '/', world.url());
  world.agenda.settle();
  if (address.pathname.startsWith('/_control')) {
    await listening.control(request, response, { address, text });
    return;
  }
  if (request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')) {
    send(response, plainPage(world, address.pathname));
    return;
  }
  const started = performance.now();
  const path = address.pathname.replace(/^\/api\/v3(?=\/)/, '').replace(/^\/api\/graphql$/, '/graphql');
  const asked: ApiRequest = {
    method: request.method ?? 'GET',
    path,
    address,
    text,
    header: (name) => [request.headers[name]].flat().join(', ') || undefined,
  };
  const trouble = listening.troubles.take(asked.method, path);
  const answer = await troubled(listening, asked, trouble);
  record(listening, asked, { answer, trouble, ms: Math.round(performance.now() - started) });
  if (answer === 'dropped') request.socket.destroy();
  else send(response, withHeaders(listening, asked, answer));
  setImmediate(() => world.agenda.settle());
}

async function troubled(
  listening: Listening,
  asked: ApiRequest,
  trouble: Trouble | undefined,
): Promise<Answer | 'dropped'> {
  const real = () => answerRequest(listening.api, asked);
  if (trouble === undefined) return real();
  if (trouble.kind === 'slow') {
    await wait(trouble.ms);
    return real();
  }
  if (trouble.kind === 'meanwhile') {
    await trouble.does();
    return real();
  }
  if ('act' in trouble && trouble.act === true) await real();
  return troubledAnswer(trouble, listening.api.world.now()) ?? 'dropped';
}

function withHeaders(listening: Listening, asked: ApiRequest, answer: Answer): Answer {
  const { world, limit } = listening.api;
  const etag = answer.status === 200 && asked.method === 'GET' ? etagOf(answer) : undefined;
  const headers = {
    'x-github-request-id': randomUUID(),
    'x-github-media-type': 'github.v3; format=json',
    'x-github-api-version-selected': versionOf(asked),
    ...(world.edition === 'older-enterprise' ? { 'x-github-enterprise-version': '3.12.0' } : {}),
    ...limit.headers(),
    ...(etag === undefined ? {} : { etag }),
    ...answer.headers,
  };
  const isKnown = etag !== undefined && asked.header('if-none-match') === etag;
  return isKnown ? { status: 304, headers } : { ...answer, headers };
}

function etagOf(answer: Answer): string {
  const content = answer.raw?.content ?? JSON.stringify(answer.body);
  return `W/"${createHash('sha256').update(content).digest('hex')}"`;
}

function send(response: ServerResponse, answer: Answer): void {
  for (const [key, value] of Object.entries(answer.headers ?? {})) response.setHeader(key, value);
  response.statusCode = answer.status;
  if (answer.raw !== undefined) response.setHeader('content-type', answer.raw.type).end(answer.raw.content);
  else if (answer.body === undefined) response.end();
  else {
    response.setHeader('content-type', 'application/json; charset=utf-8').end(JSON.stringify(answer.body));
  }
}

function record(
  listening: Listening,
  asked: ApiRequest,
  outcome: {
    readonly answer: Answer | 'dropped';
    readonly trouble: Trouble | undefined;
    readonly ms: number;
  },
): void {
  const { answer } = outcome;
  const requestBody = parsedOrText(asked.text);
  const status = answer === 'dropped' ? 0 : answer.status;
  const responseBody = answer === 'dropped' ? undefined : answer.body;
  const trouble = outcome.trouble?.kind;
  const shared = { method: asked.method, path: asked.path, requestBody, status, responseBody, trouble };
  listening.log.add({
    ...shared,
    at: listening.api.world.now().toISOString(),
    query: asked.address.search,
    ms: outcome.ms,
  });
  listening.onExchange({
    ...shared,
    query: Object.fromEntries(asked.address.searchParams),
    apiVersion: versionOf(asked),
    isRaw: answer !== 'dropped' && answer.raw !== undefined,
  });
}

function parsedOrText(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
