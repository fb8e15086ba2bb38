import type { Mrkdwn } from './mrkdwn.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const pieces = /<[^<>]*>|&(?:amp|lt|gt);|[^<&]+|[<&]/gu;

/** Markup cut to at most `max` characters, never inside a link, a mention, an entity or a character. */
export function cutMarkup(text: Mrkdwn, max: number): Mrkdwn {
  if (text.mrkdwn.length <= max) return text;
  let kept = '';
  for (const [piece] of text.mrkdwn.matchAll(pieces)) {
    const isWhole = /^[<&]/.test(piece);
    const parts = isWhole ? [piece] : Array.from(graphemes.segment(piece), ({ segment }) => segment);
    for (const part of parts) {
      if (kept.length + part.length > max - 1) return { mrkdwn: `${kept.trimEnd()}…` };
      kept += part;
    }
  }
  return { mrkdwn: kept };
}
