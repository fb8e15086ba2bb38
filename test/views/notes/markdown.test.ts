import { expect, test } from 'vitest';
import { notesMarkdown } from '../../../src/views/notes/markdown.ts';
import { sampleEdit, sampleEntry, sampleNotes } from '../support/notes.ts';

const hostile =
  'Fix @ada’s <img src=x onerror=alert(1)> [here](http://evil.example) *all* `of` snake_case www.evil.example ![x](y) &lt;b&gt;';

const onlyEntry = (title: string) => ({
  ...sampleNotes(1),
  entries: [{ ...sampleEntry('x', 1), title, author: { login: 'ada', name: 'Ada' } }],
});

test('titles are text on GitHub too: they call nobody, make no HTML and format nothing', () => {
  const text = notesMarkdown(onlyEntry(hostile), null);
  expect(text).not.toMatch(/@\w/);
  expect(text).not.toMatch(/(?<!\\)[<[`*!]/);
  expect(text).not.toMatch(/:\/\/|www\./);
  expect(text).not.toMatch(/(?<!\\)&/);
  expect(text).toContain('snake_case');
});

test('a title cannot begin a line of its own, a heading or a list', () => {
  const text = notesMarkdown(onlyEntry('one\n# two\n- three'), null);
  expect(text.split('\n').filter((line) => /^[#-]/.test(line))).toHaveLength(2);
});

test('what a person wrote keeps its lists, headings and addresses, and still calls nobody', () => {
  const edit = sampleEdit('# Summer\n- New basket, see https://shop.example/help\n1. thanks @ada <script>');
  const text = notesMarkdown({ ...sampleNotes(0), entries: [] }, edit);
  expect(text).toContain('# Summer\n- New basket, see https://shop.example/help\n1. thanks');
  expect(text).not.toMatch(/@\w|(?<!\\)</);
});

test('kinds are headings, and changes name their pull request or commit', () => {
  const text = notesMarkdown(sampleNotes(14), null);
  expect(text).toContain('### Features\n\n- Change number 1 (#1, ada)');
  expect(text).toContain('(000000d');
});

test('notes longer than GitHub takes say how many are left out', () => {
  const long = 'a title as long as GitHub lets one be '.repeat(7);
  const notes = sampleNotes(1500);
  const text = notesMarkdown(
    { ...notes, entries: notes.entries.map((entry) => Object.assign({}, entry, { title: long })) },
    null,
  );
  expect(text.length).toBeLessThan(125_000);
  const shown = text.split('\n').filter((line) => line.startsWith('- ')).length;
  const left = Number(/… and ([\d,]+) more\.$/.exec(text)?.[1]?.replace(',', ''));
  expect(shown + left).toBe(1500);
});
