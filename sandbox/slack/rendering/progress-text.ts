import { type Fields, fieldsListOf, fieldsOf, isFields, stringOf } from '../json.ts';
import type { Reader } from './reader.ts';
import { richTextLines } from './rich-text-text.ts';

const signs: Readonly<Record<string, string>> = { pending: '○', in_progress: '◐', complete: '●', error: '✕' };

/** A task with its state, details and output. */
export const taskLines = (task: Fields, reader: Reader): readonly string[] => {
  const sign = signs[String(task['status'])] ?? '○';
  const more = [task['details'], task['output']]
    .filter(isFields)
    .flatMap((each) => richTextLines(each, reader));
  return [`${sign} ${stringOf(task['title']) ?? ''}`, ...more.map((line) => `  ${line}`)];
};

/** A plan: its title, and its tasks below. */
export const planLines = (plan: Fields, reader: Reader): readonly string[] => [
  stringOf(plan['title']) ?? '',
  ...fieldsListOf(plan['tasks']).flatMap((task) => taskLines(task, reader).map((line) => `  ${line}`)),
];

const pointText = (point: Fields): string => `${String(point['label'])} ${String(point['value'])}`;

/** A chart as its numbers. */
export const chartLines = (block: Fields): readonly string[] => {
  const chart = fieldsOf(block['chart']);
  const pie = fieldsListOf(chart['segments']).map(pointText);
  const lines = fieldsListOf(chart['series']).map(
    (each) => `${String(each['name'])}: ${fieldsListOf(each['data']).map(pointText).join(', ')}`,
  );
  return [
    `${stringOf(block['title']) ?? ''} (${String(chart['type'])} chart)`,
    ...(pie.length > 0 ? [pie.join(', ')] : []),
    ...lines,
  ];
};
