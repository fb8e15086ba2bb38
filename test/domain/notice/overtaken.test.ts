import { expect, test } from 'vitest';
import { isOvertaken } from '../../../src/domain/notice/overtaken.ts';
import { sampleAdvance, sampleNotice, sampleProof } from '../../views/support/notices.ts';
import { captain, now } from '../../views/support/release.ts';

const at = now.toISOString();
const arrived = sampleNotice(sampleAdvance('1.5.0', { progress: { kind: 'arrived', at } }));
const coming = sampleNotice(sampleAdvance('1.5.0'));
const abandoned = sampleNotice(
  sampleAdvance('1.5.0', { progress: { kind: 'abandoned', by: captain, because: 'too early' } }),
);
const proof = sampleNotice(sampleProof('production'));
const returnedFrom = (environment: string) =>
  sampleNotice({ kind: 'returned', version: '1.5.0', environment, at, back: '1.4.0', captain });
const waited = { notBefore: now, shownEdition: 0 };

test.each([
  ['an announcement of what has arrived, where the proof comes too', arrived, [proof], true],
  ['an announcement of what is still to come', coming, [proof], false],
  ['an announcement of what has arrived, where no proof is for them', arrived, [], false],
  ['an announcement of what was abandoned', abandoned, [], true],
  ['a proof of what went back since', proof, [returnedFrom('production')], true],
  ['a proof of what went back elsewhere', proof, [returnedFrom('other')], false],
  ['word of a return', returnedFrom('production'), [proof], false],
])('what was kept back is stale or not: %s', (_what, notice, later, is) => {
  expect(isOvertaken(notice, waited, later)).toBe(is);
});

test('what was never kept back, or is there already, is edited and not left out', () => {
  expect(isOvertaken(arrived, { notBefore: null, shownEdition: 0 }, [proof])).toBe(false);
  expect(isOvertaken(arrived, { notBefore: now, shownEdition: 1 }, [proof])).toBe(false);
});
