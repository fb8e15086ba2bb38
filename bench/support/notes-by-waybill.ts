import { makeNotes } from '../../src/domain/notes/make-notes.ts';
import { notesMarkdown } from '../../src/views/notes/markdown.ts';
import { factsFromGit } from './facts-from-git.ts';

/** One of the two that are compared: the notes of a range of a clone, as Markdown. Run: `<path> <from or ""> <to>`. */
const [path = '', from = '', to = ''] = process.argv.slice(2);
const startedAt = performance.now();
const facts = factsFromGit(path, { from: from === '' ? null : from, to });
const readAt = performance.now();
const notes = makeNotes(facts);
const madeAt = performance.now();
process.stdout.write(notesMarkdown(notes, null));
process.send?.({
  readMs: readAt - startedAt,
  makeMs: madeAt - readAt,
  writeMs: performance.now() - madeAt,
  workMs: performance.now() - startedAt,
  entries: notes.entries.length,
  peakMib: process.resourceUsage().maxRSS / 1024,
});
