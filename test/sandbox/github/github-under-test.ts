import { onTestFinished } from 'vitest';
import type { Exchange } from '../../../sandbox/github/http/exchange.ts';
import type { GithubOptions } from '../../../sandbox/github/options.ts';
import { type StandInGithub, startGithub } from '../../../sandbox/github/start-github.ts';
import { checkExchange } from '../../support/openapi/check-exchange.ts';

type Reply = {
  readonly status: number;
  /** The JSON body; typed loosely, since what it must look like is what the tests are about. */
  readonly body: Body;
  /** What the JSON body has at a path, as text. */
  readonly at: (...keys: readonly (number | string)[]) => string;
  readonly text: string;
  readonly headers: Headers;
};

/** JSON that may be walked into without asking at each step. */
export type Body = { readonly [key: string]: Body } & {
  readonly [index: number]: Body;
  readonly length: number;
  readonly map: <T>(each: (one: Body) => T) => T[];
};

export type GithubUnderTest = StandInGithub & {
  readonly ask: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Reply>;
  readonly get: (path: string) => Promise<Reply>;
  readonly advance: (ms: number) => Promise<void>;
  /** What GitHub's description does not allow among all requests and answers so far. */
  readonly problems: () => string[];
};

/** A stand-in with a clock of its own, closed when the test ends; runs go in no time unless asked otherwise. */
export async function githubUnderTest(options: Partial<GithubOptions> = {}): Promise<GithubUnderTest> {
  let time = Date.parse('2026-11-20T10:00:00Z');
  const exchanges: Exchange[] = [];
  const github = await startGithub({
    repositories: [{ owner: 'acme', name: 'storefront', from: 'sample' }],
    pace: { queuedMs: 0, runsMs: 0 },
    tokens: [{ token: 'token-of-the-bot', login: 'waybill-bot' }],
    ...options,
    now: () => new Date(time),
    onExchange: (exchange) => exchanges.push(exchange),
  });
  onTestFinished(() => github.close());
  const ask: GithubUnderTest['ask'] = async (method, path, given, headers = {}) => {
    const response = await fetch(`${github.apiUrl}${path}`, {
      method,
      headers: { authorization: 'token token-of-the-bot', ...headers },
      ...(given === undefined ? {} : { body: JSON.stringify(given) }),
    });
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').startsWith('application/json');
    const body = isJson ? JSON.parse(text) : undefined;
    const at: Reply['at'] = (...keys) => textAt(body, keys);
    return { status: response.status, text, headers: response.headers, body, at };
  };
  return {
    ...github,
    ask,
    get: (path) => ask('GET', path),
    async advance(ms) {
      time += ms;
      await github.control.settle();
    },
    problems: () => exchanges.flatMap(checkExchange),
  };
}

/** The path of the sample repository. */
export const storefront = '/repos/acme/storefront';

/** What lies at a path of a body, as text. */
export function textAt(body: unknown, keys: readonly (number | string)[]): string {
  let value = body;
  for (const key of keys) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  }
  if (typeof value !== 'string' && typeof value !== 'number')
    throw new Error(`There is nothing at ${keys.join('.')}.`);
  return String(value);
}
