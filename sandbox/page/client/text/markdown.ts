import type { Inline } from './inline.ts';
import { readMarkdownInline } from './markdown-inline.ts';

/** A piece of a `markdown` block that has lines of its own. */
export type MarkdownPart =
  | { readonly kind: 'heading'; readonly level: number; readonly children: readonly Inline[] }
  | { readonly kind: 'paragraph' | 'quote'; readonly children: readonly Inline[] }
  | { readonly kind: 'pre'; readonly text: string }
  | { readonly kind: 'rule' }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly ListItem[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Inline[])[])[] };

interface ListItem {
  readonly depth: number;
  readonly children: readonly Inline[];
}

const item = /^(\s*)(?:[-*+]|(\d+)[.)])\s+(.*)$/;
const starts = /^(#{1,6}\s|```|>|\s*(?:[-*+]|\d+[.)])\s|(?:-{3,}|\*{3,})\s*$|\|)/;

const takeWhile = (lines: string[], matches: (line: string) => boolean): readonly string[] => {
  const found: string[] = [];
  for (let line = lines[0]; line !== undefined && matches(line); line = lines[0]) {
    found.push(line);
    lines.shift();
  }
  return found;
};

const takeFence = (lines: string[]): MarkdownPart => {
  lines.shift();
  const code = takeWhile(lines, (line) => !line.startsWith('```'));
  lines.shift();
  return { kind: 'pre', text: code.join('\n') };
};

const takeList = (lines: string[]): MarkdownPart => {
  const found = takeWhile(lines, (line) => item.test(line)).map((line) => item.exec(line));
  return {
    kind: 'list',
    isOrdered: found[0]?.[2] !== undefined,
    items: found.map((match) => ({
      depth: Math.min(4, Math.floor((match?.[1]?.length ?? 0) / 2)),
      children: readMarkdownInline((match?.[3] ?? '').replace(/^\[ \] /, '☐ ').replace(/^\[[xX]\] /, '☑ ')),
    })),
  };
};

const takeTable = (lines: string[]): MarkdownPart => {
  const rows = takeWhile(lines, (line) => line.startsWith('|')).filter((line) => !/^[|\s:-]+$/.test(line));
  return {
    kind: 'table',
    rows: rows.map((row) =>
      row
        .replace(/^\||\|\s*$/g, '')
        .split('|')
        .map((cell) => readMarkdownInline(cell.trim())),
    ),
  };
};

const takePart = (lines: string[], first: string): MarkdownPart => {
  if (first.startsWith('```')) return takeFence(lines);
  if (first.startsWith('|')) return takeTable(lines);
  if (/^(-{3,}|\*{3,})\s*$/.test(first)) {
    lines.shift();
    return { kind: 'rule' };
  }
  const heading = /^(#{1,6})\s+(.*)$/.exec(first);
  if (heading !== null) {
    lines.shift();
    return {
      kind: 'heading',
      level: heading[1]?.length ?? 1,
      children: readMarkdownInline(heading[2] ?? ''),
    };
  }
  if (item.test(first)) return takeList(lines);
  if (first.startsWith('>')) {
    const quote = takeWhile(lines, (line) => line.startsWith('>')).map((line) => line.replace(/^>\s?/, ''));
    return { kind: 'quote', children: readMarkdownInline(quote.join('\n')) };
  }
  lines.shift();
  const more = takeWhile(lines, (line) => line.trim() !== '' && !starts.test(line));
  return { kind: 'paragraph', children: readMarkdownInline([first, ...more].join('\n')) };
};

/** Reads the Markdown of a `markdown` block, as far as Slack draws it. */
export const readMarkdown = (text: string): readonly MarkdownPart[] => {
  const lines = text.split('\n');
  const parts: MarkdownPart[] = [];
  for (let first = lines[0]; first !== undefined; first = lines[0]) {
    if (first.trim() === '') lines.shift();
    else parts.push(takePart(lines, first));
  }
  return parts;
};
