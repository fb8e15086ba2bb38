import type { IncomingMessage } from 'node:http';

const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** Whether a request comes from the page itself: no other site's script may steer the sandbox. */
export const isFromThisPage = (request: IncomingMessage): boolean => {
  const { host, origin } = request.headers;
  if (host === undefined || !loopback.test(host)) return false;
  if (origin !== undefined && origin !== `http://${host}`) return false;
  const site = request.headers['sec-fetch-site'];
  const isOwn = site === undefined || site === 'same-origin' || (site === 'none' && request.method === 'GET');
  const isLinkToPage = request.method === 'GET' && request.headers['sec-fetch-mode'] === 'navigate';
  if (!isOwn && !isLinkToPage) return false;
  return request.method !== 'POST' || request.headers['content-type'] === 'application/json';
};
