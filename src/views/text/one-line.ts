/** Longer outside text is cut before anything else looks at it, so that none can keep us busy. */
const longest = 40_000;

/**
 * What has no shape of its own but changes what stands around it: control characters, directions that
 * turn a line round, joiners and fillers that look like nothing. The two joiners that scripts and emoji
 * need (U+200C, U+200D) stay.
 */
const unseen =
  /\u034F|[\p{Cc}\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

const visible = /[^\u200C\u200D\p{M}\s]/u;

/** Text from outside as one line of well-formed, visible characters; white space is folded. */
export function oneLine(text: string): string {
  const line = text
    .slice(0, longest)
    .toWellFormed()
    .replaceAll(/[\s\u0085]+/gu, ' ')
    .replaceAll(unseen, '')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
  return visible.test(line) ? line : '';
}

/** The same for a place with little room: no more is cleaned than could fit. */
export function oneLineWithin(text: string, room: number): string {
  const enough = room * 4 + 200;
  return oneLine(text.length > enough ? `${text.slice(0, enough)}…` : text);
}

/** Text from outside as lines, each cleaned like a single one; runs of empty lines become one. */
export function manyLines(text: string): readonly string[] {
  const lines = text
    .slice(0, longest)
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/u)
    .map((line) => oneLine(line));
  return lines.filter((line, index) => line !== '' || (index > 0 && lines[index - 1] !== ''));
}
