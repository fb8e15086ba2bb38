import { type Fields, fieldsListOf, fieldsOf, isFields, stringOf, wordsOf } from '../json.ts';
import { elementText, textObject } from './element-text.ts';
import { chartLines, planLines, taskLines } from './progress-text.ts';
import type { Reader } from './reader.ts';
import { richTextLines } from './rich-text-text.ts';
import { tableLines } from './table-text.ts';

type Lines = (block: Fields, reader: Reader) => readonly string[];

const elements = (value: unknown, reader: Reader): string =>
  fieldsListOf(value)
    .map((each) =>
      'text' in each && typeof each['text'] === 'string'
        ? textObject(each, reader)
        : elementText(each, reader),
    )
    .join(' ');

const section: Lines = (block, reader) => {
  const text = textObject(block['text'], reader).split('\n');
  const fields = fieldsListOf(block['fields']).map((each) => textObject(each, reader).replaceAll('\n', ': '));
  const accessory = isFields(block['accessory']) ? elementText(block['accessory'], reader) : '';
  const [first = '', ...rest] = [...(block['text'] === undefined ? [] : text), ...fields];
  return [accessory === '' ? first : `${first} ${accessory}`, ...rest];
};

const input: Lines = (block, reader) => [
  `${wordsOf(block['label'])}${block['optional'] === true ? ' (optional)' : ''}`,
  `  ${elementText(fieldsOf(block['element']), reader)}`,
  ...(isFields(block['hint']) ? [`  ${wordsOf(block['hint'])}`] : []),
];

const card: Lines = (block, reader) => [
  ...['title', 'subtitle', 'body'].flatMap((key) =>
    block[key] === undefined ? [] : textObject(block[key], reader).split('\n'),
  ),
  ...(fieldsListOf(block['actions']).length > 0 ? [elements(block['actions'], reader)] : []),
];

const container: Lines = (block, reader) => [
  isFields(block['rich_text_title'])
    ? richTextLines(block['rich_text_title'], reader).join(' ')
    : wordsOf(block['title']),
  ...(block['subtitle'] === undefined ? [] : [textObject(block['subtitle'], reader)]),
  ...blockLines(block['child_blocks'], reader).map((line) => `  ${line}`),
];

const rules: Readonly<Record<string, Lines>> = {
  section,
  input,
  card,
  container,
  header: (block) => [wordsOf(block['text'])],
  divider: () => ['────────'],
  context: (block, reader) => [elements(block['elements'], reader)],
  actions: (block, reader) => [elements(block['elements'], reader)],
  context_actions: (block, reader) => [elements(block['elements'], reader)],
  markdown: (block) => (stringOf(block['text']) ?? '').split('\n'),
  rich_text: richTextLines,
  table: tableLines,
  data_table: tableLines,
  data_visualization: chartLines,
  plan: planLines,
  task_card: taskLines,
  alert: (block, reader) => [`! ${textObject(block['text'], reader)}`],
  carousel: (block, reader) => fieldsListOf(block['elements']).flatMap((each) => card(each, reader)),
  image: (block) => [`(${wordsOf(block['title']) || (stringOf(block['alt_text']) ?? 'image')})`],
  video: (block) => [`(${wordsOf(block['title'])})`],
  file: () => ['(file)'],
};

/** Blocks as lines of plain text; a block that is not known is shown as such. */
export function blockLines(blocks: unknown, reader: Reader): readonly string[] {
  return fieldsListOf(blocks).flatMap(
    (block) => rules[String(block['type'])]?.(block, reader) ?? [`(unknown block: ${String(block['type'])})`],
  );
}
