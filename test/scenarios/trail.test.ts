import { afterAll, beforeAll, expect, test } from 'vitest';
import { channels, people } from '../../sandbox/slack/workspace/seed.ts';
import { emptyTrail, linkHash } from '../../src/domain/trail/chain.ts';
import type { TrailEvent } from '../../src/domain/trail/event.ts';
import { releaseSteps } from '../support/release-steps.ts';
import { type Talk, talkOn } from '../support/talk.ts';
import { until } from '../support/until.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let talk: Talk;

beforeAll(async () => {
  bench = await startWorkbench({ environment: { WAYBILL_AUDIT_CHANNEL: channels.audit } });
  talk = talkOn(bench);
});
afterAll(() => bench.stop());

const verify = () => bench.ask(people.dana, 'audit verify');
const allEvents = () => bench.database.db.selectFrom('trailEvents').selectAll().orderBy('seq').execute();

/** What the database's owner can do: switch the trigger off, and put another trail in place of this one. */
async function replaceTrail(events: readonly TrailEvent[], head?: { seq: number; hash: string }) {
  const { db, pool } = bench.database;
  await pool.query('alter table trail_events disable trigger user');
  await db.deleteFrom('trailEvents').execute();
  await db.insertInto('trailEvents').values(events).execute();
  if (head !== undefined) await db.updateTable('trailHead').set(head).execute();
  await pool.query('alter table trail_events enable trigger user');
}

/** Links events anew, so that each follows from the one before it. */
function relinked(events: readonly TrailEvent[]): readonly TrailEvent[] {
  const chain: TrailEvent[] = [];
  for (const [index, event] of events.entries()) {
    const last = chain.at(-1) ?? emptyTrail;
    const body = event.body.replace(/"seq":\d+/, `"seq":${index + 1}`);
    const hash = linkHash(last.hash, body);
    chain.push({ ...event, seq: index + 1, body, previousHash: last.hash, hash });
  }
  return chain;
}

const headOf = (events: readonly TrailEvent[]) => {
  const { seq, hash } = events.at(-1) ?? emptyTrail;
  return { seq, hash };
};

test('the first event binds the workspace, and a trail without copies outside says so', async () => {
  const [first] = await allEvents();
  expect(first).toMatchObject({ seq: 1, kind: 'workspace-bound', previousHash: emptyTrail.hash });
  expect(await verify()).toMatch(
    /The trail is whole: \d+ events[\s\S]*No copy of its head was found outside/,
  );
});

test('the head and count are put in the audit channel every day, once', async () => {
  await until('the schedule is known', async () => {
    const { rows } = await bench.database.pool.query('select 1 from schedules');
    return rows.length === 1;
  });
  bench.forward(24 * 3_600_000);
  const said = await talk.hears('The trail has', { channel: 'audit' });
  const { seq, hash } = headOf(await allEvents());
  expect(bench.read(said)).toContain(`The trail has ${seq} events`);
  expect(bench.read(said)).toContain(hash);
  expect(await verify()).toMatch(/1 copy of its head outside the database agrees/);
  bench.forward(24 * 3_600_000);
  await bench.slack.control.waitFor(
    () => talk.said('The trail has', { channel: 'audit' }).length === 2,
    10_000,
  );
});

test('each candidate’s tag carries the head out too', async () => {
  await releaseSteps(bench).cut();
  await bench.cardReads('1.5.0', 'Ready');
  expect(await verify()).toMatch(/3 copies of its head outside the database agree/);
});

test('the database refuses to change, remove or empty the record', async () => {
  const { pool } = bench.database;
  for (const statement of [
    "update trail_events set actor = 'slack:U1'",
    'delete from trail_events where seq = 1',
    'truncate trail_events',
  ]) {
    await expect(pool.query(statement)).rejects.toMatchObject({ constraint: 'trail_is_append_only' });
  }
});

test.each<[string, (events: readonly TrailEvent[]) => readonly TrailEvent[], RegExp]>([
  [
    'a changed event',
    (all) => all.map((one) => (one.seq === 3 ? { ...one, body: one.body.replace('"at"', '"At"') } : one)),
    /Event #3 \(project-registered\) is not what was recorded/,
  ],
  ['a missing event', (all) => all.toSpliced(3, 1), /Event #4 is missing/],
  [
    'a broken link',
    (all) =>
      all.map((one) =>
        one.seq === 4
          ? { ...one, previousHash: 'f'.repeat(64), hash: linkHash('f'.repeat(64), one.body) }
          : one,
      ),
    /Event #4 does not follow from the one before it/,
  ],
  [
    'a column that disagrees',
    (all) => all.map((one) => (one.seq === 3 ? { ...one, actor: 'slack:U07SAM00001' } : one)),
    /Event #3 says one thing in its text and another in its column actor/,
  ],
  [
    'a cut-off tail',
    (all) => all.slice(0, -1),
    /The trail ends with event #\d+; by the database’s own count/,
  ],
])('%s is named', async (_, tamper, words) => {
  const events = await allEvents();
  await replaceTrail(tamper(events));
  expect(await verify()).toMatch(words);
  await replaceTrail(events);
  expect(await verify()).toContain('The trail is whole');
});

test('a tail cut off together with the database’s own count shows by the copies outside', async () => {
  const events = await allEvents();
  const cut = events.slice(0, 3);
  await replaceTrail(cut, headOf(cut));
  expect(await verify()).toMatch(/Event #4 and what follows are missing: .* has a copy of the head at #\d+/);
  await replaceTrail(events, headOf(events));
});

test('a history that was written anew to the last hash shows by the copies outside', async () => {
  const events = await allEvents();
  const rewritten = relinked(
    events.map((one) =>
      one.seq === 2 ? { ...one, body: one.body.replace('acme/storefront', 'acme/other') } : one,
    ),
  );
  await replaceTrail(rewritten, headOf(rewritten));
  expect(await verify()).toMatch(/Event #\d+ has another hash than the copy of it in/);
  await replaceTrail(events, headOf(events));
});

test('a project that was removed and the chain made anew around it is named', async () => {
  const events = await allEvents();
  const without = relinked(events.filter(({ projectId }) => projectId === null));
  await replaceTrail(without, headOf(without));
  expect(await verify()).toMatch(/The project [0-9a-f-]{36} had \d+ events, and the last of them are gone/);
  await replaceTrail(events, headOf(events));
  expect(await verify()).toContain('The trail is whole');
});

test('copies that cannot be read are said, and nothing is said of them', async () => {
  bench.slack.control.makeTrouble({
    what: 'conversations.history',
    effect: { kind: 'status', status: 500, when: 'before' },
  });
  bench.github.control.troubles.add({ kind: 'answer', status: 503, route: 'GET **/matching-refs/**' });
  expect(await verify()).toMatch(/Could not be read.*: #audit, acme\/storefront/);
  bench.slack.control.clearTrouble();
  bench.github.control.troubles.clear();
});

test('the history reads page by page, newest first', async () => {
  const answer = await bench.ask(people.dana, 'history');
  expect(answer).toMatch(/1\.5\.0-rc\.1[\s\S]*set up/i);
});
