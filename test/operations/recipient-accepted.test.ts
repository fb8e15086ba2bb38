import { afterAll, beforeAll, expect, test } from 'vitest';
import * as ids from '../../src/domain/ids.ts';
import { acceptRecipient } from '../../src/operations/accept-recipient.ts';
import { lookAtNotices } from '../../src/operations/look-at-notices.ts';
import { sendNotice } from '../../src/operations/send-notice.ts';
import { subscribeRecipient } from '../../src/operations/subscribe-recipient.ts';
import type { Ports } from '../../src/ports.ts';
import { groundWith, projectWith, succeeded } from '../domain/notice/ground.ts';
import { openPostOffice, type PostOffice } from '../support/post-office.ts';

const [late, early] = ['mailto:ops@late.example', 'mailto:ops@early.example'] as const;
const project = projectWith();
const { release } = groundWith();
const day = 24 * 3_600_000;
const captain = release.captainId ?? ids.parseUserId('U0CAPTAIN');

let office: PostOffice;
let ports: Ports;
beforeAll(async () => {
  office = await openPostOffice(project, release);
  ({ ports } = office);
  for (const recipient of [late, early]) {
    const asker = { ...(await office.pressed()), userId: captain };
    const asked = { project, recipient, kinds: ['asn', 'pod'] as const, environments: [], labels: [] };
    const done = await subscribeRecipient(ports, asker, { ...asked, signedWith: null });
    if (!done.ok) throw new Error(`${recipient} is not subscribed: ${done.refusal.code}`);
  }
});
afterAll(() => office.database.drop());

const carryOn = async () => {
  await lookAtNotices(ports, release.id);
  for (const { id } of await ports.store.notices.noticesOf(release.id)) await sendNotice(ports, id);
};
const states = async (recipient: string) => {
  const notices = await ports.store.notices.noticesOf(release.id);
  const rows = await Promise.all(notices.map(({ id }) => ports.store.notices.recipient(id, recipient)));
  return notices.map(({ kind }, at) => [kind, rows[at]?.state]);
};
const accept = async (domain: string) =>
  expect(await acceptRecipient(ports, await office.pressed(), `domain:${domain}`)).toMatchObject({
    ok: true,
  });

test('what is still to come is told to a recipient once they are accepted, however long that took', async () => {
  await carryOn();
  office.outside.timeMs += 3 * day;
  await accept('early.example');
  expect(await states(early)).toEqual([['asn', 'not-reviewed']]);
  expect(await states(late)).toEqual([['asn', 'not-accepted']]);
});

test('what is no news any more is not sent to a recipient who was accepted late', async () => {
  const candidateId = (await ports.store.candidatesOf(release.id)).at(-1)?.id;
  if (candidateId === undefined) throw new Error('there is no candidate');
  const row = { ...succeeded('production', { candidateId }), succeededAt: new Date(office.outside.timeMs) };
  await ports.store.commit({ changes: [{ insert: 'deployments', row }], events: [], effects: [] });
  await carryOn();
  expect(await states(late)).toEqual([
    ['asn', 'not-accepted'],
    ['pod', 'not-accepted'],
  ]);
  office.outside.timeMs += 2 * day;
  await accept('late.example');
  expect(await states(late)).toEqual([
    ['asn', 'overtaken'],
    ['pod', 'overtaken'],
  ]);
});
