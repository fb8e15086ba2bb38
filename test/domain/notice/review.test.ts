import { expect, test } from 'vitest';
import type { Notice } from '../../../src/domain/notice/notice.ts';
import { reviewed } from '../../../src/domain/notice/review.ts';
import { reviewFields } from '../../../src/views/notice/review-view.ts';
import { changeText } from '../../../src/views/notice/told-changes.ts';
import { sampleAdvance, sampleNotice } from '../../views/support/notices.ts';
import { captain, now } from '../../views/support/release.ts';

const facts = sampleAdvance('1.5.0');
const held = sampleNotice(facts, { state: 'held' });
const by = { by: captain, now };
const after = (notice: Notice, text: Parameters<typeof reviewed>[1]): Partial<Notice> => {
  const [change] = reviewed(notice, text, by).changes;
  if (change === undefined || !('update' in change) || change.update !== 'notices') return {};
  return change.set;
};

test('a held notice leaves with a person’s words and date, which are what was first announced', () => {
  const expectedAt = new Date('2026-12-01T09:00:00Z');
  const set = after(held, { inside: 'Ours.', outside: null, expectedAt });
  expect(set).toMatchObject({ state: 'open', edition: 1, reviewed: { by: captain, inside: 'Ours.' } });
  expect(set.firstFacts).toMatchObject({ expected: { kind: 'said', by: captain } });
});

test('words for a notice that has left edit it; a new date is told besides', () => {
  const open = sampleNotice(facts);
  const words = { inside: null, outside: 'Theirs.', expectedAt: null };
  expect(after(open, words)).toMatchObject({ edition: 2 });
  expect(after(open, words)).not.toHaveProperty('toldEdition');
  expect(after(open, { ...words, expectedAt: now })).toMatchObject({ toldEdition: 2, toldWhat: ['date'] });
});

test('text that is left as it was made goes on following the release', () => {
  expect(reviewFields(held, { inside: changeText(facts), outside: ' ' })).toEqual({
    inside: null,
    outside: null,
  });
  expect(reviewFields(held, { inside: 'Ours.', outside: 'Theirs.' })).toEqual({
    inside: 'Ours.',
    outside: 'Theirs.',
  });
});
