import { fieldsListOf, fieldsOf, isFields, listOf, stringOf } from '../json.ts';
import {
  all,
  boolean,
  byType,
  type Check,
  list,
  number,
  object,
  oneOf,
  onlyIn,
  optional,
  string,
  whole,
} from './check.ts';
import { blockId } from './composition.ts';
import { richText } from './rich-text.ts';

const block = { block_id: optional(blockId) };
const words = string(Number.MAX_SAFE_INTEGER, 1);
const rawText = object({ type: oneOf('raw_text'), text: words });
const rawNumber = object({
  type: oneOf('raw_number'),
  value: number(-Number.MAX_VALUE, Number.MAX_VALUE),
  text: words,
});
const cell = byType({ raw_text: rawText, raw_number: rawNumber, rich_text: richText });

const textLength = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + textLength(each), 0);
  if (!isFields(value)) return 0;
  const own = stringOf(value['text'])?.length ?? stringOf(value['url'])?.length ?? 0;
  return own + textLength(value['elements']);
};

/** The characters in all cells of a table together. */
const tableLength = (table: unknown): number => textLength(listOf(fieldsOf(table)['rows']).flat());

const notLongerThan = (max: number): Check =>
  whole((table) =>
    tableLength(table) > max ? `must be less than ${max + 1} characters in all cells` : undefined,
  );

const evenRows = whole((table) => {
  const lengths = new Set(listOf(table['rows']).map((row) => listOf(row).length));
  return lengths.size > 1 ? 'all rows must have the same number of cells' : undefined;
});

const plainHeader = whole((table) =>
  fieldsListOf(listOf(table['rows'])[0]).some((each) => each['type'] === 'rich_text')
    ? 'rich_text is not allowed in the header row'
    : undefined,
);

/** Tables: at home in messages, refused in modals. */
export const tableBlocks: Readonly<Record<string, Check>> = {
  table: onlyIn(
    ['message', 'home'],
    all(
      object({
        type: oneOf('table'),
        ...block,
        rows: list(list(cell, 20, 1), 100, 1),
        column_settings: optional(
          list(
            object({ align: optional(oneOf('left', 'center', 'right')), is_wrapped: optional(boolean) }),
            20,
          ),
        ),
      }),
      notLongerThan(10_000),
    ),
  ),
  data_table: onlyIn(
    ['message', 'home'],
    all(
      object({
        type: oneOf('data_table'),
        ...block,
        caption: string(2000, 1),
        rows: list(list(cell, 20, 1), 101, 2),
        page_size: optional(number(1, 100)),
        row_header_column_index: optional(number(0, 19)),
      }),
      evenRows,
      plainHeader,
      notLongerThan(20_000),
    ),
  ),
};
