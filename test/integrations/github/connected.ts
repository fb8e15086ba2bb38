import { afterAll, expect } from 'vitest';
import type { Exchange } from '../../../sandbox/github/http/exchange.ts';
import type { GithubOptions } from '../../../sandbox/github/options.ts';
import { type StandInGithub, startGithub } from '../../../sandbox/github/start-github.ts';
import { parseSha, type Sha } from '../../../src/domain/ids.ts';
import { connectGithub, type GithubAuth } from '../../../src/integrations/github/connect-github.ts';
import type { GitHub } from '../../../src/ports/github.ts';
import type { Log } from '../../../src/ports.ts';
import { checkExchange } from '../../support/openapi/check-exchange.ts';

export const repository = 'acme/storefront';

export type Connected = {
  /** The stand-in: what it is told to do, and what it was asked. */
  readonly server: StandInGithub;
  readonly github: GitHub;
  /** Everything that went to the log, as text. */
  readonly logged: string[];
  /** `METHOD path` of every request so far, without the repository's own part. */
  readonly asked: () => string[];
  readonly tip: () => Promise<Sha>;
  readonly advance: (ms: number) => Promise<void>;
  /** Another connection to the same server. */
  readonly connect: (
    auth: GithubAuth,
    more?: { readonly timeoutMs?: number; readonly apiUrl?: string },
  ) => GitHub;
  /** What GitHub's description does not allow among all requests and answers so far. */
  readonly problems: () => string[];
};

export const byToken: GithubAuth = { kind: 'token', token: 'token-of-the-bot' };

/** A log that keeps what it is told, so that secrets can be looked for in it. */
export function keptLog(): { readonly log: Log; readonly logged: string[] } {
  const logged: string[] = [];
  const keep = (facts: object, text: string): void => {
    logged.push(`${JSON.stringify(facts)} ${text}`);
  };
  return { log: { info: keep, warn: keep, error: keep }, logged };
}

const open = new Set<StandInGithub>();
afterAll(async () => {
  await Promise.all([...open].map((server) => server.close()));
  open.clear();
  shared.clear();
});

/** The stand-in GitHub with our integration connected to it. */
export async function connected(options: Partial<GithubOptions> = {}): Promise<Connected> {
  let time = Date.parse('2026-11-20T10:00:00Z');
  const exchanges: Exchange[] = [];
  const server = await startGithub({
    repositories: [{ owner: 'acme', name: 'storefront', from: 'sample' }],
    pace: { queuedMs: 0, runsMs: 0 },
    tokens: [{ token: 'token-of-the-bot', login: 'waybill-bot' }],
    ...options,
    now: () => new Date(time),
    onExchange: (exchange) => exchanges.push(exchange),
  });
  open.add(server);
  const { log, logged } = keptLog();
  const clock = { now: () => new Date(Date.parse('2026-11-20T10:00:00Z')) };
  const connect: Connected['connect'] = (auth, more = {}) =>
    connectGithub({ auth, apiUrl: server.apiUrl, log, clock, ...more });
  const github = connect(byToken);
  return {
    server,
    github,
    logged,
    connect,
    asked: () =>
      server.control.requests
        .list()
        .map(({ method, path }) => `${method} ${path.replace(`/repos/${repository}`, '')}`),
    async tip() {
      const sha = await github.branchTip(repository, 'main');
      if (sha === null) throw new Error('the repository has no main branch');
      return sha;
    },
    async advance(ms) {
      time += ms;
      await server.control.settle();
    },
    problems: () => exchanges.flatMap(checkExchange),
  };
}

const shared = new Map<boolean, Promise<Connected>>();

/** The sample repository for tests that only read; one for a file of tests, with or without GraphQL. */
export function toRead({ graphql = true } = {}): Promise<Connected> {
  const world = shared.get(graphql) ?? connected({ graphql });
  shared.set(graphql, world);
  return world;
}

/** All that was sent is as GitHub describes it, and so is what the stand-in answered. */
export function expectDescribed({ problems }: Connected): void {
  expect(problems()).toEqual([]);
}

export const sha = (text: unknown): Sha => parseSha(String(text));
