import { expect, test } from 'vitest';
import { mintFrom } from '../../src/app/mint.ts';
import { parseRequestId, type RequestId } from '../../src/domain/ids.ts';

test('ids sort in the order in which they were made, within a millisecond too', () => {
  let time = Date.parse('2026-11-21T12:08:00Z');
  const mint = mintFrom({ now: () => new Date(time) });
  const made = Array.from({ length: 500 }, (_, index) => {
    if (index % 100 === 0) time += 1;
    return mint.id<RequestId>();
  });
  expect(made.map(parseRequestId)).toHaveLength(500);
  expect(made.toSorted()).toEqual(made);
});
