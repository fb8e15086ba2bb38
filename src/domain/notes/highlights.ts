import type { ChangeKind, NoteEntry, ReleaseNotes } from './release-notes.ts';

/** Kinds that somebody who uses the software would want to hear of. */
const noticeable: ReadonlySet<ChangeKind> = new Set(['breaking', 'feature', 'fix', 'performance', 'revert']);

/** The first changes that people would notice, by weight; where there is none, the first of any kind. */
export function highlights(notes: ReleaseNotes, limit: number): readonly NoteEntry[] {
  const chosen = notes.entries.filter(({ kind }) => noticeable.has(kind));
  return (chosen.length > 0 ? chosen : notes.entries).slice(0, limit);
}
