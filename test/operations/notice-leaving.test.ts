import { afterAll, beforeAll, expect, test } from 'vitest';
import * as ids from '../../src/domain/ids.ts';
import { lookAtNotices } from '../../src/operations/look-at-notices.ts';
import { reviewNotice } from '../../src/operations/review-notice.ts';
import { sendMail } from '../../src/operations/send-mail.ts';
import { sendNotice } from '../../src/operations/send-notice.ts';
import { subscribeRecipient } from '../../src/operations/subscribe-recipient.ts';
import { unsubscribeRecipient } from '../../src/operations/unsubscribe-recipient.ts';
import type { Ports } from '../../src/ports.ts';
import { groundWith, projectWith, succeeded } from '../domain/notice/ground.ts';
import { openPostOffice, type PostOffice } from '../support/post-office.ts';
import { partly } from '../support/promotion/partly.ts';
import { sampleCandidate } from '../views/support/release.ts';

const gone = ids.parseUserId('U0GONE');
const back = ids.parseUserId('U0BACK');
const mailto = 'mailto:ops@partner.example';
const base = projectWith();
const of = (to: string) => ({ to, kinds: ['asn'], environments: null, secret: null }) as const;
const notices = [of('C0SUPPORT'), of(mailto)];
const project = { ...base, configuration: { ...base.configuration, notices } };
const { release } = groundWith();
const captain = release.captainId ?? gone;

let office: PostOffice;
let ports: Ports;
beforeAll(async () => {
  office = await openPostOffice(project, release);
  office.outside.isChannelArchived = false;
  ports = {
    ...office.ports,
    slack: partly<Ports['slack']>({
      ...office.ports.slack,
      groupMembers: async () => [],
      channelMembers: async () => [gone, back, captain],
    }),
  };
});
afterAll(() => office.database.drop());

const as = async (userId: ids.UserId) => ({ ...(await office.pressed()), userId });
const subscribe = async (userId: ids.UserId) =>
  subscribeRecipient(ports, await as(userId), {
    project,
    recipient: userId,
    kinds: ['asn'],
    environments: [],
    labels: [],
    signedWith: null,
  });
const leave = async (recipient: string, by: ids.UserId) => {
  expect(await unsubscribeRecipient(ports, await as(by), { project, recipient })).toMatchObject({ ok: true });
};
const noticeOf = async (kind: string) => {
  const found = (await ports.store.notices.noticesOf(release.id)).find((each) => each.kind === kind);
  if (found === undefined) throw new Error(`there is no ${kind}`);
  return found;
};
const carryOn = async () => {
  await lookAtNotices(ports, release.id);
  for (const { id } of await ports.store.notices.noticesOf(release.id)) await sendNotice(ports, id);
};
const editionOf = async (recipient: string) =>
  (await ports.store.notices.recipient((await noticeOf('asn')).id, recipient))?.shownEdition;
const changesTold = async () =>
  (await office.database.db.selectFrom('messages').select('key').execute())
    .map(({ key }) => key)
    .filter((key) => key.startsWith('notice-changed:'));
const mails = () => office.database.db.selectFrom('mails').selectAll().execute();
let number = 2;
async function cutAgain() {
  number += 1;
  office.outside.timeMs += 60_000;
  const row = sampleCandidate({
    id: ports.mint.id<ids.CandidateId>(),
    releaseId: release.id,
    state: 'ready',
    number,
    name: `1.5.0-rc.${number}`,
    tag: `v1.5.0-rc.${number}`,
    buildNumber: 456 + number,
  });
  expect(
    await ports.store.commit({ changes: [{ insert: 'candidates', row }], events: [], effects: [] }),
  ).toMatchObject({ kind: 'done' });
}

test('whoever ends their notices is told of no change any more, in Slack or by e-mail', async () => {
  await subscribe(gone);
  await subscribe(back);
  await carryOn();
  const { id: noticeId, revision } = await noticeOf('asn');
  const text = { inside: null, outside: 'Your orders arrive faster.', expectedAt: null };
  expect(await reviewNotice(ports, await as(captain), { noticeId, revision, text })).toMatchObject({
    ok: true,
  });
  await carryOn();
  expect(await mails()).toHaveLength(1);
  const before = await editionOf('C0SUPPORT');

  await leave(gone, gone);
  await leave(back, back);
  await leave(mailto, captain);
  await cutAgain();
  await carryOn();
  expect(await editionOf('C0SUPPORT')).toBeGreaterThan(before ?? 0);
  expect(await editionOf(gone)).toBe(before);
  expect((await changesTold()).filter((key) => key.includes('C0SUPPORT'))).toHaveLength(1);
  expect((await changesTold()).filter((key) => key.includes(gone))).toEqual([]);
  expect(await mails()).toHaveLength(1);
});

test('an e-mail that the server had not taken yet does not leave any more either', async () => {
  office.outside.mailServer = { kind: 'deferred' };
  const [mail] = await mails();
  if (mail === undefined) throw new Error('there is no e-mail');
  const before = office.mailed.length;
  await sendMail(ports, mail.id);
  expect(office.mailed.length).toBe(before);
  expect(await mails()).toMatchObject([{ state: 'refused', notBefore: null }]);
  const said = await office.database.db.selectFrom('messages').select('key').execute();
  expect(said.filter(({ key }) => key.startsWith('undeliverable:'))).toEqual([]);
});

test('the proof names on the record who left, and reaches whoever came back', async () => {
  await subscribe(back);
  const candidateId = (await ports.store.candidatesOf(release.id)).at(-1)?.id;
  if (candidateId === undefined) throw new Error('there is no candidate');
  const row = { ...succeeded('production', { candidateId }), succeededAt: new Date(office.outside.timeMs) };
  await ports.store.commit({ changes: [{ insert: 'deployments', row }], events: [], effects: [] });
  await carryOn();
  const rows = await ports.store.notices.recipients((await noticeOf('pod')).id);
  const inState = (state: string) =>
    rows.flatMap((each) => (each.state === state ? [each.recipient] : [])).toSorted();
  expect(inState('told')).toEqual(['C0SUPPORT', back]);
  expect(inState('left')).toEqual([gone, mailto].toSorted());
});
