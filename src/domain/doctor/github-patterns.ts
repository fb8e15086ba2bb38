import { classPiece, exactly, fitsPieces, type Piece } from '../text/pieces.ts';

/**
 * Whether a workflow's tag filter means a tag, as GitHub reads such filters: `*` stops at a slash, `**`
 * does not, `?` and `+` repeat the character before them, `!` takes back what an earlier one matched.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
 */
export function isStartedByTag(
  filter: { readonly include: readonly string[] | null; readonly ignore: readonly string[] },
  tag: string,
): boolean {
  if (filter.ignore.some((pattern) => filterForm(pattern)(tag))) return false;
  if (filter.include === null) return true;
  return filter.include.reduce(
    (isMatched, pattern) =>
      pattern.startsWith('!')
        ? isMatched && !filterForm(pattern.slice(1))(tag)
        : isMatched || filterForm(pattern)(tag),
    false,
  );
}

/** Whether a ruleset's or environment's pattern means a tag: `fnmatch`, with or without `refs/tags/`. */
export function matchesRefPattern(pattern: string, tag: string): boolean {
  if (pattern === '~ALL') return true;
  return refForm(pattern.replace(/^refs\/tags\//, ''))(tag);
}

function filterForm(pattern: string): (tag: string) => boolean {
  return toForm(pattern, 'repeats');
}

function refForm(pattern: string): (tag: string) => boolean {
  return toForm(pattern, 'stands for a character');
}

const inName = (character: string): boolean => character !== '/';

/** A pattern that cannot be read as one matches nothing but itself. */
function toForm(
  pattern: string,
  questionMark: 'repeats' | 'stands for a character',
): (tag: string) => boolean {
  const pieces: Piece[] = [];
  for (const part of pattern.match(/\*\*|\*|\[[^\]]+\]|\\.|[\s\S]/gu) ?? []) {
    const last = pieces.at(-1);
    if (questionMark === 'repeats' && (part === '?' || part === '+')) {
      if (last === undefined) return (tag) => tag === pattern;
      if (part === '+') pieces.push({ ...last, times: 'any' });
      else if (last.times === 'once') pieces.splice(-1, 1, { ...last, times: 'maybe' });
      continue;
    }
    const piece = pieceOf(part);
    if (piece === null) return (tag) => tag === pattern;
    pieces.push(piece);
  }
  return (tag) => fitsPieces(pieces, tag);
}

function pieceOf(part: string): Piece | null {
  if (part === '**') return { fits: () => true, times: 'any' };
  if (part === '*') return { fits: inName, times: 'any' };
  if (part === '?') return { fits: inName, times: 'once' };
  if (part.length > 2 && part.startsWith('[')) return classPiece(part);
  return exactly(part.length > 1 && part.startsWith('\\') ? part.slice(1) : part);
}
