import { mergeEdits } from '../../domain/notes/merge-edits.ts';
import type { EditedNotes, NoteEntry, ReleaseNotes } from '../../domain/notes/release-notes.ts';
import { bold, italic, type LateMrkdwn, type Mrkdwn, mrkdwn, outside } from '../text/mrkdwn.ts';
import { manyLines } from '../text/one-line.ts';
import { plural } from '../text/plural.ts';
import { breakingLine, entryLine } from './entry-line.ts';
import { kindTitles } from './kind-titles.ts';

/** One line of the notes, and the heading that it stands under. */
export type NoteLine = {
  readonly heading: string | null;
  readonly line: LateMrkdwn;
  /** Set where the line only says more about the one above it. */
  readonly isDetail?: true;
};

const lineRoom = 1000;

/** The notes as a list of lines, edits in place of what they edit, so that any part of it can be shown. */
export function noteLines(notes: ReleaseNotes, edited: EditedNotes | null): readonly NoteLine[] {
  const merged = mergeEdits(notes, edited);
  if (merged.form === 'whole') {
    return [...writtenLines(merged, null), ...addedLines(merged.added)];
  }
  return merged.parts.flatMap((part): readonly NoteLine[] => {
    const heading = kindTitles[part.kind].title;
    if (part.source === 'generated') return entryLines(part.entries, heading);
    return writtenLines(part, heading).concat(addedLines(part.added, heading));
  });
}

export const headingLine = (heading: string): Mrkdwn => bold(heading);

function writtenLines({ text }: { readonly text: string }, heading: string | null): readonly NoteLine[] {
  return manyLines(text)
    .filter((line) => line !== '')
    .map((line) => ({ heading, line: () => listItem(line) }));
}

/** `- ` and `* ` begin an item in what people write; everything else is shown as it stands. */
function listItem(line: string): Mrkdwn {
  const item = /^[-*+•] +(.*)$/.exec(line)?.[1];
  return item === undefined ? outside(line, lineRoom) : mrkdwn`• ${outside(item, lineRoom)}`;
}

/** What came after the person had written. */
function addedLines(added: readonly NoteEntry[], heading: string | null = null): readonly NoteLine[] {
  if (added.length === 0) return [];
  const said = italic(mrkdwn`Since that was written, ${plural(added.length, 'change')} more:`);
  return [{ heading, line: () => said }, ...entryLines(added, heading)];
}

function entryLines(entries: readonly NoteEntry[], heading: string | null): readonly NoteLine[] {
  return entries.flatMap((entry): readonly NoteLine[] => {
    const line = { heading, line: () => entryLine(entry) };
    const { breaking } = entry;
    return breaking === undefined
      ? [line]
      : [line, { heading, line: () => breakingLine(breaking), isDetail: true }];
  });
}
