const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const ellipsis = '…';

/**
 * The text, cut with an ellipsis so that it costs at most `max`. Whole characters as a reader counts
 * them are kept or dropped: no emoji sequence, accent or surrogate pair is cut. A cost is at least the
 * number of UTF-16 units, which is what Slack counts.
 */
export function truncate(
  text: string,
  max: number,
  cost: (part: string) => number = (part) => part.length,
): string {
  if (text.length <= max && cost(text) <= max) return text;
  if (max < ellipsis.length) return '';
  let kept = '';
  let left = max - ellipsis.length;
  // One unit more than fits tells whether the last character that fits is whole.
  for (const character of charactersOf(text.slice(0, max + 1))) {
    left -= cost(character);
    if (left < 0) break;
    kept += character;
  }
  return `${kept.trimEnd()}${ellipsis}`;
}

const asciiOnly = /^[ -~]*$/;

/** Characters as a reader counts them. In ASCII each is one, which is known without segmenting. */
const charactersOf = (text: string): Iterable<string> =>
  asciiOnly.test(text) ? text : Array.from(graphemes.segment(text), ({ segment }) => segment);
