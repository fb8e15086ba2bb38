import { expect, test } from 'vitest';
import { isTrustedResponseUrl } from '../../../src/integrations/slack/web/response-url.ts';

const own = 'http://127.0.0.1:4000/api/';

test.each([
  ['https://hooks.slack.com/commands/T1/2/x', null, true],
  ['https://hooks.slack.com/commands/T1/2/x', own, true],
  ['http://127.0.0.1:4000/commands/T1/2/x', own, true],
  ['http://hooks.slack.com/commands/T1/2/x', null, false],
  ['https://hooks.slack.com.evil.example/x', null, false],
  ['https://hooks.slack.com@evil.example/x', null, false],
  ['https://user:pass@hooks.slack.com/x', null, false],
  ['https://evil.example/x', own, false],
  ['http://127.0.0.1:4000/x', null, false],
  ['http://chat.example/x', 'https://chat.example/api', false],
  ['file:///etc/passwd', own, false],
  ['not an address', own, false],
] as const)('answers to %s, with the server at %s, are trusted: %s', (url, apiUrl, expected) => {
  expect(isTrustedResponseUrl(url, apiUrl)).toBe(expected);
});
