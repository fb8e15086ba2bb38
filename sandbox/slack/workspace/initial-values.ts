import { type Fields, fieldsListOf, isFields, listOf } from '../json.ts';

/** For each element that holds a value: the state's key, and the key of its initial value. */
const holders: Readonly<Record<string, readonly [state: string, initial: string]>> = {
  plain_text_input: ['value', 'initial_value'],
  email_text_input: ['value', 'initial_value'],
  url_text_input: ['value', 'initial_value'],
  number_input: ['value', 'initial_value'],
  rich_text_input: ['rich_text_value', 'initial_value'],
  file_input: ['files', ''],
  static_select: ['selected_option', 'initial_option'],
  external_select: ['selected_option', 'initial_option'],
  radio_buttons: ['selected_option', 'initial_option'],
  users_select: ['selected_user', 'initial_user'],
  channels_select: ['selected_channel', 'initial_channel'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  datetimepicker: ['selected_date_time', 'initial_date_time'],
  checkboxes: ['selected_options', 'initial_options'],
  multi_static_select: ['selected_options', 'initial_options'],
  multi_external_select: ['selected_options', 'initial_options'],
  multi_users_select: ['selected_users', 'initial_users'],
  multi_channels_select: ['selected_channels', 'initial_channels'],
  multi_conversations_select: ['selected_conversations', 'initial_conversations'],
};

/** The state's key for an element's value: `value`, `selected_option`…; undefined for one without. */
export const valueKey = (type: unknown): string | undefined =>
  typeof type === 'string' ? holders[type]?.[0] : undefined;

const isList = (key: string): boolean => key.endsWith('s');

/** The interactive elements of a block. */
export const elementsOf = (block: Fields): readonly Fields[] => [
  ...(block['type'] === 'rich_text' ? [] : fieldsListOf(block['elements'])),
  ...fieldsListOf(block['actions']),
  ...[block['element'], block['accessory']].filter(isFields),
];

/** All blocks, those inside containers too. */
export const flatBlocks = (blocks: unknown): readonly Fields[] =>
  fieldsListOf(blocks).flatMap((each) =>
    [each].concat(
      flatBlocks(each['child_blocks']),
      each['type'] === 'carousel' ? flatBlocks(each['elements']) : [],
    ),
  );

const started = (element: Fields, state: string, initial: string): Fields => ({
  type: element['type'],
  [state]: isList(state) ? listOf(element[initial]) : (element[initial] ?? null),
});

/** What a form holds before anybody touches it, as `state.values`. */
export const initialValues = (content: Fields): Record<string, Record<string, Fields>> => {
  const values: Record<string, Record<string, Fields>> = {};
  for (const block of flatBlocks(content['blocks'])) {
    for (const element of elementsOf(block)) {
      const [state, initial] = holders[String(element['type'])] ?? [];
      if (state === undefined || initial === undefined) continue;
      const blockId = String(block['block_id']);
      values[blockId] = {
        ...values[blockId],
        [String(element['action_id'])]: started(element, state, initial),
      };
    }
  }
  return values;
};
