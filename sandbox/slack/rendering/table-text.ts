import { type Fields, fieldsOf, listOf, wordsOf } from '../json.ts';
import type { Reader } from './reader.ts';
import { richTextLines } from './rich-text-text.ts';

const cellText = (cell: unknown, reader: Reader): string => {
  const value = fieldsOf(cell);
  return value['type'] === 'rich_text' ? richTextLines(value, reader).join(' ') : wordsOf(value);
};

/** A table as lines with its columns aligned. */
export const tableLines = (table: Fields, reader: Reader): readonly string[] => {
  const rows = listOf(table['rows']).map((row) => listOf(row).map((cell) => cellText(cell, reader)));
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, column) => Math.max(widest[column] ?? 0, cell.length)),
    [],
  );
  const caption = typeof table['caption'] === 'string' ? [table['caption']] : [];
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [...caption, ...lines];
};
