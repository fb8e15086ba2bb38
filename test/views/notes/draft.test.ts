import { describe, expect, test } from 'vitest';
import { editsFrom, fieldId, notesDraft } from '../../../src/views/notes/draft.ts';
import { notesEditView } from '../../../src/views/notes/edit-view.ts';
import { hostileTexts } from '../support/hostile.ts';
import { sampleEdit, sampleNotes } from '../support/notes.ts';
import { read } from '../support/read.ts';
import { sampleRelease } from '../support/release.ts';

type Draft = ReturnType<typeof notesDraft>;
const untouched = (draft: Draft): Record<string, string> =>
  Object.fromEntries(
    draft.parts.flatMap((part) => part.pieces.map((piece, at) => [fieldId(part, at), piece] as const)),
  );

describe('notes put before a person to edit', () => {
  test.each([0, 1, 51, 260, 1500])('of %i changes have every one of them in some field', (count) => {
    const draft = notesDraft(sampleNotes(count), null);
    const text = Object.values(untouched(draft)).join('\n');
    expect(text.match(/^- Change number /gm) ?? []).toHaveLength(count);
    expect(draft.tooLong).toEqual([]);
  });

  test('that come back as they were change nothing', () => {
    for (const texts of [[], hostileTexts]) {
      const draft = notesDraft(sampleNotes(260, texts), sampleEdit('mine\n\nand more', 'fix'));
      const values = Object.entries(untouched(draft)).map(([id, text]) => [
        id,
        `${text.replaceAll('\n', '\r\n')} `,
      ]);
      expect(editsFrom(draft, Object.fromEntries(values))).toEqual([]);
    }
  });

  test('change only the kinds that were touched', () => {
    const draft = notesDraft(sampleNotes(60), null);
    const values = { ...untouched(draft), 'fix.0': '- One fix instead' };
    expect(editsFrom(draft, values)).toEqual([{ part: 'fix', text: '- One fix instead' }]);
  });

  test('join a kind that needed several fields again', () => {
    const draft = notesDraft(sampleNotes(1500), null);
    const fixes = draft.parts.find(({ part }) => part === 'fix');
    expect(fixes?.pieces.length).toBeGreaterThan(1);
    const [edit] = editsFrom(draft, { ...untouched(draft), 'fix.0': '- First' });
    expect(edit?.text).toBe(['- First', ...(fixes?.pieces.slice(1) ?? [])].join('\n'));
  });

  test('emptied take the edit back', () => {
    const draft = notesDraft(sampleNotes(3), sampleEdit('mine', 'fix'));
    const cleared = Object.fromEntries(Object.keys(untouched(draft)).map((id) => [id, null] as const));
    expect(editsFrom(draft, { ...untouched(draft), 'fix.0': cleared['fix.0'] ?? null })).toEqual([
      { part: 'fix', text: '' },
    ]);
  });

  test('that do not fit a modal stay as they are, and it says so', () => {
    const huge = sampleNotes(1500, ['a title of a thousand characters '.repeat(31)]);
    const draft = notesDraft(huge, null);
    expect(draft.tooLong.length).toBeGreaterThan(0);
    expect(editsFrom(draft, untouched(draft))).toEqual([]);
    expect(read(notesEditView('storefront', sampleRelease({ notes: huge })))).toContain(
      'are too long to edit here, and stay as they are',
    );
  });

  test('carry the release and the revision that they were made from', () => {
    const release = sampleRelease({ revision: 7 });
    expect(notesEditView('storefront', release).private_metadata).toBe(`${release.id} 7`);
  });
});
