import { afterAll, beforeAll, expect, test } from 'vitest';
import * as ids from '../../src/domain/ids.ts';
import { lookAtNotices } from '../../src/operations/look-at-notices.ts';
import { sendNotice } from '../../src/operations/send-notice.ts';
import type { Ports } from '../../src/ports.ts';
import { groundWith, projectWith, succeeded } from '../domain/notice/ground.ts';
import { openPostOffice, type PostOffice } from '../support/post-office.ts';
import { partly } from '../support/promotion/partly.ts';
import { sampleCandidate } from '../views/support/release.ts';

const [bySecurity, byDocs, late, reader] = ['U0SECURITY', 'U0DOCS', 'U0LATE', 'U0READER'].map(
  ids.parseUserId,
);
const group = ids.parseUserGroupId('S0GROUP');
const base = projectWith();
const project = {
  ...base,
  configuration: {
    ...base.configuration,
    notices: [
      { to: 'C0SUPPORT', kinds: ['asn'], environments: null, secret: null },
      { to: group, kinds: ['asn'], environments: null, labels: ['Security'], secret: null },
    ] as const,
  },
};
const { release } = groundWith();
const withLabels = (...labels: readonly string[]) => ({
  ...release.notes,
  entries: release.notes.entries.map((entry) => ({ ...entry, labels })),
});

let office: PostOffice;
let ports: Ports;
beforeAll(async () => {
  office = await openPostOffice(project, { ...release, notes: withLabels('docs') });
  office.outside.isChannelArchived = false;
  const everybody = [bySecurity, byDocs, late, reader].flatMap((each) => each ?? []);
  ports = {
    ...office.ports,
    slack: partly<Ports['slack']>({
      ...office.ports.slack,
      // All of the group but one read the channel that has the notice too.
      groupMembers: async () => [reader, byDocs].flatMap((each) => each ?? []),
      channelMembers: async (id) => (id === 'C0SUPPORT' ? [reader].flatMap((each) => each ?? []) : everybody),
    }),
  };
});
afterAll(() => office.database.drop());

const subscribe = (recipient: ids.UserId | undefined, labels: readonly string[] | null) =>
  recipient === undefined
    ? Promise.reject(new Error('nobody'))
    : ports.store.commit({
        changes: [
          {
            insert: 'subscriptions',
            row: {
              id: ports.mint.id<ids.SubscriptionId>(),
              projectId: project.id,
              recipient,
              stance: 'wanted',
              kinds: ['asn'],
              environments: null,
              labels,
              secret: null,
              setBy: recipient,
              setAt: new Date(office.outside.timeMs),
              endedBy: null,
              endedAt: null,
              revision: 1,
            },
          },
        ],
        events: [],
        effects: [],
      });
const carryOn = async () => {
  await lookAtNotices(ports, release.id);
  for (const { id } of await ports.store.notices.noticesOf(release.id)) await sendNotice(ports, id);
};
const told = async (kind: string) => {
  const notice = (await ports.store.notices.noticesOf(release.id)).find((each) => each.kind === kind);
  const rows = notice === undefined ? [] : await ports.store.notices.recipients(notice.id);
  return rows.flatMap(({ recipient, state }) => (state === 'told' ? [recipient] : [])).toSorted();
};
let number = 2;
/** A further candidate, whose changes carry these labels. */
async function cutInto(...labels: readonly string[]) {
  number += 1;
  office.outside.timeMs += 60_000;
  const current = await ports.store.release(release.id);
  const done = await ports.store.commit({
    changes: [
      {
        update: 'releases',
        id: release.id,
        revision: current?.revision ?? 0,
        set: { notes: withLabels(...labels) },
      },
      {
        insert: 'candidates',
        row: sampleCandidate({
          id: ports.mint.id<ids.CandidateId>(),
          releaseId: release.id,
          state: 'ready',
          number,
          name: `1.5.0-rc.${number}`,
          tag: `v1.5.0-rc.${number}`,
          buildNumber: 456 + number,
        }),
      },
    ],
    events: [],
    effects: [],
  });
  expect(done).toMatchObject({ kind: 'done' });
}

test('an announcement goes at first only to those whose labels the release has', async () => {
  await subscribe(bySecurity, ['security']);
  await subscribe(byDocs, ['docs']);
  await carryOn();
  expect(await told('asn')).toEqual(['C0SUPPORT', 'U0DOCS']);
});

test('whoever asked for a label that a later candidate brings is added then, and nobody else is', async () => {
  await subscribe(late, null);
  await cutInto('docs');
  await carryOn();
  expect(await told('asn')).toEqual(['C0SUPPORT', 'U0DOCS']);
  await cutInto('docs', 'SECURITY');
  await carryOn();
  // The group asked for it too: one of it has the notice already, the other reads it in #support.
  expect(await told('asn')).toEqual(['C0SUPPORT', 'U0DOCS', 'U0SECURITY']);
  await carryOn();
  const { rows } = await office.database.pool.query<{ body: string }>(
    "select body from trail_events where kind = 'notice-addressed' order by seq",
  );
  expect(rows).toHaveLength(2);
  expect(rows[1]?.body).toContain('"recipients":1');
});

test('one who was added has the proof as everybody who was announced to', async () => {
  const candidates = await ports.store.candidatesOf(release.id);
  const candidateId = candidates.at(-1)?.id ?? release.id;
  await ports.store.commit({
    changes: [
      {
        insert: 'deployments',
        row: {
          ...succeeded('production', { candidateId: ids.parseCandidateId(candidateId) }),
          succeededAt: new Date(office.outside.timeMs),
        },
      },
    ],
    events: [],
    effects: [],
  });
  await carryOn();
  expect(await told('pod')).toEqual(['C0SUPPORT', 'U0DOCS', 'U0SECURITY']);
});
