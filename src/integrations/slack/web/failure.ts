import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';

/**
 * Why a call did not succeed. *Limited* and *unreached*: Slack did not act. *Definite*: Slack said no, with
 * its code. *Missing*: a server without this method, as some Slack-compatible ones say it, or a proxy that
 * leads nowhere; either way nothing was done. *Uncertain*: everything else (5xx, HTML, a dropped socket, a time-out, a cut-off answer); a
 * write may have happened.
 */
export type Failure =
  | { readonly kind: 'limited'; readonly retryAfterMs: number }
  | { readonly kind: 'unreached' | 'missing' }
  | { readonly kind: 'definite'; readonly code: string }
  | { readonly kind: 'uncertain' };

/** Slack gives these after it may have acted. */
const uncertainCodes = new Set(['fatal_error', 'internal_error', 'service_unavailable']);
const limitedCodes = new Set(['ratelimited', 'rate_limited']);
/** Slack itself says 200 and `unknown_method`. */
const missing = new Set([404, 405, 410, 501]);
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/** Sorts whatever the web client threw. A cut-off 200 comes as a bare TypeError, HTML as a "code". */
export function failureOf(error: unknown): Failure {
  if (error instanceof WebAPIRateLimitedError) {
    return { kind: 'limited', retryAfterMs: error.retryAfter * 1_000 };
  }
  if (error instanceof WebAPIPlatformError) {
    const code: unknown = error.data.error;
    if (typeof code !== 'string' || !/^[a-z][a-z0-9_]{1,80}$/.test(code)) return { kind: 'uncertain' };
    if (limitedCodes.has(code)) return { kind: 'limited', retryAfterMs: 10_000 };
    return uncertainCodes.has(code) ? { kind: 'uncertain' } : { kind: 'definite', code };
  }
  if (error instanceof WebAPIHTTPError && missing.has(error.statusCode)) return { kind: 'missing' };
  if (error instanceof WebAPIRequestError) {
    const code = codeOf(error.original.cause);
    if (typeof code === 'string' && neverConnected.has(code)) return { kind: 'unreached' };
  }
  return { kind: 'uncertain' };
}
