import { afterAll, beforeAll, expect, test } from 'vitest';
import * as ids from '../../src/domain/ids.ts';
import { lookAtNotices } from '../../src/operations/look-at-notices.ts';
import { readFailedNotices } from '../../src/operations/read-failed-notices.ts';
import { resendNotice } from '../../src/operations/resend-notice.ts';
import { reviewNotice } from '../../src/operations/review-notice.ts';
import { sendMail } from '../../src/operations/send-mail.ts';
import { sendNotice } from '../../src/operations/send-notice.ts';
import { sendWebhook } from '../../src/operations/send-webhook.ts';
import type { Ports } from '../../src/ports.ts';
import { groundWith, projectWith } from '../domain/notice/ground.ts';
import { openPostOffice, type PostOffice } from '../support/post-office.ts';

const hour = 3_600_000;
const url = 'https://partner.example/waybill';
const mailto = 'mailto:ops@partner.example';
const base = projectWith();
const notices = [url, mailto].map((to) => ({
  to,
  kinds: ['asn', 'failure'] as const,
  environments: null,
  secret: to === url ? 'PARTNER_WEBHOOK_SECRET' : null,
}));
const project = { ...base, configuration: { ...base.configuration, notices } };
const { release } = groundWith();

let office: PostOffice;
let ports: Ports;
beforeAll(async () => {
  office = await openPostOffice(project, release);
  ({ ports } = office);
});
afterAll(() => office.database.drop());

const asked = () => office.pressed();
const webhookRow = () =>
  office.database.db.selectFrom('webhookNotices').selectAll().executeTakeFirstOrThrow();
const mailRow = () => office.database.db.selectFrom('mails').selectAll().executeTakeFirstOrThrow();
const asn = async () => {
  const [notice] = await ports.store.notices.noticesOf(release.id);
  if (notice === undefined) throw new Error('there is no notice');
  return notice;
};
const row = async (recipient: string) => {
  const found = await ports.store.notices.recipient((await asn()).id, recipient);
  if (found === null) throw new Error(`${recipient} is no recipient`);
  return found;
};
/** Tries whatever is due, until nothing is any more. */
async function carryOn(turns = 40) {
  for (let at = 0; at < turns; at += 1) {
    const [webhook, mail] = [await webhookRow(), await mailRow()];
    const due = [webhook.notBefore, mail.notBefore].flatMap((when) => when ?? []);
    if (due.length === 0) return;
    office.outside.timeMs = Math.max(office.outside.timeMs, Math.min(...due.map((when) => when.getTime())));
    await sendWebhook(ports, webhook.id);
    await sendMail(ports, mail.id);
  }
}
const said = async (words: string) =>
  (await office.database.db.selectFrom('messages').select('key').execute()).filter(({ key }) =>
    key.includes(words),
  );
const trail = async (kind: string) =>
  (await office.database.db.selectFrom('trailEvents').select('kind').execute()).filter(
    (each) => each.kind === kind,
  );

test('nothing leaves to a receiver outside before a captain has written what it may read', async () => {
  await lookAtNotices(ports, release.id);
  await sendNotice(ports, (await asn()).id);
  expect((await row(url)).state).toBe('not-reviewed');
  expect(await office.database.db.selectFrom('webhookNotices').selectAll().execute()).toEqual([]);
  const { id: noticeId, revision } = await asn();
  const text = { inside: null, outside: 'Your orders arrive faster.', expectedAt: null };
  const first = await asked();
  const captain = { ...first, userId: release.captainId ?? first.userId };
  expect(await reviewNotice(ports, captain, { noticeId, revision, text })).toMatchObject({ ok: true });
  await sendNotice(ports, noticeId);
  expect((await webhookRow()).body.data.text).toBe('Your orders arrive faster.');
});

test('a process that dies over a try sends the same body under the same id again', async () => {
  const { id } = await webhookRow();
  const dying: Ports = {
    ...ports,
    webhooks: async (webhook) => {
      await ports.webhooks(webhook);
      throw new Error('killed');
    },
  };
  await expect(sendWebhook(dying, id)).rejects.toThrow('killed');
  await sendWebhook(ports, id);
  expect(office.sent.map((each) => each.id)).toEqual([id, id]);
  expect(JSON.stringify(office.sent[0]?.body)).toBe(JSON.stringify(office.sent[1]?.body));
  // Called again too early, it waits for its time.
  await sendWebhook(ports, id);
  expect(office.sent).toHaveLength(2);
});

test('a mail server that is down for an hour takes the e-mail soon after, once, and nobody is bothered', async () => {
  const began = office.outside.timeMs;
  const mail = await mailRow();
  while ((await mailRow()).notBefore !== null) {
    office.outside.timeMs = Math.max(
      office.outside.timeMs,
      (await mailRow()).notBefore?.getTime() ?? office.outside.timeMs,
    );
    if (office.outside.timeMs - began >= hour) office.outside.mailServer = { kind: 'sent' };
    await sendMail(ports, mail.id);
  }
  expect(office.outside.timeMs - began).toBeLessThan(1.6 * hour);
  expect(new Set(office.mailed.map(({ id }) => id))).toEqual(new Set([mail.id]));
  expect((await mailRow()).state).toBe('sent');
  expect(await said('undeliverable:')).toEqual([]);
});

test('what nobody took is kept, told to the captains once, and listed for an admin alone', async () => {
  await carryOn();
  expect((await row(url)).problem).toBe('webhook-refused');
  expect(new Set(office.sent.map(({ id }) => id)).size).toBe(1);
  expect(await said('undeliverable:')).toHaveLength(1);
  expect(await trail('notice-given-up')).toHaveLength(1);
  const found = await readFailedNotices(ports, office.asAdmin(), project);
  expect(found).toMatchObject({ ok: true, value: { failed: [{ recipient: url }], more: 0, trying: 0 } });
  const member = { ...office.asAdmin(), userId: ids.parseUserId('U0MEMBER') };
  expect(await readFailedNotices(ports, member, project)).toMatchObject({
    ok: false,
    refusal: { code: 'not-permitted' },
  });
  expect(await resendNotice(ports, member, (await row(url)).id)).toMatchObject({ ok: false });
});

test('an admin’s resend tries it again under its id, and begins a new round; a second press changes nothing', async () => {
  const { id } = await webhookRow();
  const { id: rowId } = await row(url);
  const before = office.sent.length;
  const press = await asked();
  expect(await resendNotice(ports, press, rowId)).toMatchObject({ ok: true, value: { recipient: url } });
  expect(await resendNotice(ports, await asked(), rowId)).toMatchObject({
    ok: false,
    refusal: { code: 'already-done' },
  });
  expect(await trail('notice-resent')).toHaveLength(1);
  await sendWebhook(ports, id);
  expect(office.sent.slice(before).map((each) => each.id)).toEqual([id]);
  expect(await webhookRow()).toMatchObject({ state: 'unsent', attempts: 1 });
});

test('a receiver that says 410 has ended its notices, until an admin sends it something again', async () => {
  office.outside.receiver = { kind: 'declined', status: 410 };
  await carryOn();
  expect((await row(url)).problem).toBe('webhook-410');
  const declined = (await ports.store.notices.subscriptions(project.id)).filter(
    ({ stance }) => stance === 'declined',
  );
  expect(declined).toMatchObject([{ recipient: url, setBy: 'recipient' }]);
  expect(await trail('subscription-ended')).toHaveLength(1);

  office.outside.receiver = { kind: 'accepted', status: 204 };
  expect(await resendNotice(ports, await asked(), (await row(url)).id)).toMatchObject({ ok: true });
  expect(await ports.store.notices.subscriptions(project.id)).toEqual([]);
  await carryOn();
  expect(await webhookRow()).toMatchObject({ state: 'sent', notBefore: null });
  expect((await row(url)).state).toBe('told');
});

test('an address that bounced can be sent to again, and leaves as the same e-mail', async () => {
  const { id, revision } = await mailRow();
  await ports.store.commit({
    changes: [
      { update: 'mails', id, revision, set: { state: 'unsent', notBefore: new Date(office.outside.timeMs) } },
    ],
    events: [],
    effects: [],
  });
  office.outside.mailServer = { kind: 'refused', problem: 'mail-550' };
  await sendMail(ports, id);
  expect((await row(mailto)).problem).toBe('mail-550');
  office.outside.mailServer = { kind: 'sent' };
  expect(await resendNotice(ports, await asked(), (await row(mailto)).id)).toMatchObject({ ok: true });
  await sendMail(ports, id);
  expect(office.mailed.at(-1)?.id).toBe(id);
  expect(await mailRow()).toMatchObject({ state: 'sent' });
});

test('nothing is sent again to somebody who is in no list any more, or who still cannot be reached', async () => {
  const { id, revision } = await row(mailto);
  await ports.store.commit({
    changes: [
      { update: 'noticeRecipients', id, revision, set: { state: 'undeliverable', problem: 'mail-550' } },
    ],
    events: [],
    effects: [],
  });
  expect(await resendNotice({ ...ports, mailer: null }, await asked(), id)).toMatchObject({
    ok: false,
    refusal: { code: 'recipient-unreachable', problem: 'no-mail' },
  });
  const current = await ports.store.project(project.id);
  await ports.store.commit({
    changes: [
      {
        update: 'projects',
        id: project.id,
        revision: current?.revision ?? 0,
        set: { configuration: { ...project.configuration, notices: [] } },
      },
    ],
    events: [],
    effects: [],
  });
  expect(await resendNotice(ports, await asked(), id)).toMatchObject({
    ok: false,
    refusal: { code: 'recipient-left' },
  });
});

test('a channel that was archived gets its notice once it is open again, as the one message that it would have had', async () => {
  const { id: noticeId } = await asn();
  const id = ports.mint.id<ids.NoticeRecipientId>();
  const current = await ports.store.project(project.id);
  const support = { to: 'C0SUPPORT', kinds: ['asn'], environments: null, secret: null } as const;
  await ports.store.commit({
    changes: [
      {
        update: 'projects',
        id: project.id,
        revision: current?.revision ?? 0,
        set: { configuration: { ...project.configuration, notices: [support] } },
      },
      {
        insert: 'noticeRecipients',
        row: {
          id,
          noticeId,
          recipient: 'C0SUPPORT',
          via: 'waybill.yaml',
          isOutside: false,
          state: 'undeliverable',
          shownEdition: 1,
          problem: 'is_archived',
          notBefore: null,
          at: new Date(office.outside.timeMs),
          revision: 1,
        },
      },
    ],
    events: [],
    effects: [],
  });
  expect(await resendNotice(ports, await asked(), id)).toMatchObject({
    ok: false,
    refusal: { code: 'recipient-unreachable', problem: 'is_archived' },
  });
  office.outside.isChannelArchived = false;
  expect(await resendNotice(ports, await asked(), id)).toMatchObject({ ok: true });
  await sendNotice(ports, noticeId);
  await sendNotice(ports, noticeId);
  expect(await said(`notice:${noticeId}:C0SUPPORT`)).toHaveLength(1);
  expect((await row('C0SUPPORT')).state).toBe('told');
});
