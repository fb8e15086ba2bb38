import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { mintFrom } from '../../src/app/mint.ts';
import type { Deployment } from '../../src/domain/deployment/deployment.ts';
import * as ids from '../../src/domain/ids.ts';
import { batchSize } from '../../src/domain/notice/deliver.ts';
import type { NoticeConfiguration } from '../../src/domain/project/configuration.ts';
import { lookAtNotices } from '../../src/operations/look-at-notices.ts';
import { reportUndeliverable } from '../../src/operations/report-undeliverable.ts';
import { sendNotice } from '../../src/operations/send-notice.ts';
import type { Ports } from '../../src/ports.ts';
import { openStore } from '../../src/store/open-store.ts';
import { groundWith, projectWith, ready, succeeded } from '../domain/notice/ground.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { partly } from '../support/promotion/partly.ts';

const people = Array.from({ length: 40 }, (_, at) =>
  ids.parseUserId(`U0PERSON${String(at).padStart(2, '0')}`),
);
const group = ids.parseUserGroupId('S0GROUP');
const { release } = groundWith();
const candidate = { ...ready, releaseId: release.id };
let database: TestDatabase;
let ports: Ports;
let time = Date.parse('2026-11-21T12:08:00Z');
const members = new Set(people);
const archived = new Set<string>();

beforeAll(async () => {
  database = await createDatabase();
  const clock = { now: () => new Date(time) };
  const mint = mintFrom(clock);
  const queue = { enqueue: () => Promise.resolve(), wake: () => Promise.resolve() };
  const store = openStore({ db: database.db, queue, clock, mint });
  ports = partly<Ports>({
    clock,
    mint,
    store,
    slack: partly<Ports['slack']>({
      groupMembers: async () => [...members],
      channelMembers: async () => [],
      channel: async (id) => ({
        id,
        name: 'x',
        hasBot: true,
        isShared: false,
        isArchived: archived.has(id),
      }),
    }),
  });
});
afterAll(() => database.drop());

beforeEach(async () => {
  const { db } = database;
  members.clear();
  for (const person of people) members.add(person);
  archived.clear();
  for (const table of [
    'noticeRecipients',
    'notices',
    'messages',
    'deployments',
    'candidates',
    'releases',
    'projects',
  ] as const) {
    await db.deleteFrom(table).execute();
  }
  const project = projectWith();
  const notices: readonly NoticeConfiguration[] = [
    { to: group, kinds: ['asn'], environments: null, secret: null },
    { to: 'C0SUPPORT', kinds: ['asn'], environments: null, secret: null },
  ];
  const repository = await ports.store.repository(project.repositoryId);
  await ports.store.commit({
    changes: [
      ...(repository === null
        ? ([
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
          ] as const)
        : []),
      { insert: 'projects', row: { ...project, configuration: { ...project.configuration, notices } } },
      { insert: 'releases', row: release },
      { insert: 'candidates', row: candidate },
    ],
    events: [],
    effects: [],
  });
});

const rows = () => database.db.selectFrom('noticeRecipients').selectAll().orderBy('id').execute();
const told = async () => (await rows()).filter(({ state }) => state === 'told').length;
const noticeOf = async (kind: string) => {
  const found = (await ports.store.notices.noticesOf(release.id)).find((notice) => notice.kind === kind);
  if (found === undefined) throw new Error(`there is no ${kind}`);
  return found;
};
const messages = async () =>
  (await database.db.selectFrom('messages').select('key').execute()).filter(({ key }) =>
    key.startsWith('notice:'),
  );
/** Carries a notice on, as often as it asks for it. */
async function sendAll(kind: string) {
  for (let turns = 0; turns < 10; turns += 1) {
    const { id, lookAt } = await noticeOf(kind);
    if (lookAt === null) return;
    time = Math.max(time, lookAt.getTime());
    await sendNotice(ports, id);
  }
}
const deploy = (deployment: Deployment) =>
  ports.store.commit({
    changes: [{ insert: 'deployments', row: { ...deployment, succeededAt: new Date(time) } }],
    events: [],
    effects: [],
  });

test('a long list is told a few at a time, each once, and goes on where it stopped', async () => {
  await lookAtNotices(ports, release.id);
  const { id } = await noticeOf('asn');
  await sendNotice(ports, id);
  expect(await told()).toBe(batchSize);
  expect((await noticeOf('asn')).lookAt?.getTime()).toBeGreaterThan(time);
  // Killed after it had told some, and called again by several at once.
  await Promise.all([sendNotice(ports, id), sendNotice(ports, id)]);
  await sendAll('asn');
  expect(await told()).toBe(41);
  expect(await messages()).toHaveLength(41);
  await lookAtNotices(ports, release.id);
  await sendAll('asn');
  expect(await messages()).toHaveLength(41);
});

test('whoever is left alone for the night hears in the morning only how it ended, and nothing twice', async () => {
  const [sleeper] = people;
  if (sleeper === undefined) throw new Error('nobody sleeps');
  const [fromMinute, untilMinute] = [12 * 60, 22 * 60];
  const row = { id: sleeper, fromMinute, untilMinute, timeZone: 'UTC', isOn: true, setAt: new Date(time) };
  await ports.store.commit({
    changes: [{ insert: 'quietHours', row: { ...row, revision: 1 } }],
    events: [],
    effects: [],
  });
  const morning = new Date('2026-11-21T22:00:00Z');
  /** As often as it asks for it before the morning. */
  const untilMorning = async (kind: string) => {
    for (let turns = 0; turns < 40; turns += 1) {
      const { id, lookAt } = await noticeOf(kind);
      if (lookAt === null || lookAt >= morning) return;
      time = Math.max(time, lookAt.getTime());
      await sendNotice(ports, id);
    }
  };
  await lookAtNotices(ports, release.id);
  await untilMorning('asn');
  expect(await told()).toBe(40);
  await deploy(succeeded('production', { candidateId: candidate.id }));
  await lookAtNotices(ports, release.id);
  await untilMorning('asn');
  await untilMorning('pod');
  expect((await noticeOf('pod')).lookAt).toEqual(morning);
  expect((await noticeOf('asn')).lookAt).toEqual(morning);
  await sendAll('asn');
  await sendAll('pod');
  const theirs = (await rows()).filter(({ recipient }) => recipient === sleeper);
  expect(theirs.map(({ state, notBefore }) => [state, notBefore])).toEqual([
    ['overtaken', null],
    ['told', null],
  ]);
  expect((await messages()).filter(({ key }) => key.endsWith(sleeper))).toHaveLength(1);
  await database.db.deleteFrom('quietHours').execute();
});

test('whoever had the announcement and is in the group still has the proof, then word of the return', async () => {
  await lookAtNotices(ports, release.id);
  await sendAll('asn');
  const [gone] = people;
  if (gone !== undefined) members.delete(gone);
  const delivered = succeeded('production', { candidateId: candidate.id });
  await deploy(delivered);
  await lookAtNotices(ports, release.id);
  await sendAll('pod');
  const proof = await ports.store.notices.recipients((await noticeOf('pod')).id);
  expect(proof.filter(({ state }) => state === 'told')).toHaveLength(40);
  expect(proof.filter(({ state }) => state === 'left').map(({ recipient }) => recipient)).toEqual([gone]);

  time += 60_000;
  const rollback = succeeded('production', { origin: 'rollback', succeededAt: new Date(time) });
  const { notices } = ports.store;
  const rollbacksFrom = async () => [{ ...rollback, candidate: '1.4.2-rc.1' }];
  const later = { ...ports, store: { ...ports.store, notices: { ...notices, rollbacksFrom } } };
  await lookAtNotices(later, release.id);
  await sendAll('returned');
  const back = await ports.store.notices.recipients((await noticeOf('returned')).id);
  expect(back.filter(({ state }) => state === 'told')).toHaveLength(40);
});

test('whoever cannot be reached is reported once, and not tried again for that notice', async () => {
  archived.add('C0SUPPORT');
  await lookAtNotices(ports, release.id);
  await sendAll('asn');
  const [person] = people;
  const { id: noticeId } = await noticeOf('asn');
  for (let times = 0; times < 2; times += 1) {
    await reportUndeliverable(ports, { noticeId, recipient: person ?? '' }, 'user_disabled');
  }
  const undeliverable = (await rows()).filter(({ state }) => state === 'undeliverable');
  expect(new Set(undeliverable.map(({ problem }) => problem))).toEqual(
    new Set(['is_archived', 'user_disabled']),
  );
  const said = await database.db.selectFrom('messages').select('key').execute();
  expect(said.filter(({ key }) => key.startsWith('undeliverable:'))).toHaveLength(2);
  expect(await ports.store.notices.behind(noticeId, 9, { now: ports.clock.now(), limit: 100 })).toHaveLength(
    39,
  );
});
