import { mergeEdits, type NotesPart } from '../../domain/notes/merge-edits.ts';
import type { ChangeKind, EditedNotes, NoteEntry, ReleaseNotes } from '../../domain/notes/release-notes.ts';
import { oneLineWithin } from '../text/one-line.ts';
import { truncate } from '../text/truncate.ts';
import { kindTitles } from './kind-titles.ts';

/** A part of the notes as it is put before a person to edit: in fields small enough for Slack. */
export type DraftPart = {
  readonly part: ChangeKind | 'whole';
  readonly title: string;
  /** The part's text, cut at line ends; each piece has a field of its own. */
  readonly pieces: readonly string[];
  readonly isEdited: boolean;
};

export type NotesDraft = {
  readonly parts: readonly DraftPart[];
  /** Parts with more text than a modal takes. They stay as they are: nothing is cut to fit. */
  readonly tooLong: readonly { readonly title: string; readonly changes: number }[];
};

/** Slack takes 3,000 characters in a field; some of that is left for what the person adds. */
const pieceLength = 2500;
const longestEntry = 1000;

/** Of the 100 blocks and 250 kB that a modal may have; each kind's pieces go in together or not at all. */
const mostPieces = 90;
const mostBytes = 180_000;

/** The notes, ready to be edited part by part. */
export function notesDraft(notes: ReleaseNotes, edited: EditedNotes | null): NotesDraft {
  const merged = mergeEdits(notes, edited);
  const all =
    merged.form === 'whole'
      ? [wholePart([merged.text, ...merged.added.map(itemText)].join('\n'), notes.entries.length)]
      : merged.parts.map(kindPart);
  const parts: DraftPart[] = [];
  const tooLong: { readonly title: string; readonly changes: number }[] = [];
  let pieces = 0;
  let bytes = 0;
  for (const { changes, ...part } of all.length === 0 ? [wholePart('', 0)] : all) {
    const size = new TextEncoder().encode(JSON.stringify(part.pieces)).length;
    if (pieces + part.pieces.length > mostPieces || bytes + size > mostBytes) {
      tooLong.push({ title: part.title, changes });
      continue;
    }
    pieces += part.pieces.length;
    bytes += size;
    parts.push(part);
  }
  return { parts, tooLong };
}

/** The id of the field that holds a piece; what was typed comes back under it. */
export const fieldId = (part: DraftPart, piece: number): string => `${part.part}.${piece}`;

/**
 * The parts that a person changed, with their new text. A field that did not come back counts as
 * untouched; one that came back empty takes its text away.
 */
export function editsFrom(
  draft: NotesDraft,
  values: Readonly<Record<string, string | readonly string[] | null>>,
): readonly { readonly part: ChangeKind | 'whole'; readonly text: string }[] {
  return draft.parts.flatMap((part) => {
    const pieces = part.pieces.map((piece, at) => {
      const value = values[fieldId(part, at)];
      return value === undefined || Array.isArray(value) ? piece : String(value ?? '');
    });
    const isSame = pieces.every((piece, at) => settled(piece) === settled(part.pieces[at] ?? ''));
    const kept = pieces.map(settled).filter((piece) => piece !== '');
    return isSame ? [] : [{ part: part.part, text: kept.join('\n') }];
  });
}

/** Clients differ in line ends and in white space at the end. */
const settled = (text: string): string => text.replaceAll('\r\n', '\n').trimEnd();

type Sized = DraftPart & { readonly changes: number };

const wholePart = (text: string, changes: number): Sized => ({
  part: 'whole',
  title: 'Notes',
  pieces: inPieces(text),
  isEdited: text !== '',
  changes,
});

function kindPart(part: NotesPart): Sized {
  const texts =
    part.source === 'generated'
      ? part.entries.map(itemText)
      : [part.text, ...part.added.map((entry) => itemText(entry))];
  return {
    part: part.kind,
    title: kindTitles[part.kind].title,
    pieces: inPieces(texts.join('\n')),
    isEdited: part.source === 'edited',
    changes: part.entries.length,
  };
}

function itemText({ title, scope, breaking, prNumber, sha, author }: NoteEntry): string {
  const where = scope === undefined ? '' : `${short(scope)}: `;
  const source = prNumber === undefined ? sha.slice(0, 7) : `#${prNumber}`;
  const by = short(author.login ?? author.name);
  const note =
    breaking === undefined ? '' : `\n  ${truncate(oneLineWithin(breaking, longestEntry), longestEntry)}`;
  const what = truncate(oneLineWithin(title, longestEntry) || '(no message)', longestEntry);
  return `- ${where}${what} (${source}, ${by})${note}`;
}

const short = (text: string): string => truncate(oneLineWithin(text, 80), 80);

/** Cut where lines end. A line longer than a field is cut at a space, which becomes a line end. */
function inPieces(text: string): readonly string[] {
  const pieces: string[] = [];
  let left = text.toWellFormed();
  while (left.length > pieceLength) {
    const atLine = left.lastIndexOf('\n', pieceLength);
    const atSpace = left.lastIndexOf(' ', pieceLength);
    const cut = atLine > 0 ? atLine : atSpace > 0 ? atSpace : wholeCharacters(left);
    pieces.push(left.slice(0, cut));
    left = left.slice(atLine > 0 || atSpace > 0 ? cut + 1 : cut);
  }
  return [...pieces, left];
}

/** A line without a space: cut between characters; where one alone is too long, between code points. */
function wholeCharacters(text: string): number {
  const whole = truncate(text, pieceLength).length - 1;
  if (whole > 0) return whole;
  return /[\uD800-\uDBFF]/.test(text.charAt(pieceLength - 1)) ? pieceLength - 1 : pieceLength;
}
