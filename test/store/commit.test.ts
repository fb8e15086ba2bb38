import { afterAll, beforeAll, expect, test } from 'vitest';
import { mintFrom } from '../../src/app/mint.ts';
import type { Decision } from '../../src/domain/change.ts';
import {
  type ProjectId,
  parseChannelId,
  parseRepositoryId,
  parseTeamId,
  parseUserId,
  type RequestId,
} from '../../src/domain/ids.ts';
import type { ListedWork, WokenWork } from '../../src/domain/job.ts';
import { bySlackUser, type NewEvent } from '../../src/domain/trail/event.ts';
import { factsOf } from '../../src/domain/trail/verify.ts';
import type { Inbox } from '../../src/ports/inbox.ts';
import type { Store } from '../../src/ports/store.ts';
import { keepInbox } from '../../src/store/inbox.ts';
import { openStore } from '../../src/store/open-store.ts';
import { openQueue } from '../../src/store/queue.ts';
import { type JobQueue, queues } from '../../src/store/queues.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let queue: JobQueue;
let store: Store;
let inbox: Inbox;
const now = new Date('2026-11-20T09:00:00Z');
const clock = { now: () => now };
const mint = mintFrom(clock);
const dana = parseUserId('U07DANA0001');
const releases = parseChannelId('C07RELEASES');
const log = { info: () => undefined, warn: console.warn };

beforeAll(async () => {
  database = await createDatabase();
  queue = await openQueue<ListedWork, WokenWork>({ url: database.url, queues, log });
  const tools = { db: database.db, queue, clock, mint };
  store = openStore(tools);
  inbox = keepInbox({ ...tools, isLong: () => false });
});
afterAll(async () => {
  await queue.stop();
  await database.drop();
});

let ids = 0;
const event = {
  kind: 'identity-linked',
  projectId: null,
  actor: bySlackUser(dana),
  at: now,
  facts: {},
} as const;
const nothing: Decision = { changes: [], events: [], effects: [] };

function newRepository() {
  ids += 1;
  const row = {
    id: parseRepositoryId(ids),
    fullName: `acme/shop-${ids}`,
    defaultBranch: 'main',
    fileState: 'valid',
    fileProblems: [],
    fileReadAt: now,
    acceptedTagWorkflows: [],
    revision: 1,
  } as const;
  return { row, insert: { insert: 'repositories', row } as const };
}

async function newRequest(): Promise<RequestId> {
  ids += 1;
  const place = { channelId: releases, threadTs: null, responseUrl: null, modal: null };
  const ask = { kind: 'command', text: 'status' } as const;
  await inbox.accept(`key-${ids}`, { userId: dana, teamId: parseTeamId('T1'), place, ask });
  const { id } = await database.db
    .selectFrom('requests')
    .select('id')
    .where('key', '=', `key-${ids}`)
    .executeTakeFirstOrThrow();
  return id;
}

const count = async (sql: string): Promise<number> => {
  const { rows } = await database.pool.query<{ n: number }>(`select count(*)::int as n from ${sql}`);
  return rows[0]?.n ?? -1;
};

test('a decision is kept as a whole: its rows, its events and its effects', async () => {
  const { row, insert } = newRepository();
  const kept = await store.commit({
    changes: [insert],
    events: [event],
    effects: [{ effect: 'read-project-file', repositoryId: row.id }],
  });
  expect(kept).toMatchObject({ kind: 'done', events: [{ kind: 'identity-linked' }] });
  expect(await store.repository(row.id)).toEqual(row);
  expect(await count(`pgboss.job where name = 'read-project-file' and singleton_key = '${row.id}'`)).toBe(1);
});

test('a decision that cannot be kept leaves no row, no event, no message and no job', async () => {
  const { row, insert } = newRepository();
  const before = await store.trailHead();
  const stale = { update: 'repositories', id: row.id, revision: 7, set: { defaultBranch: 'x' } } as const;
  const kept = await store.commit({
    changes: [insert, stale],
    events: [event],
    effects: [
      { effect: 'read-project-file', repositoryId: row.id },
      {
        effect: 'say',
        key: 'never',
        channelId: releases,
        thread: null,
        reach: 'thread',
        announcement: { kind: 'notes-edited', version: '1', by: dana },
      },
    ],
  });
  expect(kept).toEqual({ kind: 'conflict', constraint: null });
  expect(await store.repository(row.id)).toBeNull();
  expect(await store.trailHead()).toEqual(before);
  expect(await count("messages where key = 'never'")).toBe(0);
  expect(await count(`pgboss.job where singleton_key = '${row.id}'`)).toBe(0);
});

test('a constraint that says no is named', async () => {
  const { insert } = newRepository();
  await store.commit({ ...nothing, changes: [insert] });
  expect(await store.commit({ ...nothing, changes: [insert] })).toEqual({
    kind: 'conflict',
    constraint: 'repositories_pkey',
  });
});

test('of two decisions on one revision, one is kept', async () => {
  const { row, insert } = newRepository();
  await store.commit({ ...nothing, changes: [insert] });
  const rename = (defaultBranch: string): Decision => ({
    ...nothing,
    changes: [{ update: 'repositories', id: row.id, revision: 1, set: { defaultBranch } }],
  });
  const both = await Promise.all([store.commit(rename('a')), store.commit(rename('b'))]);
  expect(both.map(({ kind }) => kind).toSorted()).toEqual(['conflict', 'done']);
  expect((await store.repository(row.id))?.revision).toBe(2);
});

test('a history can be of one environment, whatever the texts in the other events say', async () => {
  const projectId = mint.id<ProjectId>();
  const about = (facts: NewEvent['facts']): NewEvent => ({ ...event, projectId, facts });
  const events = [
    about({ environment: 'eu "west"', version: '1' }),
    about({ environment: 'eu', version: '2' }),
    about({ environment: 'eu-west', version: '3' }),
    about({ because: 'it said "environment":"eu"', version: '4' }),
    about({ scope: { kind: 'environment', environment: 'eu' }, version: '5' }),
  ];
  await store.commit({ ...nothing, events });
  const versions = async (environment: string, before?: number) =>
    (
      await store.history(projectId, { environment, limit: 9, ...(before === undefined ? {} : { before }) })
    ).map((found) => factsOf(found)['version']);
  expect(await versions('eu')).toEqual(['5', '2']);
  expect(await versions('eu', 5)).toEqual(['2']);
  expect(await versions('eu "west"')).toEqual(['1']);
  expect(await versions('e_')).toEqual([]);
});

test('events that are appended at once make one unbroken line', async () => {
  const before = await store.trailHead();
  const commits = Array.from({ length: 12 }, () => store.commit({ ...nothing, events: [event, event] }));
  await Promise.all(commits);
  const added = await store.trailAfter(before.seq, 100);
  expect(added.map(({ seq }) => seq)).toEqual(Array.from({ length: 24 }, (_, at) => before.seq + 1 + at));
  expect(added.every(({ previousHash }, at) => previousHash === (added[at - 1]?.hash ?? before.hash))).toBe(
    true,
  );
  expect(await store.trailHead()).toMatchObject({ seq: before.seq + 24, hash: added.at(-1)?.hash });
});

test('a request is carried out once, and a second time gets its first outcome', async () => {
  const id = await newRequest();
  const before = await store.trailHead();
  const decide = (said: string) => store.commit({ ...nothing, events: [event] }, { id, outcome: { said } });
  const both = await Promise.all([decide('first'), decide('second')]);
  const done = both.find(({ kind }) => kind === 'done');
  const repeated = both.find(({ kind }) => kind === 'repeated');
  expect(done).toMatchObject({ events: [{ requestId: id }] });
  const kept = await store.request(id);
  expect(repeated).toEqual({ kind: 'repeated', outcome: kept?.outcome });
  expect((await store.trailHead()).seq).toBe(before.seq + 1);
});

test('a request whose decision was not kept may be carried out later', async () => {
  const id = await newRequest();
  const { row } = newRepository();
  const stale: Decision = {
    ...nothing,
    changes: [{ update: 'repositories', id: row.id, revision: 1, set: { defaultBranch: 'x' } }],
  };
  expect(await store.commit(stale, { id, outcome: 1 })).toMatchObject({ kind: 'conflict' });
  expect((await store.request(id))?.outcome).toBeUndefined();
  expect(await store.commit(nothing, { id, outcome: 2 })).toMatchObject({ kind: 'done' });
});

test('text that PostgreSQL cannot keep is kept without what it cannot', async () => {
  const { row, insert } = newRepository();
  const message = 'nul \0 and half \ud83d of a pair';
  const problem = { line: 1, column: 1, path: '', message, hint: '' };
  await store.commit({
    ...nothing,
    changes: [{ ...insert, row: { ...row, fileProblems: [problem], defaultBranch: 'a\0b' } }],
    events: [{ ...event, facts: { message } }],
  });
  const kept = await store.repository(row.id);
  expect(kept?.fileProblems[0]?.message).toBe('nul \uFFFD and half \uFFFD of a pair');
  expect(kept?.defaultBranch).toBe('a\uFFFDb');
});

test('a duplicate of a request is kept once, with one job', async () => {
  ids += 1;
  const place = { channelId: releases, threadTs: null, responseUrl: null, modal: null };
  const asked = { userId: dana, teamId: parseTeamId('T1'), place, ask: { kind: 'home' } as const };
  const kept = await Promise.all(Array.from({ length: 5 }, () => inbox.accept('same', asked)));
  expect(kept.toSorted()).toEqual(['duplicate', 'duplicate', 'duplicate', 'duplicate', 'new']);
  expect(
    await count(
      "pgboss.job where name = 'answer-request' and data->>'requestId' in (select id::text from requests where key = 'same')",
    ),
  ).toBe(1);
});
