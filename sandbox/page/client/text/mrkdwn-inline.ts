import type { Inline } from './inline.ts';
import { mrkdwnEntity, unescaped } from './mrkdwn-entity.ts';

export interface Reading {
  /** Slack's `verbatim`: addresses stay words. */
  readonly isVerbatim: boolean;
  /** Only names of emoji mean something: plain text. */
  readonly isPlain: boolean;
}

interface Found {
  readonly piece: Inline;
  readonly length: number;
}

const marks = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
const isMark = (character: string): character is keyof typeof marks => Object.hasOwn(marks, character);
const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

const findMarked = (text: string, at: number, reading: Reading): Found | undefined => {
  const mark = text[at] ?? '';
  if (!isMark(mark)) return undefined;
  const next = text[at + 1];
  if (isWordCharacter(text[at - 1]) || next === undefined || /\s/.test(next) || next === mark)
    return undefined;
  for (let end = at + 2; end < text.length && text[end] !== '\n'; end += 1) {
    if (text[end] !== mark || /\s/.test(text[end - 1] ?? ' ') || isWordCharacter(text[end + 1])) continue;
    const children = readInline(text.slice(at + 1, end), reading);
    return { piece: { kind: marks[mark], children }, length: end + 1 - at };
  }
  return undefined;
};

const findEntity = (rest: string): Found | undefined => {
  const match = /^<([^<>\n]+)>/.exec(rest);
  const piece = match?.[1] === undefined ? undefined : mrkdwnEntity(match[1]);
  return match === null || piece === undefined ? undefined : { piece, length: match[0].length };
};

/** In code nothing is formatted, but links and mentions stay what they are. */
const codePieces = (code: string): readonly Inline[] =>
  code
    .split(/(<[^<>\n]+>)/)
    .filter((each) => each !== '')
    .map((each) => findEntity(each)?.piece ?? { kind: 'text', text: unescaped(each) });

const findCode = (rest: string): Found | undefined => {
  const match = /^`([^`\n]+)`/.exec(rest);
  if (match?.[1] === undefined) return undefined;
  return { piece: { kind: 'code', children: codePieces(match[1]) }, length: match[0].length };
};

const findEmoji = (rest: string): Found | undefined => {
  const match = /^:([a-z0-9_+'-]+):/.exec(rest);
  return match?.[1] === undefined
    ? undefined
    : { piece: { kind: 'emoji', name: match[1] }, length: match[0].length };
};

const findAddress = (rest: string): Found | undefined => {
  const match = /^https?:\/\/[^\s<>|]+[^\s<>|.,;:!?)\]'"]/i.exec(rest);
  if (match === null) return undefined;
  return { piece: { kind: 'link', url: unescaped(match[0]), label: undefined }, length: match[0].length };
};

const findPiece = (text: string, at: number, reading: Reading): Found | undefined => {
  const character = text[at] ?? '';
  const rest = (): string => text.slice(at);
  if (character === ':') return findEmoji(rest());
  if (reading.isPlain) return undefined;
  if (character === '<') return findEntity(rest());
  if (character === '`') return findCode(rest());
  if (character === 'h' && !reading.isVerbatim && !isWordCharacter(text[at - 1])) return findAddress(rest());
  return findMarked(text, at, reading);
};

/** Reads one run of Slack's mrkdwn, or of plain text, into its pieces. */
export const readInline = (text: string, reading: Reading): readonly Inline[] => {
  const pieces: Inline[] = [];
  let words = '';
  const flush = (): void => {
    if (words !== '') pieces.push({ kind: 'text', text: reading.isPlain ? words : unescaped(words) });
    words = '';
  };
  for (let at = 0; at < text.length; ) {
    const found = findPiece(text, at, reading);
    if (found !== undefined) {
      flush();
      pieces.push(found.piece);
      at += found.length;
      continue;
    }
    if (text[at] === '\n') {
      flush();
      pieces.push({ kind: 'break' });
    } else words += text[at];
    at += 1;
  }
  flush();
  return pieces;
};
