import { type Fields, fieldsListOf, isFields, wordsOf } from '../json.ts';
import { valueKey } from '../workspace/initial-values.ts';
import type { World } from '../workspace/world.ts';

/** What a person enters: text, a choice by its words or value, several of them, or nothing. */
export type Entered = string | number | readonly (string | Fields)[] | Fields | null;

const optionsOf = (element: Fields): readonly Fields[] => [
  ...fieldsListOf(element['options']),
  ...fieldsListOf(element['option_groups']).flatMap((group) => fieldsListOf(group['options'])),
];

const optionFor = (element: Fields, given: unknown): Fields => {
  if (isFields(given)) return given;
  const found = optionsOf(element).find((each) => wordsOf(each['text']) === given || each['value'] === given);
  if (found !== undefined) return found;
  const offered = optionsOf(element).map((each) => wordsOf(each['text']));
  throw new Error(`There is no choice "${String(given)}"; there is: ${offered.join(', ') || 'nothing'}.`);
};

const idFor = (world: World, given: unknown): string => {
  const text = String(given).replace(/^[@#]/, '');
  const person = [...world.people.values()].find((each) => each.name === text || each.realName === text);
  const channel = [...world.channels.values()].find((each) => each.name === text);
  return person?.id ?? channel?.id ?? text;
};

const asList = (given: Entered): readonly unknown[] =>
  Array.isArray(given) ? given : given === null || given === '' ? [] : [given];

const converted = (world: World, element: Fields, key: string, given: Entered): unknown => {
  if (key === 'selected_options') return asList(given).map((each) => optionFor(element, each));
  if (key.endsWith('s')) return asList(given).map((each) => (key === 'files' ? each : idFor(world, each)));
  if (given === null || given === '') return null;
  if (key === 'selected_option') return optionFor(element, given);
  if (key === 'selected_user' || key === 'selected_channel' || key === 'selected_conversation')
    return idFor(world, given);
  if (key === 'selected_date_time') return Number(given);
  return typeof given === 'number' ? String(given) : given;
};

/** An element's entry in `state.values` after a person entered something. */
export const enteredValue = (world: World, element: Fields, given: Entered): Fields => {
  const key = valueKey(element['type']);
  if (key === undefined) throw new Error(`A ${String(element['type'])} takes no value.`);
  return { type: element['type'], [key]: converted(world, element, key, given) };
};

/** Whether nothing was entered. */
export const isEmptyValue = (value: Fields | undefined): boolean => {
  const entry = Object.entries(value ?? {}).find(([key]) => key !== 'type')?.[1];
  return (
    entry === undefined || entry === null || entry === '' || (Array.isArray(entry) && entry.length === 0)
  );
};
