import type { Sha } from '../ids.ts';

const trailer = /^(?:[A-Za-z0-9][A-Za-z0-9-]*: .+|\(cherry picked from commit [0-9a-f]{40,64}\))$/;

/**
 * A commit's message with the line that says where it was picked from, as `git cherry-pick -x` writes it: right
 * below trailers, else in a paragraph of its own.
 */
export function pickedMessage(message: string, from: Sha): string {
  const body = message.replace(/\s+$/, '');
  const paragraphs = body.split(/\n[ \t]*\n/);
  const last = paragraphs.length > 1 ? (paragraphs.at(-1) ?? '') : '';
  const hasTrailers = last !== '' && last.split('\n').every((line) => trailer.test(line.trimEnd()));
  return `${body}${hasTrailers ? '\n' : '\n\n'}(cherry picked from commit ${from})\n`;
}
