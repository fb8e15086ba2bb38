import { isFields, listOf } from '../json.ts';
import { all, boolean, type Check, list, number, object, oneOf, optional, string, whole } from './check.ts';
import { actionId, confirm, conversationFilter, optionGroup, selectOption } from './composition.ts';
import { plainText } from './text-object.ts';

const common = {
  action_id: optional(actionId),
  confirm: optional(confirm),
  focus_on_load: optional(boolean),
  placeholder: optional(plainText(150)),
};
const several = { max_selected_items: optional(number(1, 1000)) };
const choices = {
  options: optional(list(selectOption, 100, 1)),
  option_groups: optional(list(optionGroup, 100, 1)),
};
const id = string(255, 1);

const choicesGiven = whole((select) =>
  (select['options'] === undefined) === (select['option_groups'] === undefined)
    ? 'must provide either options or option_groups'
    : undefined,
);

const offered = (select: Readonly<Record<string, unknown>>): readonly string[] =>
  [select, ...listOf(select['option_groups'])]
    .flatMap((each) => (isFields(each) ? listOf(each['options']) : []))
    .map((option) => JSON.stringify(option));

/** What is chosen at first must be one of the choices, to the letter. */
export const initialOffered = whole((select) => {
  const options = offered(select);
  const chosen = [select['initial_option'], ...listOf(select['initial_options'])].filter(Boolean);
  return chosen.every((option) => options.includes(JSON.stringify(option)))
    ? undefined
    : 'initial option must exactly match one of the options';
});

const conversations = {
  default_to_current_conversation: optional(boolean),
  filter: optional(conversationFilter),
};

/** Select menus, single and multiple, by element type. */
export const selects: Readonly<Record<string, Check>> = {
  static_select: all(
    object({ type: oneOf('static_select'), ...common, ...choices, initial_option: optional(selectOption) }),
    choicesGiven,
    initialOffered,
  ),
  multi_static_select: all(
    object({
      type: oneOf('multi_static_select'),
      ...common,
      ...several,
      ...choices,
      initial_options: optional(list(selectOption, 100, 1)),
    }),
    choicesGiven,
    initialOffered,
  ),
  external_select: object({
    type: oneOf('external_select'),
    ...common,
    initial_option: optional(selectOption),
    min_query_length: optional(number(0, 150)),
  }),
  multi_external_select: object({
    type: oneOf('multi_external_select'),
    ...common,
    ...several,
    initial_options: optional(list(selectOption, 100, 1)),
    min_query_length: optional(number(0, 150)),
  }),
  users_select: object({ type: oneOf('users_select'), ...common, initial_user: optional(id) }),
  multi_users_select: object({
    type: oneOf('multi_users_select'),
    ...common,
    ...several,
    initial_users: optional(list(id, 100)),
  }),
  channels_select: object({
    type: oneOf('channels_select'),
    ...common,
    initial_channel: optional(id),
    response_url_enabled: optional(boolean),
  }),
  multi_channels_select: object({
    type: oneOf('multi_channels_select'),
    ...common,
    ...several,
    initial_channels: optional(list(id, 100)),
  }),
  conversations_select: object({
    type: oneOf('conversations_select'),
    ...common,
    ...conversations,
    initial_conversation: optional(id),
    response_url_enabled: optional(boolean),
  }),
  multi_conversations_select: object({
    type: oneOf('multi_conversations_select'),
    ...common,
    ...several,
    ...conversations,
    initial_conversations: optional(list(id, 100)),
  }),
};
