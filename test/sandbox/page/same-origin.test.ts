import { type IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { isFromThisPage } from '../../../sandbox/page/same-origin.ts';

const request = (method: string, headers: IncomingHttpHeaders): IncomingMessage => {
  const made = new IncomingMessage(new Socket());
  made.method = method;
  made.headers = headers;
  return made;
};
const own = { host: '127.0.0.1:4747', 'content-type': 'application/json' };

test.each([
  [
    'the page itself',
    'POST',
    { ...own, origin: 'http://127.0.0.1:4747', 'sec-fetch-site': 'same-origin' },
    true,
  ],
  ['a tool on this machine', 'POST', own, true],
  ['an address typed by hand', 'GET', { ...own, 'sec-fetch-site': 'none' }, true],
  [
    'a link on another site',
    'GET',
    { ...own, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
    true,
  ],
  [
    "another site's script",
    'POST',
    { ...own, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    false,
  ],
  ["another port's script", 'POST', { ...own, origin: 'http://127.0.0.1:8080' }, false],
  [
    "another site's picture",
    'GET',
    { ...own, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    false,
  ],
  ['a name that was rebound to this machine', 'POST', { ...own, host: 'evil.example' }, false],
  ["another site's form", 'POST', { ...own, 'content-type': 'text/plain' }, false],
])('%s may steer the sandbox or not', (_who, method, headers, expected) => {
  expect(isFromThisPage(request(method, headers))).toBe(expected);
});
