/** One place of a pattern: what fits there (a character of a text, a name of a path), and how many of them. */
export type Piece = {
  readonly fits: (one: string) => boolean;
  readonly times: 'once' | 'maybe' | 'any';
};

export const exactly = (character: string): Piece => ({ fits: (one) => one === character, times: 'once' });

/**
 * Whether a text is what the pieces say, from one end to the other. All the ways to read it are walked at once, so that
 * time grows with pieces times characters: a regular expression with some ten wildcards can keep the process busy for
 * minutes.
 */
export function fitsPieces(pieces: readonly Piece[], text: Iterable<string>): boolean {
  let reached: readonly number[] = reaching(pieces, [], 0);
  for (const one of text) {
    const next: number[] = [];
    for (const index of reached) {
      const piece = pieces[index];
      if (piece?.fits(one) === true) reaching(pieces, next, piece.times === 'any' ? index : index + 1);
    }
    if (next.length === 0) return false;
    reached = next;
  }
  return reached.at(-1) === pieces.length;
}

/** Adds a place, and those after it whose piece may be left out; they come in order, so that none is there twice. */
function reaching(pieces: readonly Piece[], reached: number[], start: number): number[] {
  const last = reached.at(-1) ?? -1;
  for (let index = start; index <= pieces.length; index += 1) {
    if (index > last) reached.push(index);
    if ((pieces[index]?.times ?? 'once') === 'once') break;
  }
  return reached;
}

/** What `[a-z]` and `[!0-9]` mean; null where it is no class of characters. */
export function classPiece(text: string): Piece | null {
  try {
    const form = new RegExp(`^${text.replace(/^\[!/, '[^')}$`);
    return { fits: (character) => form.test(character), times: 'once' };
  } catch {
    return null;
  }
}
