import { createServer, type IncomingHttpHeaders } from 'node:http';
import { onTestFinished } from 'vitest';
import { connectGithub } from '../../../src/integrations/github/connect-github.ts';
import type { GitHub } from '../../../src/ports/github.ts';
import { keptLog } from './connected.ts';

export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
};

export type Answer = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, unless it is text already. */
  readonly body?: unknown;
  /** The connection ends after so many bytes of the body. */
  readonly cutAt?: number;
};

/** A server that answers as a test says, for what no GitHub should do and some server will. */
export async function oddServer(answer: (asked: Asked) => Answer): Promise<{
  readonly url: string;
  readonly asked: Asked[];
  readonly logged: string[];
  readonly github: GitHub;
}> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const { method = 'GET', headers } = request;
    const one = { method, path: decodeURIComponent(pathname), query: searchParams, headers };
    asked.push(one);
    request.resume().on('end', () => {
      const { status = 200, headers: given, body, cutAt } = answer(one);
      const isText = typeof body === 'string';
      const text = body === undefined ? '' : isText ? body : JSON.stringify(body);
      response.writeHead(status, {
        'content-type': isText ? 'text/html' : 'application/json; charset=utf-8',
        ...(status === 204 ? {} : { 'content-length': Buffer.byteLength(text) }),
        ...given,
      });
      if (cutAt === undefined) response.end(text);
      else response.write(text.slice(0, cutAt), () => response.destroy());
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  const { log, logged } = keptLog();
  const github = connectGithub({
    auth: { kind: 'token', token: 'ghp_secret' },
    apiUrl: url,
    log,
    clock: { now: () => new Date('2026-11-20T10:00:00Z') },
    timeoutMs: 500,
  });
  return { url, asked, logged, github };
}

/** The id of the n-th of some commits. */
export const shaOf = (number: number): string => number.toString(16).padStart(40, '0');

/** A commit as the REST API lists it. */
export const listed = (number: number, parents: readonly number[] = [number - 1]) => ({
  sha: shaOf(number),
  html_url: `https://ghe.example/acme/shop/commit/${shaOf(number)}`,
  commit: {
    message: `feat: ${number}`,
    author: { name: 'Ada', email: 'ada@example.com', date: '2026-11-01T00:00:00Z' },
    committer: { name: 'Ada', email: 'ada@example.com', date: '2026-11-01T00:00:00Z' },
  },
  author: null,
  committer: null,
  parents: parents.map((parent) => ({ sha: shaOf(parent) })),
});
