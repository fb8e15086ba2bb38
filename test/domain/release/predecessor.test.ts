import { expect, test } from 'vitest';
import { predecessorOf } from '../../../src/domain/release/predecessor.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import { release } from '../../operations/build/rows.ts';

const known: readonly Release[] = [
  { ...release, version: '1.10.0', state: 'abandoned' },
  { ...release, version: '1.9.0', state: 'open' },
  { ...release, version: '1.2.0', state: 'shipped' },
  { ...release, version: '1.8.1', state: 'returned' },
];

test.each([
  [null, '1.9.0'],
  ['1.11.0', '1.9.0'],
  ['1.9.0', '1.8.1'],
  ['1.8.1', '1.2.0'],
  ['1.2.0', null],
])('below %s, the predecessor is the highest that was not abandoned: %s', (below, version) => {
  expect(predecessorOf(known, below)?.version ?? null).toBe(version);
});

test('the first release of a project has none', () => {
  expect(predecessorOf([], null)).toBeNull();
});
