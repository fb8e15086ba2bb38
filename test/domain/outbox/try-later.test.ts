import { expect, test } from 'vitest';
import { directChannelOf, parseChannelId, parseReleaseId, parseUserId } from '../../../src/domain/ids.ts';
import { tryLater } from '../../../src/domain/outbox/try-later.ts';

const now = new Date('2026-11-21T12:00:00Z');
const releaseId = parseReleaseId('01a20014-51c7-7000-8b4e-73582474d632');
const card = {
  channelId: parseChannelId('C0RELEASES'),
  subject: { kind: 'card', releaseId },
  attempts: 0,
} as const;

const minutesUntil = (at: Date | null): number | null =>
  at === null ? null : (at.getTime() - now.getTime()) / 60_000;

test.each([
  ['not_in_channel', 0, 1],
  ['not_in_channel', 1, 2],
  ['channel_not_found', 2, 4],
  ['is_archived', 30, 10],
  ['is_archived', 144, null],
  ['msg_too_long', 0, null],
])(
  'what Slack refuses with %s after %d attempts is tried again in %s minutes',
  (problem, attempts, minutes) => {
    expect(minutesUntil(tryLater({ ...card, attempts }, problem, now))).toBe(minutes);
  },
);

test('what only a person can send again is not tried by itself', () => {
  const direct = { ...card, channelId: directChannelOf(parseUserId('U0CAPTAIN')) };
  expect(tryLater(direct, 'channel_not_found', now)).toBeNull();
});
