import { expect, test } from 'vitest';
import { mintFrom } from '../../../src/app/mint.ts';
import * as ids from '../../../src/domain/ids.ts';
import { webhookBody } from '../../../src/domain/notice/webhook-body.ts';
import { afterTry, type WebhookNotice, type WebhookTry } from '../../../src/domain/notice/webhook-notice.ts';
import { sampleAdvance, sampleNotice, sampleProof } from '../../views/support/notices.ts';
import { captain } from '../../views/support/release.ts';

const now = new Date('2026-11-21T12:00:00Z');
const hour = 3_600_000;
const told = { project: 'storefront', reviewedText: 'Your orders arrive faster.', isFirst: true, now };
const body = webhookBody(sampleNotice(sampleAdvance('1.5.0')), told);
const webhook: WebhookNotice = {
  id: mintFrom({ now: () => now }).id<ids.WebhookNoticeId>(),
  noticeId: ids.parseNoticeId('00000000-0000-7000-8000-000000000001'),
  recipient: 'https://partner.example/waybill',
  edition: 1,
  body,
  state: 'unsent',
  attempts: 0,
  notBefore: now,
  createdAt: now,
  revision: 1,
};

/** When a webhook is tried, in milliseconds after it was to leave, and what ends it. */
function triesWith(result: (atMs: number) => WebhookTry) {
  let current = webhook;
  let problem: string | null = null;
  const at: number[] = [];
  while (current.state === 'unsent' && at.length < 100) {
    const when = current.notBefore ?? now;
    at.push(when.getTime() - now.getTime());
    const after = afterTry(current, result(when.getTime() - now.getTime()), when);
    problem = after.problem;
    for (const change of after.decision.changes) {
      if ('update' in change && change.update === 'webhookNotices') {
        current = Object.assign({}, current, change.set);
      }
    }
  }
  return { at, problem, state: current.state };
}

test('a receiver that is away is asked ten times within about three days, and then given up', () => {
  const { at, problem, state } = triesWith(() => ({ kind: 'declined', status: 503 }));
  expect(at.slice(0, 4)).toEqual([0, 5_000, 305_000, 2_105_000]);
  expect(at).toHaveLength(10);
  expect(at.at(-1)).toBeGreaterThan(72 * hour);
  expect(at.at(-1)).toBeLessThan(80 * hour);
  expect([problem, state]).toEqual(['webhook-503', 'refused']);
});

test('a receiver that is back after an hour has it within the next pause', () => {
  const { at, problem, state } = triesWith((ms) =>
    ms < hour ? { kind: 'refused' } : { kind: 'accepted', status: 204 },
  );
  expect(at.at(-1)).toBeLessThan(3 * hour);
  expect([problem, state]).toEqual([null, 'sent']);
});

test.each<[string, WebhookTry]>([
  ['webhook-410', { kind: 'declined', status: 410 }],
  ['webhook-forbidden', { kind: 'forbidden', host: '10.0.0.1' }],
  ['webhook-no-secret', { kind: 'no-secret', variable: 'PARTNER_WEBHOOK_SECRET' }],
  ['webhook-unnamed', { kind: 'unnamed' }],
])('what waiting does not mend is given up at once (%s)', (problem, result) => {
  expect(triesWith(() => result)).toMatchObject({ at: [0], problem, state: 'refused' });
});

test('a redirect is not taken for an acceptance, and leads nowhere', () => {
  const { at, problem } = triesWith(() => ({ kind: 'declined', status: 302 }));
  expect(at).toHaveLength(10);
  expect(problem).toBe('webhook-302');
});

test('a body says which release, where and when, and of words only those that a captain wrote', () => {
  const hostile = 'TITLE-FROM-OUTSIDE';
  const { text, ...rest } = webhookBody(
    sampleNotice(sampleAdvance(hostile, { version: '1.5.0' })),
    told,
  ).data;
  expect(text).toBe('Your orders arrive faster.');
  expect(rest).toMatchObject({ version: 1, kind: 'asn', release: '1.5.0', state: 'coming', changed: [] });
  // Candidate, environments and the address of early access are names of the configuration; nothing else may be there.
  const free = { ...rest, candidate: '', environments: [], links: {} };
  expect(JSON.stringify(free)).not.toContain(hostile);
  expect(JSON.stringify(rest)).not.toContain(captain);
});

test('what went back, will not come or went wrong carries no words, neither the reason nor what was written before', () => {
  const at = now.toISOString();
  const abandoned = sampleAdvance('x', {
    progress: { kind: 'abandoned', by: captain, because: 'SECRET PLAN' },
  });
  const each = [
    webhookBody(sampleNotice(abandoned), told),
    webhookBody(
      sampleNotice({ kind: 'returned', version: 'x', environment: 'production', at, back: 'y', captain }),
      told,
    ),
    webhookBody(
      sampleNotice({
        kind: 'failure',
        version: 'x',
        candidate: 'x-rc.1',
        environment: 'production',
        state: 'errored',
        reason: { code: 'smoke-failed', url: 'https://inside.example', found: 'SECRET PLAN' },
        at,
        captain,
      }),
      told,
    ),
  ];
  expect(each.map(({ data }) => [data.state, data.text])).toEqual([
    ['abandoned', null],
    ['returned', null],
    ['errored', null],
  ]);
  expect(JSON.stringify(each)).not.toMatch(/SECRET PLAN|inside\.example|orders/);
});

test('a later edition says what changed; the first says that nothing has', () => {
  const moved = sampleNotice(sampleAdvance('x'), { edition: 3, toldEdition: 3, toldWhat: ['date'] });
  expect(webhookBody(moved, { ...told, isFirst: false }).data).toMatchObject({
    edition: 3,
    changed: ['date'],
  });
  expect(webhookBody(moved, told).data.changed).toEqual([]);
  expect(webhookBody(sampleNotice(sampleProof('x')), told).data).toMatchObject({
    kind: 'pod',
    state: 'arrived',
  });
});
