import { expect, test } from 'vitest';
import { intakeFirst } from '../../src/app/intake-first.ts';
import type { Inbox } from '../../src/ports/inbox.ts';

type Keeping = PromiseWithResolvers<'new'>;

const delivery = { id: '1', event: 'push', repositoryId: null, payload: {} };
const pendingWithin = (promise: Promise<unknown>): Promise<boolean> =>
  Promise.race([
    promise.then(() => false),
    new Promise<true>((resolve) => setImmediate(() => resolve(true))),
  ]);

/** An inbox that keeps nothing before it is told to. */
function slowInbox(limits: { many: number; longestMs: number }) {
  const beingKept: Keeping[] = [];
  const keep = (): Promise<'new'> => {
    const keeping = Promise.withResolvers<'new'>();
    beingKept.push(keeping);
    return keeping.promise;
  };
  const slow: Inbox = { accept: keep, acceptDelivery: keep };
  return { beingKept, ...intakeFirst(slow, limits) };
}

test('an answer is worked on at once while few requests come in', async () => {
  const { inbox, whenQuiet } = slowInbox({ many: 2, longestMs: 60_000 });
  void inbox.acceptDelivery(delivery);
  expect(await pendingWithin(whenQuiet())).toBe(false);
});

test('an answer waits while many requests are being kept, and goes on when they are', async () => {
  const { beingKept, inbox, whenQuiet } = slowInbox({ many: 2, longestMs: 60_000 });
  const kept = [inbox.acceptDelivery(delivery), inbox.acceptDelivery(delivery)];
  const answer = whenQuiet();
  expect(await pendingWithin(answer)).toBe(true);
  beingKept[0]?.resolve('new');
  expect(await kept[0]).toBe('new');
  expect(await pendingWithin(answer)).toBe(false);
});

test('a request that cannot be kept holds no answer up', async () => {
  const { beingKept, inbox, whenQuiet } = slowInbox({ many: 1, longestMs: 60_000 });
  const kept = inbox.acceptDelivery(delivery);
  const answer = whenQuiet();
  beingKept[0]?.reject(new Error('the database is down'));
  await expect(kept).rejects.toThrow('the database is down');
  expect(await pendingWithin(answer)).toBe(false);
});

test('an answer is not put off for ever, however many requests come in', async () => {
  const { inbox, whenQuiet } = slowInbox({ many: 1, longestMs: 5 });
  void inbox.acceptDelivery(delivery);
  await expect(whenQuiet()).resolves.toBeUndefined();
});
