import { distance } from 'fastest-levenshtein';

/**
 * The word among some that was probably meant; null where none is near. A third of the letters may
 * be wrong, and two letters in a short word: `enviroments` is *environments*, `foo` is nothing.
 */
export function nearest(word: string, words: readonly string[]): string | null {
  const typed = word.trim().toLowerCase().slice(0, 100);
  let best: { readonly word: string; readonly distance: number } | null = null;
  for (const candidate of words) {
    const far = farness(typed, candidate.toLowerCase());
    if (far <= tolerance(typed, candidate) && (best === null || far < best.distance)) {
      best = { word: candidate, distance: far };
    }
  }
  return best?.word ?? null;
}

/** Two letters the wrong way round are one mistake, though two letters are wrong. */
function farness(typed: string, word: string): number {
  const far = distance(typed, word);
  const isSwap = far === 2 && typed.length === word.length && letters(typed) === letters(word);
  return isSwap ? 1 : far;
}

function letters(word: string): string {
  return word.split('').toSorted().join('');
}

function tolerance(typed: string, candidate: string): number {
  const shorter = Math.min(typed.length, candidate.length);
  return shorter <= 3 ? 1 : Math.max(2, Math.floor(shorter / 3));
}
