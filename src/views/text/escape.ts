import { oneLineWithin } from './one-line.ts';
import { truncate } from './truncate.ts';

/** Replaces the three characters that Slack reads as control characters, everywhere, plain text too. */
export const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A text cut and then escaped, so that the result has at most `max` characters and no cut entity. */
export const escapeWithin = (text: string, max: number): string => escape(truncate(text, max, escapedLength));

function escapedLength(text: string): number {
  return /[&<>]/.test(text) ? escape(text).length : text.length;
}

/** One line of outside text for a place that shows it plain: a header, a label, a dialog. */
export function plain(text: string, max: number): string {
  return escapeWithin(oneLineWithin(text, max), max);
}
