import type { JSX } from 'preact';
import { type Fields, fieldsListOf, fieldsOf, listOf, stringOf } from '../../../slack/json.ts';
import { Pieces } from '../text/inline-view.tsx';
import { richTextPieces } from '../text/rich-text.ts';
import type { BlockProps } from './text-blocks.tsx';

const Cell = ({ cell }: { cell: Fields }): JSX.Element => {
  if (cell['type'] !== 'rich_text') return <>{stringOf(cell['text']) ?? ''}</>;
  return (
    <>
      {fieldsListOf(cell['elements']).map((part, index) => (
        <Pieces key={index} pieces={richTextPieces(part['elements'])} />
      ))}
    </>
  );
};

const cellClass = (settings: readonly Fields[], column: number, cell: Fields): string => {
  const align =
    stringOf(fieldsOf(settings[column])['align']) ?? (cell['type'] === 'raw_number' ? 'right' : 'left');
  return `align-${align}${fieldsOf(settings[column])['is_wrapped'] === true ? ' is-wrapped' : ''}`;
};

/** A table; its first row is the head. */
export const TableBlock = ({ block }: BlockProps): JSX.Element => {
  const settings = fieldsListOf(block['column_settings']);
  const [head = [], ...rows] = listOf(block['rows']).map((row) => fieldsListOf(row));
  const caption = stringOf(block['caption']);
  const namingColumn = block['row_header_column_index'];
  return (
    <div class="block table-frame" role="region" aria-label={caption ?? 'Table'} tabIndex={0}>
      <table>
        {caption === undefined ? null : <caption>{caption}</caption>}
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th key={column} scope="col" class={cellClass(settings, column, cell)}>
                <Cell cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => {
                const Tag = column === namingColumn ? 'th' : 'td';
                return (
                  <Tag
                    key={column}
                    scope={Tag === 'th' ? 'row' : undefined}
                    class={cellClass(settings, column, cell)}
                  >
                    <Cell cell={cell} />
                  </Tag>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
