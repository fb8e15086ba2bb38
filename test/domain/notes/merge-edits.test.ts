import { describe, expect, test } from 'vitest';
import { parseUserId } from '../../../src/domain/ids.ts';
import { makeNotes } from '../../../src/domain/notes/make-notes.ts';
import { mergeEdits } from '../../../src/domain/notes/merge-edits.ts';
import { entryKey, type NotesEdit } from '../../../src/domain/notes/release-notes.ts';
import { commit, line, pull, range, sha } from './range.ts';

const ada = parseUserId('U0ADA');
const grace = parseUserId('U0GRACE');
const feature = commit('a', 'feat: cart', { pullRequests: [7] });
const fix = commit('b', 'fix: round up');
const notes = makeNotes(range([feature, fix], [pull(7, 'feat: cart')]));
const seen = notes.entries.map(entryKey);

const edit = (changes: Partial<NotesEdit>): NotesEdit => ({
  part: 'whole',
  text: 'A cart!',
  by: ada,
  at: '2026-11-21T10:00:00Z',
  seen,
  ...changes,
});

/** What is shown: the person's text, or the generated lines. */
function shown(...edits: NotesEdit[]) {
  const merged = mergeEdits(notes, { edits });
  if (merged.form === 'whole') return merged.text;
  return merged.parts.map((part) => (part.source === 'edited' ? part.text : part.entries.map(line).join()));
}

describe('the notes that people see', () => {
  test('are the generated ones until somebody edits them', () => {
    expect(mergeEdits(notes, null)).toMatchObject({ form: 'parts', credits: [] });
    expect(shown()).toEqual(['feature #7 cart', 'fix round up']);
  });

  test('are in the words of whoever edited the whole, with credit', () => {
    expect(mergeEdits(notes, { edits: [edit({})] })).toEqual({
      form: 'whole',
      text: 'A cart!',
      by: ada,
      at: '2026-11-21T10:00:00Z',
      added: [],
      gone: [],
      credits: [{ by: ada, at: '2026-11-21T10:00:00Z' }],
    });
  });

  test('keep what was generated beside an edited part', () => {
    expect(shown(edit({ part: 'fix', text: 'Prices add up.' }))).toEqual([
      'feature #7 cart',
      'Prices add up.',
    ]);
  });

  test('follow the last edit, whose author is credited', () => {
    const edits = [
      edit({ part: 'fix', text: 'One.' }),
      edit({ part: 'fix', text: 'Two.', by: grace, at: '2026-11-21T11:00:00Z' }),
      edit({ part: 'feature', text: 'Three.', at: '2026-11-21T12:00:00Z' }),
    ];
    expect(shown(...edits)).toEqual(['Three.', 'Two.']);
    expect(mergeEdits(notes, { edits }).credits.map(({ by }) => by)).toEqual([ada, grace]);
  });

  test('are the generated ones again when an edit is taken back', () => {
    expect(shown(edit({}), edit({ text: ' ' }))).toEqual(['feature #7 cart', 'fix round up']);
    expect(shown(edit({ part: 'fix' }), edit({ part: 'fix', text: '' }))).toEqual([
      'feature #7 cart',
      'fix round up',
    ]);
  });

  test('are shown part by part when a part is edited after the whole', () => {
    expect(shown(edit({}), edit({ part: 'fix', text: 'Two.' }))).toEqual(['feature #7 cart', 'Two.']);
    expect(shown(edit({ part: 'fix', text: 'Two.' }), edit({}))).toBe('A cart!');
  });

  test('name what the person could not have seen, and what is gone since', () => {
    const later = makeNotes(range([fix, commit('c', 'fix: more')]));
    expect(mergeEdits(later, { edits: [edit({})] })).toMatchObject({
      added: [{ title: 'more', sha: sha('c') }],
      gone: ['#7'],
    });
  });

  test('keep an edited part whose changes are all gone, and say so', () => {
    const later = makeNotes(range([feature], [pull(7, 'feat: cart')]));
    const merged = mergeEdits(later, { edits: [edit({ part: 'fix', text: 'Two.', seen: [sha('b')] })] });
    expect(merged).toMatchObject({
      parts: [{ kind: 'feature' }, { kind: 'fix', text: 'Two.', entries: [], gone: [sha('b')] }],
    });
  });
});
