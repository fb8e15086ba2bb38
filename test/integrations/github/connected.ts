import { expect } from 'vitest';
import type { GithubOptions } from '../../../sandbox/github/options.ts';
import { parseSha, type Sha } from '../../../src/domain/ids.ts';
import { connectGithub, type GithubAuth } from '../../../src/integrations/github/connect-github.ts';
import type { GitHub } from '../../../src/ports/github.ts';
import type { Log } from '../../../src/ports.ts';
import { type GithubUnderTest, githubUnderTest } from '../../sandbox/github/github-under-test.ts';

export const repository = 'acme/storefront';

export type Connected = {
  /** The stand-in: what it is told to do, and what it was asked. */
  readonly server: GithubUnderTest;
  readonly github: GitHub;
  /** Everything that went to the log, as text. */
  readonly logged: string[];
  /** `METHOD path` of every request so far, without the repository's own part. */
  readonly asked: () => string[];
  readonly tip: () => Promise<Sha>;
  /** Another connection to the same server. */
  readonly connect: (
    auth: GithubAuth,
    more?: { readonly timeoutMs?: number; readonly apiUrl?: string },
  ) => GitHub;
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

/** The stand-in GitHub with our integration connected to it; every exchange is held against GitHub's description. */
export async function connected(options: Partial<GithubOptions> = {}): Promise<Connected> {
  const server = await githubUnderTest(options);
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
  };
}

/** All that was sent is as GitHub describes it. Troubled answers are the stand-in's, not ours. */
export function expectDescribed({ server }: Connected): void {
  expect(server.problems()).toEqual([]);
}

export const sha = (text: unknown): Sha => parseSha(String(text));
