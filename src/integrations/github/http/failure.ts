import { RequestError } from 'octokit';

/**
 * Why a request did not succeed. *Definite*: GitHub said no. *Limited*: it did not act, and is to be left
 * alone for a while. *Uncertain*: everything else (5xx, a page of HTML, a dropped connection, a time-out);
 * a write may have happened.
 */
export type Failure =
  | { readonly kind: 'definite'; readonly status: number; readonly requestId: string | null }
  | { readonly kind: 'limited'; readonly retryAfterMs: number; readonly requestId: string | null }
  | { readonly kind: 'uncertain'; readonly status: number | null; readonly requestId: string | null };

type Headers = Readonly<Record<string, unknown>>;

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api */
const secondaryLimitMs = 60_000;
const longestLimitMs = 60 * 60_000;

const bounded = (ms: number): number => Math.min(Math.max(ms, 1_000), longestLimitMs);

/** How long GitHub wants to be left alone, by its headers. */
export function retryAfterMsOf(headers: Headers, now: Date): number {
  const seconds = Number.parseInt(text(headers['retry-after']), 10);
  if (seconds >= 0) return bounded(seconds * 1_000);
  const reset = Number.parseInt(text(headers['x-ratelimit-reset']), 10);
  if (text(headers['x-ratelimit-remaining']) === '0' && reset > 0) {
    return bounded(reset * 1_000 - now.getTime() + 1_000);
  }
  return secondaryLimitMs;
}

/** A 403 is a rate limit where the headers say so; for some secondary ones only the message does. */
function isLimited(status: number, headers: Headers, message: string): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  return (
    headers['retry-after'] !== undefined ||
    text(headers['x-ratelimit-remaining']) === '0' ||
    /secondary rate limit|abuse detection|rate limit exceeded/i.test(message)
  );
}

/** Sorts whatever the SDK threw, or an answer's status and headers. */
export function failureOf(error: unknown, now: Date): Failure {
  if (!(error instanceof RequestError) || error.response === undefined) {
    return { kind: 'uncertain', status: null, requestId: null };
  }
  const { status } = error;
  const headers: Headers = error.response.headers;
  const requestId =
    text(headers['x-github-request-id'])
      .replaceAll(/[^\w:.-]/g, '')
      .slice(0, 80) || null;
  if (isLimited(status, headers, error.message)) {
    return { kind: 'limited', retryAfterMs: retryAfterMsOf(headers, now), requestId };
  }
  // A proxy on the way answers in HTML: it does not know what the server behind it did.
  const isHtml = text(headers['content-type']).toLowerCase().includes('text/html');
  const isDefinite = status >= 400 && status < 500 && status !== 408 && status !== 499 && !isHtml;
  return isDefinite ? { kind: 'definite', status, requestId } : { kind: 'uncertain', status, requestId };
}
