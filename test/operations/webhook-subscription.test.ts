import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NoticeId } from '../../src/domain/ids.ts';
import { acceptRecipient } from '../../src/operations/accept-recipient.ts';
import { lookAtNotices } from '../../src/operations/look-at-notices.ts';
import { readSubscriptions } from '../../src/operations/read-subscriptions.ts';
import { reviewNotice } from '../../src/operations/review-notice.ts';
import { sendNotice } from '../../src/operations/send-notice.ts';
import { sendWebhook } from '../../src/operations/send-webhook.ts';
import { subscribeRecipient } from '../../src/operations/subscribe-recipient.ts';
import { unsubscribeRecipient } from '../../src/operations/unsubscribe-recipient.ts';
import type { Ports } from '../../src/ports.ts';
import { groundWith, projectWith } from '../domain/notice/ground.ts';
import { openPostOffice, type PostOffice } from '../support/post-office.ts';
import { sampleDigest } from '../views/support/digests.ts';

const url = 'https://partner.example/waybill';
const variable = 'PARTNER_WEBHOOK_SECRET';
const base = projectWith();
const named = { to: 'C0SUPPORT', kinds: ['asn'], environments: null, secret: null } as const;
const project = { ...base, configuration: { ...base.configuration, notices: [named] } };
const { release } = groundWith();

let office: PostOffice;
let ports: Ports;
let found: Awaited<ReturnType<Ports['lookAtHost']>> = 'permitted';
beforeAll(async () => {
  office = await openPostOffice(project, release);
  ports = { ...office.ports, listedSecrets: [variable, 'OTHER_SECRET'], lookAtHost: async () => found };
  office.outside.isChannelArchived = false;
  office.outside.receiver = { kind: 'accepted', status: 204 };
});
afterAll(() => office.database.drop());

const subscribing = {
  project,
  recipient: url,
  kinds: ['asn', 'failure', 'digest'] as const,
  environments: [],
  labels: [],
  signedWith: variable as string | null,
};
const asCaptain = async () => {
  const asker = await office.pressed();
  return { ...asker, userId: release.captainId ?? asker.userId };
};
const subscribe = async (changed: Partial<typeof subscribing> = {}) =>
  subscribeRecipient(ports, await asCaptain(), { ...subscribing, ...changed });
const accepting = (id: string) => async () => acceptRecipient(ports, await office.pressed(), id);
const asn = async () => {
  const [notice] = await ports.store.notices.noticesOf(release.id);
  if (notice === undefined) throw new Error('there is no notice');
  return notice;
};
const stateIn = async (id: NoticeId) => (await ports.store.notices.recipient(id, url))?.state;
const webhooks = () => office.database.db.selectFrom('webhookNotices').selectAll().orderBy('id').execute();
const sendAll = async () => {
  for (const { id, state } of await webhooks()) if (state === 'unsent') await sendWebhook(ports, id);
};
const pairOf = (secret: string) => `webhook:${secret} ${url}`;

test('a webhook needs a variable that the operator lists, and an address that may be reached', async () => {
  expect(await subscribe({ signedWith: null })).toMatchObject({
    refusal: { code: 'webhook-unsigned', variable: null },
  });
  expect(await subscribe({ signedWith: 'SLACK_BOT_TOKEN' })).toMatchObject({
    refusal: { code: 'webhook-unsigned', variable: 'SLACK_BOT_TOKEN' },
  });
  found = 'forbidden';
  expect(await subscribe()).toMatchObject({ refusal: { code: 'webhook-forbidden', recipient: url } });
  found = 'permitted';
  expect(await ports.store.notices.subscriptions(project.id)).toEqual([]);
});

test('a captain subscribes one, which is listed with what signs it and is on the record by name', async () => {
  expect(await subscribe()).toMatchObject({
    ok: true,
    value: { recipient: url, secret: variable, waitsFor: pairOf(variable) },
  });
  expect(await readSubscriptions(ports, office.asAdmin(), project)).toMatchObject({
    value: {
      wishes: [{ to: 'C0SUPPORT' }, { to: url, secret: variable, kinds: ['asn', 'failure', 'digest'] }],
    },
  });
  const { body } = await office.database.db
    .selectFrom('trailEvents')
    .select('body')
    .where('kind', '=', 'subscription-set')
    .executeTakeFirstOrThrow();
  expect(body).toContain(`"signedWith":"${variable}"`);
});

test('nothing leaves to it before an admin has accepted the address with that variable', async () => {
  await lookAtNotices(ports, release.id);
  const { id } = await asn();
  await sendNotice(ports, id);
  expect(await stateIn(id)).toBe('not-accepted');
  const asked = await office.database.db.selectFrom('messages').selectAll().execute();
  expect(JSON.stringify(asked)).toContain(pairOf(variable));
  // Another variable is another pair: a yes to it brings nothing of this one.
  expect(await accepting(pairOf('OTHER_SECRET'))()).toMatchObject({ ok: true });
  expect(await stateIn(id)).toBe('not-accepted');
  expect(await accepting(pairOf(variable))()).toMatchObject({ ok: true });
  expect(await stateIn(id)).toBe('not-reviewed');
  expect(await webhooks()).toEqual([]);
});

test('then it gets what a captain wrote for outside, signed with that variable', async () => {
  const { id: noticeId, revision } = await asn();
  const text = { inside: null, outside: 'Your orders arrive faster.', expectedAt: null };
  expect(await reviewNotice(ports, await asCaptain(), { noticeId, revision, text })).toMatchObject({
    ok: true,
  });
  await sendNotice(ports, noticeId);
  await sendAll();
  expect(office.sent).toMatchObject([
    { url, secret: variable, body: { type: 'notice.asn', data: { text: 'Your orders arrive faster.' } } },
  ]);
});

/** A digest that is due, of releases that somebody wrote about for outside or did not. */
async function digestWith(text: string | null): Promise<NoticeId> {
  const { id, key, ...like } = await asn();
  const newId = ports.mint.id<NoticeId>();
  const sample = sampleDigest('TITLE-FROM-OUTSIDE', 2);
  const outside =
    text === null ? [] : [{ version: '1.4.0', state: 'shipped' as const, at: sample.until, text }];
  const facts = { ...sample, outside };
  await ports.store.commit({
    changes: [
      {
        insert: 'notices',
        row: {
          ...like,
          id: newId,
          key: `digest:${newId}`,
          releaseId: null,
          kind: 'digest',
          facts,
          firstFacts: facts,
          reviewed: null,
          addressedAt: null,
          addressedLabels: null,
          revision: 1,
        },
      },
    ],
    events: [],
    effects: [],
  });
  expect([id, key]).not.toContain(newId);
  return newId;
}

test('a digest goes to it as JSON, with the words that a captain wrote for each release and no others', async () => {
  const before = office.sent.length;
  await sendNotice(ports, await digestWith('Gift wrapping is here.'));
  await sendAll();
  const [sent, ...more] = office.sent.slice(before);
  expect(more).toEqual([]);
  expect(sent?.body).toMatchObject({
    type: 'notice.digest',
    data: {
      kind: 'digest',
      release: null,
      state: null,
      digest: { releases: [{ release: '1.4.0', state: 'arrived', text: 'Gift wrapping is here.' }] },
    },
  });
  expect(JSON.stringify(sent)).not.toContain('TITLE-FROM-OUTSIDE');
});

test('a digest of releases that nobody wrote about does not leave', async () => {
  const before = office.sent.length;
  const id = await digestWith(null);
  await sendNotice(ports, id);
  await sendAll();
  expect(office.sent.length).toBe(before);
  expect(await stateIn(id)).toBeUndefined();
});

test('a digest that no receiver takes is kept for an admin like every other webhook', async () => {
  office.outside.receiver = { kind: 'declined', status: 503 };
  const id = await digestWith('Gift wrapping is here.');
  await sendNotice(ports, id);
  for (let turn = 0; turn < 12; turn += 1) {
    await sendAll();
    office.outside.timeMs += 25 * 3_600_000;
  }
  expect(await stateIn(id)).toBe('undeliverable');
  office.outside.receiver = { kind: 'accepted', status: 204 };
});

test('another variable waits for a yes of its own, and what was under way is not signed with it', async () => {
  await subscribe({ signedWith: 'OTHER_SECRET' });
  const id = await digestWith('Gift wrapping is here.');
  await sendNotice(ports, id);
  // That pair was accepted above.
  expect(await stateIn(id)).toBe('told');
  await office.database.db
    .deleteFrom('acceptedRecipients')
    .where('id', '=', pairOf('OTHER_SECRET'))
    .execute();
  const before = office.sent.length;
  await sendAll();
  expect(office.sent.length).toBe(before);
  expect((await ports.store.notices.recipient(id, url))?.problem).toBe('webhook-unnamed');
});

test('a captain ends it, and what was still to leave does not', async () => {
  await subscribe();
  const id = await digestWith('Gift wrapping is here.');
  await sendNotice(ports, id);
  const ended = await unsubscribeRecipient(ports, await asCaptain(), { project, recipient: url });
  expect(ended).toMatchObject({ ok: true });
  const before = office.sent.length;
  await sendAll();
  expect(office.sent.length).toBe(before);
  expect(await ports.store.notices.subscriptions(project.id)).toEqual([]);
});
