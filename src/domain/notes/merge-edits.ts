import type { UserId } from '../ids.ts';
import {
  type ChangeKind,
  changeKinds,
  type EditedNotes,
  entryKey,
  type NoteEntry,
  type NotesEdit,
  type ReleaseNotes,
} from './release-notes.ts';

/** A part of the notes that a person has written, and what has changed under it since. */
type Written = {
  readonly text: string;
  readonly by: UserId;
  readonly at: string;
  /** Entries that came after the edit, so that the text cannot speak of them. */
  readonly added: readonly NoteEntry[];
  /** Keys of entries that the text may speak of, and which are no longer in the release. */
  readonly gone: readonly string[];
};

export type NotesPart = { readonly kind: ChangeKind; readonly entries: readonly NoteEntry[] } & (
  | { readonly source: 'generated' }
  | ({ readonly source: 'edited' } & Written)
);

/** The notes as they are to be shown: all in a person's words, or part by part. */
export type MergedNotes = {
  /** Everybody whose words are in it, the latest first. */
  readonly credits: readonly { readonly by: UserId; readonly at: string }[];
} & (
  | ({ readonly form: 'whole' } & Written)
  | { readonly form: 'parts'; readonly parts: readonly NotesPart[] }
);

/**
 * Puts people's edits over the generated notes. For each part the last edit counts, and an edit of the
 * whole covers every part until some part is edited after it. Empty text takes an edit back.
 */
export function mergeEdits(notes: ReleaseNotes, edited: EditedNotes | null): MergedNotes {
  const edits = edited?.edits ?? [];
  const lastWhole = edits.findLastIndex(({ part }) => part === 'whole');
  const whole = edits[lastWhole];
  if (whole !== undefined && lastWhole === edits.length - 1 && whole.text.trim() !== '') {
    return { form: 'whole', ...written(whole, notes.entries), credits: credit([whole]) };
  }
  const byKind = new Map<ChangeKind, NotesEdit>();
  // An edit of the whole, a withdrawn one too, puts an end to the edits of parts before it.
  for (const edit of edits.slice(lastWhole + 1)) if (edit.part !== 'whole') byKind.set(edit.part, edit);
  const inForce = [...byKind.values()].filter(({ text }) => text.trim() !== '');
  const parts = changeKinds.flatMap((kind): readonly NotesPart[] => {
    const entries = notes.entries.filter((entry) => entry.kind === kind);
    const edit = inForce.find(({ part }) => part === kind);
    if (edit !== undefined) return [{ kind, entries, source: 'edited', ...written(edit, entries) }];
    return entries.length > 0 ? [{ kind, entries, source: 'generated' }] : [];
  });
  return { form: 'parts', parts, credits: credit(inForce) };
}

function written(edit: NotesEdit, entries: readonly NoteEntry[]): Written {
  const present = new Set(entries.map(entryKey));
  return {
    text: edit.text,
    by: edit.by,
    at: edit.at,
    added: entries.filter((entry) => !edit.seen.includes(entryKey(entry))),
    gone: edit.seen.filter((key) => !present.has(key)),
  };
}

function credit(edits: readonly NotesEdit[]): MergedNotes['credits'] {
  const lastByPerson = new Map<UserId, string>();
  for (const { by, at } of edits) if (at > (lastByPerson.get(by) ?? '')) lastByPerson.set(by, at);
  return Array.from(lastByPerson, ([by, at]) => ({ by, at })).toSorted((a, b) => b.at.localeCompare(a.at));
}
