import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mintFrom } from '../../src/app/mint.ts';
import { parseCandidateId, parseDispatchId, parseReleaseId, parseSha } from '../../src/domain/ids.ts';
import { mergeDecisions } from '../../src/domain/merge-decisions.ts';
import type { ProjectConfiguration } from '../../src/domain/project/configuration.ts';
import { cut as cutRelease } from '../../src/domain/release/cut.ts';
import { trainCut } from '../../src/domain/schedule/train-decisions.ts';
import type { CommitTools } from '../../src/store/commit.ts';
import { connect } from '../../src/store/connect.ts';
import { jsonText } from '../../src/store/json-text.ts';
import { openStore } from '../../src/store/open-store.ts';
import { fireSchedules } from '../../src/store/schedules.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { keepRepository } from '../support/promotion/keep-repository.ts';
import { sampleNotes } from '../views/support/notes.ts';
import { sampleProject } from '../views/support/release.ts';

const project = sampleProject('storefront');
const cut = {
  cron: '0 9 * * 2',
  zone: 'Europe/Berlin',
  missed: 'report',
  announceMs: 3 * 3_600_000,
  open: 'skip',
} as const;

let database: TestDatabase;
let now = new Date('2026-11-20T09:00:00Z');
const clock = { now: () => now };
let enqueued: string[] = [];
let woken: string[] = [];

beforeAll(async () => {
  database = await createDatabase();
  await keepRepository(database, project.repositoryId, now);
  await database.db
    .insertInto('projects')
    .values({ ...project, configuration: jsonText(project.configuration) })
    .execute();
});
beforeEach(async () => {
  await database.pool.query('truncate schedules, schedule_firings, trains cascade');
  now = new Date('2026-11-20T09:00:00Z');
  [enqueued, woken] = [[], []];
  await configured({ cut, digest: null });
  await tick();
});
afterAll(() => database.drop());

const tools = (db: TestDatabase['db']): CommitTools => ({
  db,
  clock,
  mint: mintFrom(clock),
  queue: {
    enqueue: (_trx, name) => Promise.resolve(void enqueued.push(name)),
    wake: (_trx, _name, keys) => Promise.resolve(void woken.push(...keys)),
  },
});
const tick = (db = database.db) => fireSchedules(tools(db));

async function configured(schedules: ProjectConfiguration['schedules']) {
  const configuration = jsonText({ ...project.configuration, schedules });
  await database.db.updateTable('projects').set({ configuration }).execute();
}

async function at(time: string) {
  now = new Date(time);
  await tick();
}

const trains = () => database.db.selectFrom('trains').selectAll().orderBy('dueAt').execute();
const nextAt = async () =>
  (await database.db.selectFrom('schedules').select('nextAt').where('kind', '=', 'cut').executeTakeFirst())
    ?.nextAt;

describe('a schedule of waybill.yaml', () => {
  test('has its next time kept on the clock of its zone, and fires ahead of it', async () => {
    expect(await nextAt()).toEqual(new Date('2026-11-24T08:00:00Z'));
    await at('2026-11-24T04:59:00Z');
    expect(await trains()).toEqual([]);
    await at('2026-11-24T05:00:00Z');
    expect(await trains()).toMatchObject([
      { dueAt: new Date('2026-11-24T08:00:00Z'), state: 'expected', timeZone: 'Europe/Berlin' },
    ]);
    expect(await nextAt()).toEqual(new Date('2026-12-01T08:00:00Z'));
  });

  test('fires once, however many replicas tick at the same instant, again and again', async () => {
    const others = Array.from({ length: 4 }, () =>
      connect(database.url, { info: () => undefined, warn: console.warn }),
    );
    now = new Date('2026-11-24T06:00:00Z');
    await Promise.all(others.flatMap(({ db }) => [tick(db), tick(db), tick(db)]));
    await Promise.all(others.map(async (other) => other.close()));
    expect(await trains()).toHaveLength(1);
    expect(enqueued.filter((name) => name === 'anchor-trail')).toHaveLength(1);
    const { rows } = await database.pool.query("select 1 from schedule_firings where schedule like 'cut:%'");
    expect(rows).toHaveLength(1);
  });

  test('fires once for all that was missed while nothing ticked, and the others are said and recorded', async () => {
    await at('2026-12-09T12:00:00Z');
    expect(await trains()).toMatchObject([{ dueAt: new Date('2026-12-08T08:00:00Z'), state: 'expected' }]);
    const { rows } = await database.pool.query<{ subject: { announcement: object } }>(
      "select subject from messages where key like 'schedule-missed:%'",
    );
    expect(rows.map(({ subject }) => subject.announcement)).toMatchObject([
      { kind: 'schedule-missed', what: 'cut', count: 2, first: '2026-11-24T08:00:00.000Z' },
    ]);
    const { rows: events } = await database.pool.query(
      "select 1 from trail_events where kind = 'schedule-missed'",
    );
    expect(events).toHaveLength(1);
  });

  test('follows a changed time, and the train that was announced for the old one is looked at again', async () => {
    await at('2026-11-24T06:00:00Z');
    const [announced] = await trains();
    woken = [];
    await configured({ cut: { ...cut, cron: '30 16 * * 3' }, digest: null });
    await at('2026-11-24T06:00:01Z');
    expect(await nextAt()).toEqual(new Date('2026-11-25T15:30:00Z'));
    expect(woken).toContain(announced?.id);
  });

  test('is due no more once it is gone from the file, or its project is', async () => {
    await configured({ cut: null, digest: null });
    await tick();
    expect(await nextAt()).toBeUndefined();
    await at('2026-11-24T08:00:00Z');
    expect(await trains()).toEqual([]);
  });

  test('that was changed and changed back has its train again, if that was called off', async () => {
    await at('2026-11-24T06:00:00Z');
    await database.db
      .updateTable('trains')
      .set({ state: 'called-off', lookAt: null, announcedAt: now })
      .execute();
    await configured({ cut: null, digest: null });
    await tick();
    await configured({ cut, digest: null });
    await tick();
    await tick();
    expect(await trains()).toMatchObject([{ state: 'expected', announcedAt: null, lookAt: now }]);
  });

  test('leaves a train alone that a captain skipped before it fired', async () => {
    await at('2026-11-24T05:00:00Z');
    await database.db.updateTable('trains').set({ state: 'skipped' }).execute();
    await configured({ cut: { ...cut, announceMs: 4 * 3_600_000 }, digest: null });
    await tick();
    await tick();
    expect(await trains()).toMatchObject([{ state: 'skipped' }]);
  });
});

describe('a train', () => {
  test('that two replicas cut at once is cut once: the other finds that it was', async () => {
    await at('2026-11-24T05:00:00Z');
    const [train] = await trains();
    if (train === undefined) throw new Error('there is no train');
    const store = openStore(tools(database.db));
    const cutBy = (number: number) => {
      const ids = {
        release: parseReleaseId(`00000000-0000-7000-8000-00000000010${number}`),
        candidate: parseCandidateId(`00000000-0000-7000-8000-00000000020${number}`),
        dispatch: parseDispatchId(`wb-aaaaaaaaaaa${number}`),
      };
      const made = cutRelease({
        project,
        sha: parseSha('a'.repeat(40)),
        version: `1.${number}.0`,
        number: 1,
        notes: sampleNotes(3),
        into: null,
        predecessor: null,
        dropped: [],
        by: null,
        now,
        ids,
      });
      return store.commit(
        mergeDecisions([made, trainCut({ train, project, now }, ids.candidate, '1.5.0-rc.1')]),
      );
    };
    const ends = await Promise.all([cutBy(1), cutBy(2), cutBy(3)]);
    expect(ends.map(({ kind }) => kind).toSorted()).toEqual(['conflict', 'conflict', 'done']);
    const { rows } = await database.pool.query('select captain_id from releases');
    expect(rows).toEqual([{ captain_id: null }]);
    expect(await trains()).toMatchObject([{ state: 'cut' }]);
  });
});
