import { type Fields, fieldsListOf, stringOf } from '../json.ts';
import { dateText } from './date-text.ts';
import type { Reader } from './reader.ts';

const inline = (element: Fields, reader: Reader): string => {
  const name = (key: string): string => stringOf(element[key]) ?? '';
  switch (element['type']) {
    case 'user':
      return `@${reader.person(name('user_id'))}`;
    case 'usergroup':
      return `@${reader.group(name('usergroup_id'))}`;
    case 'channel':
      return `#${reader.channel(name('channel_id'))}`;
    case 'broadcast':
      return `@${name('range')}`;
    case 'emoji':
      return `:${name('name')}:`;
    case 'link':
      return name('text') || name('url');
    case 'color':
      return name('value');
    case 'date':
      return dateText(Number(element['timestamp']), name('format'), name('fallback'), reader);
    default:
      return name('text');
  }
};

const inlines = (elements: unknown, reader: Reader): string =>
  fieldsListOf(elements)
    .map((each) => inline(each, reader))
    .join('');

const listLines = (list: Fields, reader: Reader): readonly string[] => {
  const indent = '  '.repeat(Number(list['indent'] ?? 0));
  const first = Number(list['offset'] ?? 0) + 1;
  return fieldsListOf(list['elements']).map((item, index) => {
    const sign = list['style'] === 'ordered' ? `${first + index}.` : '•';
    return `${indent}${sign} ${inlines(item['elements'], reader)}`;
  });
};

/** A rich text block as lines of plain text. */
export const richTextLines = (block: Fields, reader: Reader): readonly string[] =>
  fieldsListOf(block['elements']).flatMap((part) => {
    if (part['type'] === 'rich_text_list') return listLines(part, reader);
    const text = inlines(part['elements'], reader);
    return part['type'] === 'rich_text_quote'
      ? text.split('\n').map((line) => `| ${line}`)
      : text.split('\n');
  });
