import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ChannelId } from '../../src/domain/ids.ts';
import type { NoticeConfiguration, ProjectConfiguration } from '../../src/domain/project/configuration.ts';
import { makeDueDigest } from '../../src/operations/make-digest.ts';
import { readDigest } from '../../src/operations/read-digest.ts';
import { sendNotice } from '../../src/operations/send-notice.ts';
import { type LaneBench, startLaneBench } from '../support/promotion/lane-bench.ts';
import { openEnvironment } from '../support/promotion/open-environment.ts';
import { replicaOf } from '../support/promotion/replica.ts';
import { type Rollbacks, rollbacksOn } from '../support/promotion/rollbacks.ts';
import { sampleAdvance, sampleNotice } from '../views/support/notices.ts';
import { captain } from '../views/support/release.ts';

const day = 86_400_000;
const daily = { cron: '0 17 * * *', zone: 'Europe/Berlin', missed: 'report', quiet: true } as const;
const notices: readonly NoticeConfiguration[] = [
  { to: 'C0SUPPORT', kinds: ['digest'], environments: ['nowhere'], secret: null },
  { to: 'https://hooks.example/digests', kinds: ['digest'], environments: null, secret: 'HOOK' },
];
let bench: LaneBench;
let rollbacks: Rollbacks;

beforeAll(async () => {
  bench = await startLaneBench([openEnvironment('production')]);
  rollbacks = rollbacksOn(bench);
});
afterEach(async () => {
  await bench.clear();
  const { db } = bench.database;
  await db.deleteFrom('noticeRecipients').execute();
  await db.deleteFrom('notices').execute();
  await db.deleteFrom('messages').execute();
});
afterAll(() => bench.stop());

/** The project with a digest every day, and nothing on its way. */
async function projectWith(digest: ProjectConfiguration['schedules']['digest']) {
  // A digest is about what was before its time.
  await bench.forward(1_000);
  const { store } = bench.ports;
  const [project] = await store.projects();
  if (project === undefined) throw new Error('there is no project');
  const configuration = { ...project.configuration, notices, schedules: { cut: null, digest } };
  await store.commit({
    changes: [{ update: 'projects', id: project.id, revision: project.revision, set: { configuration } }],
    events: [],
    effects: [],
  });
  await bench.database.db.updateTable('releases').set({ state: 'shipped', closedAt: bench.now() }).execute();
  return { ...project, configuration };
}
const dueNow = async (digest: ProjectConfiguration['schedules']['digest'] = daily) => {
  const project = await projectWith(digest);
  return { projectId: project.id, dueAt: bench.now().toISOString() };
};
const kept = () => bench.database.db.selectFrom('notices').selectAll().where('kind', '=', 'digest').execute();
const said = async (kind: string) =>
  (await bench.database.db.selectFrom('messages').select('key').execute()).filter(({ key }) =>
    key.startsWith(`${kind}:`),
  ).length;

test('processes that take up one occurrence at once, or again, make one digest of it', async () => {
  await rollbacks.deliver();
  const due = await dueNow();
  const replica = replicaOf(bench);
  const all = [bench.ports, replica.ports, bench.ports].map((ports) => makeDueDigest(ports, due));
  await Promise.all(all);
  await makeDueDigest(bench.ports, due);
  await replica.close();
  expect(await kept()).toHaveLength(1);
});

test('a digest goes to whoever asked for digests, whatever environments they named, and to no program', async () => {
  await rollbacks.deliver();
  await makeDueDigest(bench.ports, await dueNow());
  const [digest] = await kept();
  const slack = {
    ...bench.ports.slack,
    channel: async (id: ChannelId) => ({
      id,
      name: 'x',
      hasBot: true,
      isShared: false,
      isArchived: false,
    }),
  };
  if (digest !== undefined) await sendNotice({ ...bench.ports, slack }, digest.id);
  const rows = await bench.database.db
    .selectFrom('noticeRecipients')
    .select(['recipient', 'state'])
    .execute();
  expect(rows).toEqual([{ recipient: 'C0SUPPORT', state: 'told' }]);
});

test('an address outside is sent a digest only where a captain wrote something for it', async () => {
  await rollbacks.deliver();
  const project = await projectWith(daily);
  const outsider = {
    to: 'mailto:ops@partner.example',
    kinds: ['digest'],
    environments: null,
    secret: null,
  } as const;
  const { store } = bench.ports;
  const configuration = { ...project.configuration, notices: [outsider] };
  const fresh = await store.project(project.id);
  const [release] = await bench.database.db
    .updateTable('releases')
    .set({ state: 'open', closedAt: null })
    .returning(['id'])
    .execute();
  if (fresh === null || release === undefined) throw new Error('there is no release');
  await store.commit({
    changes: [{ update: 'projects', id: fresh.id, revision: fresh.revision, set: { configuration } }],
    events: [],
    effects: [],
  });
  const mailer = { send: async () => ({ kind: 'sent' as const }) };
  const recipients = async () => {
    const digest = (await kept()).at(-1);
    if (digest !== undefined) await sendNotice({ ...bench.ports, mailer }, digest.id);
    return bench.database.db.selectFrom('mails').select(['recipient', 'releaseId']).execute();
  };
  await makeDueDigest(bench.ports, { projectId: project.id, dueAt: bench.now().toISOString() });
  expect(await recipients()).toEqual([]);

  const announced = sampleNotice(sampleAdvance('1.5.0'), {
    projectId: project.id,
    releaseId: release.id,
    reviewed: { by: captain, at: bench.now().toISOString(), inside: null, outside: 'Orders arrive faster.' },
  });
  await store.commit({ changes: [{ insert: 'notices', row: announced }], events: [], effects: [] });
  await bench.forward(1_000);
  await makeDueDigest(bench.ports, { projectId: project.id, dueAt: bench.now().toISOString() });
  expect(await recipients()).toEqual([{ recipient: outsider.to, releaseId: null }]);
  await bench.database.db.deleteFrom('mails').execute();
});

test('over a time in which nothing happened there is none, unless the project wants that said', async () => {
  await makeDueDigest(bench.ports, await dueNow());
  expect(await kept()).toEqual([]);
  await makeDueDigest(bench.ports, await dueNow({ ...daily, quiet: false }));
  expect(await kept()).toHaveLength(1);
});

test('one that was missed is said to be, or made up, as its schedule says; the next tells of both times', async () => {
  await rollbacks.deliver();
  const due = await dueNow();
  await bench.forward(day);
  await makeDueDigest(bench.ports, due);
  await makeDueDigest(bench.ports, due);
  expect(await kept()).toEqual([]);
  expect(await said('digest-missed')).toBe(1);
  await makeDueDigest(bench.ports, { ...(await dueNow({ ...daily, missed: 'make-up' })), dueAt: due.dueAt });
  expect(await kept()).toHaveLength(1);
  await rollbacks.deliver();
  const next = await dueNow();
  await makeDueDigest(bench.ports, next);
  expect((await kept()).map(({ facts }) => facts).at(-1)).toMatchObject({
    from: due.dueAt,
    until: next.dueAt,
    figures: { deployments: 1 },
  });
});

test('a digest tells what was rolled back, why, and how long it took to mend', async () => {
  const good = await rollbacks.deliver();
  const bad = await rollbacks.deliver();
  await rollbacks.back();
  await bench.settle();
  await rollbacks.end('success');
  const project = await projectWith(daily);
  const until = bench.now();
  const facts = await readDigest(bench.ports, project, { from: new Date(until.getTime() - day), until });
  expect(facts.rolledBack).toEqual({
    count: 1,
    first: [expect.objectContaining({ from: bad.name, to: good.name, because: 'checkout is broken' })],
  });
  expect(facts.figures).toMatchObject({ deployments: 2, failures: 1, notRestored: 0, toRestore: { of: 1 } });
  expect(facts.stopped).toMatchObject({ count: 1, first: [{ kind: 'hold', environment: 'production' }] });
});
