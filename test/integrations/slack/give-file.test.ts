import { expect, test } from 'vitest';
import { isTrustedUploadUrl } from '../../../src/integrations/slack/web/give-file.ts';

const own = 'http://slack.internal:8080/api/';

test.each([
  ['https://files.slack.com/upload/v1/abc', null, true],
  ['https://files.slack.com/upload/v1/abc', own, true],
  ['http://files.slack.com/upload/v1/abc', null, false],
  ['https://files.slack.com.evil.example/upload', null, false],
  ['https://someone@files.slack.com/upload', null, false],
  ['http://169.254.169.254/upload', null, false],
  ['http://slack.internal:9090/upload/v1/F1', own, true],
  ['http://other.internal:8080/upload/v1/F1', own, false],
  ['not an address', own, false],
])('the record is put at %s, told to use %s: %s', (url, apiUrl, expected) => {
  expect(isTrustedUploadUrl(url, apiUrl)).toBe(expected);
});
