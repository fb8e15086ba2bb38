import { parseUserId } from '../../../src/domain/ids.ts';
import {
  changeKinds,
  type EditedNotes,
  type NoteEntry,
  type ReleaseNotes,
} from '../../../src/domain/notes/release-notes.ts';

/** One change; the text stands wherever text from outside can. */
export function sampleEntry(text: string, number: number): NoteEntry {
  const sha = number.toString(16).padStart(7, '0').padEnd(40, '0');
  const kind = changeKinds[number % changeKinds.length] ?? 'other';
  const source =
    number % 7 === 6 ? {} : { prNumber: number, prUrl: `https://github.example/acme/shop/pull/${number}` };
  return {
    kind,
    title: text,
    scope: text,
    ...(kind === 'breaking' ? { breaking: text } : {}),
    ...source,
    sha,
    author: { login: number % 5 === 4 ? null : text, name: text },
  };
}

/** So many changes; each has one of the texts. Without any, titles that a person might write. */
export function sampleNotes(count: number, texts: readonly string[] = []): ReleaseNotes {
  const entries = Array.from({ length: count }, (_, number) =>
    texts.length === 0 ? plainEntry(number) : sampleEntry(texts[number % texts.length] ?? '', number),
  ).toSorted((a, b) => changeKinds.indexOf(a.kind) - changeKinds.indexOf(b.kind));
  const [first] = entries;
  return {
    entries,
    reverted: first === undefined ? [] : [{ change: first, by: first }],
    largest: count === 0 ? 'none' : 'feature',
    counts: {
      commits: count * 3,
      elsewhere: 12,
      merges: 5,
      twins: 1,
      pullRequests: entries.filter(({ prNumber }) => prNumber !== undefined).length,
      withoutPullRequest: entries.filter(({ prNumber }) => prNumber === undefined).length,
    },
  };
}

function plainEntry(number: number): NoteEntry {
  const { scope: _scope, breaking: _breaking, ...entry } = sampleEntry('', number);
  return { ...entry, title: `Change number ${number}`, author: { login: 'ada', name: 'Ada' } };
}

export function sampleEdit(text: string, part: 'whole' | 'fix' = 'whole'): EditedNotes {
  return {
    edits: [{ part, text, by: parseUserId('U0EDITOR1'), at: '2026-11-21T10:00:00.000Z', seen: [] }],
  };
}
