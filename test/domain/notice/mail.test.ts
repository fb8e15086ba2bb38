import { expect, test } from 'vitest';
import { mintFrom } from '../../../src/app/mint.ts';
import * as ids from '../../../src/domain/ids.ts';
import { afterAttempt, type Mail } from '../../../src/domain/notice/mail.ts';

const now = new Date('2026-11-21T12:00:00Z');
const uuid = '00000000-0000-7000-8000-000000000001';
const mail: Mail = {
  id: mintFrom({ now: () => now }).id<ids.MailId>(),
  noticeId: ids.parseNoticeId(uuid),
  releaseId: ids.parseReleaseId(uuid),
  recipient: 'mailto:ops@partner.example',
  edition: 1,
  state: 'unsent',
  attempts: 0,
  notBefore: now,
  triedSince: now,
  createdAt: now,
  revision: 1,
};

/** The attempts at an e-mail while its server is away, in minutes after it was to leave. */
function attemptsUntil(upAgainMinutes: number): readonly number[] {
  let current = mail;
  const tried: number[] = [];
  while (current.state === 'unsent' && tried.length < 500) {
    const at = current.notBefore ?? now;
    const minutes = (at.getTime() - now.getTime()) / 60_000;
    tried.push(minutes);
    const { decision } = afterAttempt(current, { kind: minutes < upAgainMinutes ? 'deferred' : 'sent' }, at);
    for (const change of decision.changes) {
      if ('update' in change && change.update === 'mails') current = Object.assign({}, current, change.set);
    }
  }
  return tried;
}

test('a server that is down for an hour gets the e-mail soon after, and is not hammered meanwhile', () => {
  const tried = attemptsUntil(60);
  expect(tried.length).toBeLessThan(10);
  expect(tried.at(-1)).toBeGreaterThanOrEqual(60);
  expect(tried.at(-1)).toBeLessThanOrEqual(91);
});

test('an e-mail that cannot be sent for two days is given up, and said', () => {
  expect(attemptsUntil(Number.MAX_SAFE_INTEGER).at(-1)).toBeLessThan(50 * 60);
  const late = new Date(now.getTime() + 49 * 3_600_000);
  expect(afterAttempt(mail, { kind: 'deferred' }, late).problem).toBe('mail-too-late');
});

test('an address that bounces is not tried again', () => {
  const { decision, problem } = afterAttempt(mail, { kind: 'refused', problem: 'mail-550' }, now);
  expect(problem).toBe('mail-550');
  expect(decision.changes).toMatchObject([{ set: { state: 'refused', notBefore: null } }]);
});
