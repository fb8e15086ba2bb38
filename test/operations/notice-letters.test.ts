import { afterAll, beforeAll, expect, test } from 'vitest';
import { mintFrom } from '../../src/app/mint.ts';
import * as ids from '../../src/domain/ids.ts';
import type { MailResult } from '../../src/domain/notice/mail.ts';
import type { WebhookResult } from '../../src/domain/webhook/webhook-result.ts';
import type { Asker } from '../../src/operations/authorize.ts';
import { lookAtNotices } from '../../src/operations/look-at-notices.ts';
import { readFailedNotices } from '../../src/operations/read-failed-notices.ts';
import { resendNotice } from '../../src/operations/resend-notice.ts';
import { reviewNotice } from '../../src/operations/review-notice.ts';
import { sendMail } from '../../src/operations/send-mail.ts';
import { sendNotice } from '../../src/operations/send-notice.ts';
import { sendWebhook } from '../../src/operations/send-webhook.ts';
import type { Mailer } from '../../src/ports/mail.ts';
import type { Ports } from '../../src/ports.ts';
import { openStore } from '../../src/store/open-store.ts';
import { groundWith, projectWith, ready } from '../domain/notice/ground.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { partly } from '../support/promotion/partly.ts';

const hour = 3_600_000;
const url = 'https://partner.example/waybill';
const mailto = 'mailto:ops@partner.example';
const admin = ids.parseUserId('U0ADMIN');
const base = projectWith();
const notices = [url, mailto].map((to) => ({
  to,
  kinds: ['asn', 'failure'] as const,
  environments: null,
  secret: to === url ? 'PARTNER_WEBHOOK_SECRET' : null,
}));
const project = { ...base, configuration: { ...base.configuration, notices } };
const { release } = groundWith();

let database: TestDatabase;
let ports: Ports;
let time = Date.parse('2026-11-21T12:08:00Z');
const sent: Parameters<Ports['webhooks']>[0][] = [];
const mailed: Parameters<Mailer['send']>[0][] = [];
let answer: WebhookResult = { kind: 'refused' };
let mailAnswer: MailResult = { kind: 'deferred' };

beforeAll(async () => {
  database = await createDatabase();
  const clock = { now: () => new Date(time) };
  const mint = mintFrom(clock);
  const queue = { enqueue: () => Promise.resolve(), wake: () => Promise.resolve() };
  ports = partly<Ports>({
    clock,
    mint,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    store: openStore({ db: database.db, queue, clock, mint }),
    admins: [admin],
    slack: partly<Ports['slack']>({
      person: async (id) =>
        partly<NonNullable<Awaited<ReturnType<Ports['slack']['person']>>>>({ id, standing: 'full-member' }),
      isInChannel: async () => true,
    }),
    drawMail: () => ({ subject: 'x', text: 'x', html: 'x' }),
    mailer: {
      send: async (mail) => {
        mailed.push(mail);
        return mailAnswer;
      },
    },
    webhooks: async (webhook) => {
      sent.push(webhook);
      return answer;
    },
  });
  await ports.store.commit({
    changes: [
      {
        insert: 'repositories',
        row: {
          id: project.repositoryId,
          fullName: 'acme/storefront',
          defaultBranch: 'main',
          fileState: 'valid',
          fileProblems: [],
          fileReadAt: new Date(time),
          acceptedTagWorkflows: [],
          revision: 1,
        },
      },
      { insert: 'projects', row: project },
      { insert: 'releases', row: release },
      { insert: 'candidates', row: { ...ready, releaseId: release.id } },
    ],
    events: [],
    effects: [],
  });
});
afterAll(() => database.drop());

let requests = 0;
const asAdmin = (): Asker => {
  requests += 1;
  return partly<Asker>({
    userId: admin,
    place: partly<Asker['place']>({ channelId: project.channelId }),
    requestId: ids.parseRequestId(`00000000-0000-7000-8000-${String(requests).padStart(12, '0')}`),
    isTyped: true,
    keptOutcome: undefined,
  });
};
/** A button of the admin's, as it is kept when it comes in. */
async function asked(): Promise<Asker> {
  const asker = asAdmin();
  await database.db
    .insertInto('requests')
    .values({
      id: asker.requestId,
      key: asker.requestId,
      payload: '{}',
      receivedAt: new Date(time),
      outcome: null,
      carriedOutAt: null,
      answeredAt: null,
    })
    .execute();
  return asker;
}
const webhookRow = () => database.db.selectFrom('webhookNotices').selectAll().executeTakeFirstOrThrow();
const mailRow = () => database.db.selectFrom('mails').selectAll().executeTakeFirstOrThrow();
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
    time = Math.max(time, Math.min(...due.map((when) => when.getTime())));
    await sendWebhook(ports, webhook.id);
    await sendMail(ports, mail.id);
  }
}
const said = async (words: string) =>
  (await database.db.selectFrom('messages').select('key').execute()).filter(({ key }) => key.includes(words));
const trail = async (kind: string) =>
  (await database.db.selectFrom('trailEvents').select('kind').execute()).filter((each) => each.kind === kind);

test('nothing leaves to a receiver outside before a captain has written what it may read', async () => {
  await lookAtNotices(ports, release.id);
  await sendNotice(ports, (await asn()).id);
  expect((await row(url)).state).toBe('not-reviewed');
  expect(await database.db.selectFrom('webhookNotices').selectAll().execute()).toEqual([]);
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
      sent.push(webhook);
      throw new Error('killed');
    },
  };
  await expect(sendWebhook(dying, id)).rejects.toThrow('killed');
  await sendWebhook(ports, id);
  expect(sent.map((each) => each.id)).toEqual([id, id]);
  expect(JSON.stringify(sent[0]?.body)).toBe(JSON.stringify(sent[1]?.body));
  // Called again too early, it waits for its time.
  await sendWebhook(ports, id);
  expect(sent).toHaveLength(2);
});

test('a mail server that is down for an hour takes the e-mail soon after, once, and nobody is bothered', async () => {
  const began = time;
  const mail = await mailRow();
  while ((await mailRow()).notBefore !== null) {
    time = Math.max(time, (await mailRow()).notBefore?.getTime() ?? time);
    if (time - began >= hour) mailAnswer = { kind: 'sent' };
    await sendMail(ports, mail.id);
  }
  expect(time - began).toBeLessThan(1.6 * hour);
  expect(new Set(mailed.map(({ id }) => id))).toEqual(new Set([mail.id]));
  expect((await mailRow()).state).toBe('sent');
  expect(await said('undeliverable:')).toEqual([]);
});

test('what nobody took is kept, told to the captains once, and listed for an admin alone', async () => {
  await carryOn();
  expect((await row(url)).problem).toBe('webhook-refused');
  expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
  expect(await said('undeliverable:')).toHaveLength(1);
  expect(await trail('notice-given-up')).toHaveLength(1);
  const found = await readFailedNotices(ports, asAdmin(), project);
  expect(found).toMatchObject({ ok: true, value: { failed: [{ recipient: url }], more: 0, trying: 0 } });
  const member = { ...asAdmin(), userId: ids.parseUserId('U0MEMBER') };
  expect(await readFailedNotices(ports, member, project)).toMatchObject({
    ok: false,
    refusal: { code: 'not-permitted' },
  });
  expect(await resendNotice(ports, member, (await row(url)).id)).toMatchObject({ ok: false });
});

test('an admin’s resend tries it again under its id, and begins a new round; a second press changes nothing', async () => {
  const { id } = await webhookRow();
  const { id: rowId } = await row(url);
  const before = sent.length;
  const press = await asked();
  expect(await resendNotice(ports, press, rowId)).toMatchObject({ ok: true, value: { recipient: url } });
  expect(await resendNotice(ports, await asked(), rowId)).toMatchObject({
    ok: false,
    refusal: { code: 'already-done' },
  });
  expect(await trail('notice-resent')).toHaveLength(1);
  await sendWebhook(ports, id);
  expect(sent.slice(before).map((each) => each.id)).toEqual([id]);
  expect(await webhookRow()).toMatchObject({ state: 'unsent', attempts: 1 });
});

test('a receiver that says 410 has ended its notices, until an admin sends it something again', async () => {
  answer = { kind: 'declined', status: 410 };
  await carryOn();
  expect((await row(url)).problem).toBe('webhook-410');
  const declined = (await ports.store.notices.subscriptions(project.id)).filter(
    ({ stance }) => stance === 'declined',
  );
  expect(declined).toMatchObject([{ recipient: url, setBy: 'recipient' }]);
  expect(await trail('subscription-ended')).toHaveLength(1);

  answer = { kind: 'accepted', status: 204 };
  expect(await resendNotice(ports, await asked(), (await row(url)).id)).toMatchObject({ ok: true });
  expect(await ports.store.notices.subscriptions(project.id)).toEqual([]);
  await carryOn();
  expect(await webhookRow()).toMatchObject({ state: 'sent', notBefore: null });
  expect((await row(url)).state).toBe('told');
});

test('an address that bounced can be sent to again, and leaves as the same e-mail', async () => {
  const { id, revision } = await mailRow();
  await ports.store.commit({
    changes: [{ update: 'mails', id, revision, set: { state: 'unsent', notBefore: new Date(time) } }],
    events: [],
    effects: [],
  });
  mailAnswer = { kind: 'refused', problem: 'mail-550' };
  await sendMail(ports, id);
  expect((await row(mailto)).problem).toBe('mail-550');
  mailAnswer = { kind: 'sent' };
  expect(await resendNotice(ports, await asked(), (await row(mailto)).id)).toMatchObject({ ok: true });
  await sendMail(ports, id);
  expect(mailed.at(-1)?.id).toBe(id);
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
