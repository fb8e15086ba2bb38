import type { Log } from '../../../ports.ts';
import { apiBase } from './api-base.ts';
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
  const log = sdkLog(options.log);
  return {
    baseUrl: apiBase(options.apiUrl),
    userAgent: 'waybill',
    retry: { enabled: false },
    throttle: { enabled: false },
    log,
    // Given twice: left out here, the SDK writes to the console what a server says of a deprecation.
    request: { fetch: carefulFetch(options), log },
  };
}
