import { type Fields, fieldsListOf, fieldsOf, listOf, stringOf, wordsOf } from '../json.ts';
import { mrkdwnText } from './mrkdwn-text.ts';
import type { Reader } from './reader.ts';

/** A text object, or a bare string, as a person reads it. */
export const textObject = (value: unknown, reader: Reader): string => {
  const text = fieldsOf(value);
  return text['type'] === 'mrkdwn' ? mrkdwnText(wordsOf(text), reader) : wordsOf(value);
};

const namesOfChoices = (element: Fields, reader: Reader): readonly string[] => {
  const options = [element['initial_option'], ...listOf(element['initial_options'])].filter(Boolean);
  return options.map((each) => textObject(fieldsOf(each)['text'], reader));
};

const ticks = (element: Fields, reader: Reader): string => {
  const chosen = new Set(namesOfChoices(element, reader));
  return fieldsListOf(element['options'])
    .map((each) => {
      const text = textObject(each['text'], reader);
      return `(${chosen.has(text) ? 'x' : ' '}) ${text}`;
    })
    .join('  ');
};

/** An interactive element in brackets: `[Approve]`, `[Choose an environment ▾]`. */
export const elementText = (element: Fields, reader: Reader): string => {
  const placeholder = wordsOf(element['placeholder']);
  switch (element['type']) {
    case 'button':
    case 'workflow_button':
    case 'icon_button':
      return `[${wordsOf(element['text'])}]`;
    case 'overflow':
      return `[⋯ ${fieldsListOf(element['options'])
        .map((each) => wordsOf(each['text']))
        .join(' | ')}]`;
    case 'feedback_buttons':
      return [element['positive_button'], element['negative_button']]
        .map((each) => `[${wordsOf(fieldsOf(each)['text'])}]`)
        .join(' ');
    case 'radio_buttons':
    case 'checkboxes':
      return ticks(element, reader);
    case 'image':
      return `(${stringOf(element['alt_text']) ?? 'image'})`;
    default: {
      const initial = element['initial_value'] ?? element['initial_date'] ?? element['initial_time'];
      const shown = namesOfChoices(element, reader).join(', ') || stringOf(initial) || placeholder;
      return String(element['type']).includes('input')
        ? `[${shown || '        '}]`
        : `[${shown || 'Choose'} ▾]`;
    }
  }
};
