import { WebClient } from '@slack/web-api';
import type { Log } from '../../../ports.ts';
import { sdkLog } from './sdk-log.ts';

/**
 * A client for each kind of waiting, so that a slow post holds no answer up. None repeats a call by itself, and a 429
 * is handed back instead of pausing every other call.
 */
export type SlackClients = {
  /** Somebody looks at the screen, and a window has to open at once. */
  readonly interactive: WebClient;
  /** Who somebody is: without it nothing is decided, so that a slow answer is better than none. */
  readonly lookups: WebClient;
  readonly outbox: WebClient;
};

const slackApiUrl = 'https://slack.com/api/';

/** Where the Web API is; another Slack-compatible server's address may lack its last slash. */
export const apiBase = (apiUrl: string | null): string => {
  const url = apiUrl ?? slackApiUrl;
  return url.endsWith('/') ? url : `${url}/`;
};

/** A 429 without a usable `Retry-After` gets one, so that the client knows it for what it is. */
const datedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (response.status !== 429 || /^\d+$/.test(response.headers.get('retry-after') ?? '')) return response;
  await response.body?.cancel();
  return new Response(null, { status: 429, headers: { 'retry-after': '10' } });
};

/** What every client of ours has in common, the one of the Socket Mode handshake too. */
export const clientOptions = (apiUrl: string | null, timeoutMs: number) => ({
  slackApiUrl: apiBase(apiUrl),
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: timeoutMs,
  fetch: datedFetch,
});

export function createClients(options: {
  readonly botToken: string;
  readonly apiUrl: string | null;
  readonly log: Log;
}): SlackClients {
  const logger = sdkLog(options.log);
  return {
    interactive: new WebClient(options.botToken, { ...clientOptions(options.apiUrl, 4_000), logger }),
    lookups: new WebClient(options.botToken, { ...clientOptions(options.apiUrl, 10_000), logger }),
    outbox: new WebClient(options.botToken, { ...clientOptions(options.apiUrl, 10_000), logger }),
  };
}
