import { expect, test } from 'vitest';
import { mintFrom } from '../../src/app/mint.ts';
import type { MessageId } from '../../src/domain/ids.ts';

test('ids sort by the order in which they were made, also within a millisecond and when the clock goes back', () => {
  let ms = Date.parse('2026-11-20T09:00:00Z');
  const mint = mintFrom({ now: () => new Date(ms) });
  const made = Array.from({ length: 10_000 }, (_, index) => {
    if (index === 6_000) ms -= 60_000;
    if (index === 8_000) ms += 120_000;
    return mint.id<MessageId>();
  });
  expect(made.toSorted()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
  expect(made[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
