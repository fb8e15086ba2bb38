import type { Log } from '../../../ports.ts';
import { apiBase } from './api-base.ts';
import { apiVersion, apiVersionHeader } from './api-version.ts';
import { carefulFetch } from './careful-fetch.ts';
import { sdkLog } from './sdk-log.ts';

/**
 * How every Octokit of ours is set up. Its own repeating and throttling are off: they send writes again that
 * may have happened, and sleep until a rate limit resets. What is limited is handed back instead.
 */
export function octokitOptions(options: {
  readonly apiUrl: string | null;
  readonly log: Log;
  readonly timeoutMs: number;
}) {
  return {
    baseUrl: apiBase(options.apiUrl),
    userAgent: 'waybill',
    retry: { enabled: false },
    throttle: { enabled: false },
    log: sdkLog(options.log),
    request: {
      fetch: carefulFetch(options),
      headers: {},
      retries: 0,
    },
    headers: { [apiVersionHeader]: apiVersion },
  };
}
