import { apiVersion, apiVersionHeader } from './api-version.ts';

const mostRedirects = 3;
const keepsMethod = new Set([307, 308]);
const isRedirect = (status: number): boolean => [301, 302, 303].includes(status) || keepsMethod.has(status);

/** Stands for a redirect that is not followed: the server did not act, and nobody else is asked to. */
const misdirected = 421;

/**
 * One HTTP exchange with GitHub: of our version of the API, bounded in time, body included, and never carried
 * to another host.
 * A renamed repository redirects on the same host, which is followed; a write only where it stays a write.
 */
export function carefulFetch(options: { readonly timeoutMs: number }): typeof fetch {
  let isVersionRefused = false;

  const exchange = async (url: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (!isVersionRefused) headers.set(apiVersionHeader, apiVersion);
    const signals = [AbortSignal.timeout(options.timeoutMs), ...(init.signal == null ? [] : [init.signal])];
    const send = () => fetch(url, { ...init, headers, redirect: 'manual', signal: AbortSignal.any(signals) });
    const response = await send();
    if (response.status !== 400 || !headers.has(apiVersionHeader)) return response;
    if (!/api[ -]version|supported version/i.test(await response.clone().text())) return response;
    // A 400 is a definite no, so that sending it again without the version cannot act twice.
    isVersionRefused = true;
    headers.delete(apiVersionHeader);
    return send();
  };

  return async (input, init = {}) => {
    let url = input instanceof Request ? input.url : String(input);
    const isRead = ['GET', 'HEAD'].includes((init.method ?? 'GET').toUpperCase());
    for (let redirects = 0; ; redirects += 1) {
      const response = await exchange(url, init);
      if (!isRedirect(response.status)) return response;
      await response.body?.cancel();
      const target = URL.parse(response.headers.get('location') ?? '', url);
      const mayFollow = isRead || keepsMethod.has(response.status);
      if (
        target === null ||
        target.origin !== new URL(url).origin ||
        !mayFollow ||
        redirects >= mostRedirects
      ) {
        return new Response(null, { status: misdirected });
      }
      url = target.href;
    }
  };
}
