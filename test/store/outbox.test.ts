import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseChannelId } from '../../src/domain/ids.ts';
import { readOutbox } from '../../src/store/outbox.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

const channel = parseChannelId('C0TURNS0001');
const at = (second: number) => new Date(Date.UTC(2026, 10, 20, 9, 0, second));
const outbox = () => readOutbox(database.db);

/** A message that was made at one second and whose content has been wanted since another. */
async function keep(key: string, made: number, wanted: number, ts: string | null): Promise<void> {
  await database.pool.query(
    `insert into messages (id, key, channel_id, subject, state, ts, sent_revision, created_at, wanted_at)
     values (gen_random_uuid(), $1, $2, '{}', $3, $4, 0, $5, $6)`,
    [key, channel, ts === null ? 'unsent' : 'posted', ts, at(made), at(wanted)],
  );
}

test('what has waited longest is sent next, be it an edit or new', async () => {
  await keep('card', 0, 5, '1.000001');
  await keep('request', 2, 2, null);
  await keep('reply', 6, 6, null);
  const order: string[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const next = await outbox().next(channel, at(10));
    if (next === null) break;
    order.push(next.key);
    await outbox().markSent(next.id, next.wantedRevision, {
      ts: `1.00001${turn}`,
      postedIn: null,
      shownHash: 'h',
      at: at(10),
    });
  }
  expect(order).toEqual(['request', 'card', 'reply']);
  expect(await outbox().next(channel, at(10))).toBeNull();
});

test('what changes while it is being sent goes to the end of the line', async () => {
  await keep('first', 20, 20, null);
  await keep('second', 21, 21, null);
  const first = await outbox().next(channel, at(30));
  if (first === null) throw new Error('nothing was next');
  await outbox().wantAgain(first.id);
  await outbox().markSent(first.id, first.wantedRevision, {
    ts: '2.000001',
    postedIn: null,
    shownHash: 'h',
    at: at(30),
  });
  expect((await outbox().next(channel, at(30)))?.key).toBe('second');
});

const kept = () => database.db.selectFrom('messages').selectAll().where('key', '=', 'blocked');

test('a message whose answer was lost is not looked for early because its channel was closed before', async () => {
  await keep('blocked', 40, 40, null);
  const { id } = await kept().executeTakeFirstOrThrow();
  await outbox().markBlocked(id, 'not_in_channel', at(45));
  expect(await kept().executeTakeFirst()).toMatchObject({ problem: 'not_in_channel' });
  await outbox().markPosting(id);
  await outbox().markUncertain(id, at(60));
  // Who wants it anew ends the wait for what was in its way, never the wait before it is looked for.
  expect(await kept().executeTakeFirst()).toMatchObject({ problem: null, notBefore: at(60) });
});
