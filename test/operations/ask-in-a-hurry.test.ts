import { expect, test } from 'vitest';
import { IntegrationError } from '../../src/domain/integration/integration-error.ts';
import { askInAHurry } from '../../src/operations/ask-in-a-hurry.ts';

const down = new IntegrationError({ system: 'github', operation: 'look', retryable: true });

test('what GitHub says in time is seen, and what it does not is unseen', async () => {
  expect(await askInAHurry(Promise.resolve('a tag'), 30_000)).toEqual({ kind: 'seen', value: 'a tag' });
  expect(await askInAHurry(new Promise(() => undefined), 10)).toMatchObject({ kind: 'unseen' });
  expect(await askInAHurry(Promise.reject(down), 30_000)).toMatchObject({ kind: 'unseen' });
});

test('a mistake of ours is not taken for an outage', async () => {
  await expect(askInAHurry(Promise.reject(new TypeError('no such thing')), 30_000)).rejects.toThrow(
    'no such',
  );
});
