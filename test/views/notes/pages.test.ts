import { expect, test } from 'vitest';
import type { Release } from '../../../src/domain/release/release.ts';
import { renderNotes } from '../../../src/views/notes/notes.ts';
import { sampleEdit, sampleNotes } from '../support/notes.ts';
import { buttonsOf, read } from '../support/read.ts';
import { sampleRelease } from '../support/release.ts';

/** Turns the pages by the button's own value, as a person would. */
function allPages(release: Release): readonly string[] {
  const pages: string[] = [];
  for (let from: number | null = 0; from !== null && pages.length < 200; ) {
    const message = renderNotes({ project: 'storefront', release, from });
    pages.push(read(message));
    const next: string | undefined = /"notes:more","value":"[^"]* (\d+)"/.exec(
      JSON.stringify(message.blocks),
    )?.[1];
    from = next === undefined ? null : Number(next);
  }
  return pages;
}

test.each([0, 1, 51, 260, 1500])('every one of %i changes is on some page, once', (count) => {
  const pages = allPages(sampleRelease({ notes: sampleNotes(count) }));
  const numbers = pages.flatMap((page) =>
    [...page.matchAll(/• Change number (\d+) /g)].map(([, n]) => Number(n)),
  );
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, n) => n));
});

test('a page that goes on under a heading says which', () => {
  const [, second] = allPages(sampleRelease({ notes: sampleNotes(260) }));
  expect(second).toMatch(/\*[A-Z][a-z ]+ \(continued\)\*\n•/);
});

test.each([
  ['open', ['notes:edit']],
  ['shipped', []],
] as const)('notes of a release that is %s offer %j', (state, buttons) => {
  const message = renderNotes({ project: 'storefront', release: sampleRelease({ state }) });
  expect(buttonsOf(message)).toEqual(buttons);
});

test('an edited kind stands among the generated ones', () => {
  const release = sampleRelease({ editedNotes: sampleEdit('- A better basket', 'fix') });
  expect(read(renderNotes({ project: 'storefront', release }))).toMatch(
    /\*Features\*\n• Change number 1[^*]*\*Fixes\*\n• A better basket\n_Since that was written, 1 change more:_/,
  );
});

test('what was taken back is counted, not listed', () => {
  expect(read(renderNotes({ project: 'storefront', release: sampleRelease() }))).toContain(
    '1 change taken back again',
  );
});
