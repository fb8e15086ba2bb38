import { boolean, type Check, list, number, object, oneOf, optional, string } from './check.ts';
import { actionId, dispatchActionConfig } from './composition.ts';
import { richText } from './rich-text.ts';
import { plainText } from './text-object.ts';

const common = {
  action_id: optional(actionId),
  focus_on_load: optional(boolean),
  placeholder: optional(plainText(150)),
  dispatch_action_config: optional(dispatchActionConfig),
};

/** Fields to type into, by element type; they live in input blocks only. */
export const inputs: Readonly<Record<string, Check>> = {
  plain_text_input: object({
    type: oneOf('plain_text_input'),
    ...common,
    initial_value: optional(string(3000)),
    multiline: optional(boolean),
    min_length: optional(number(0, 3000)),
    max_length: optional(number(1, 3000)),
  }),
  email_text_input: object({
    type: oneOf('email_text_input'),
    ...common,
    initial_value: optional(string(3000)),
  }),
  url_text_input: object({ type: oneOf('url_text_input'), ...common, initial_value: optional(string(3000)) }),
  number_input: object({
    type: oneOf('number_input'),
    ...common,
    is_decimal_allowed: boolean,
    initial_value: optional(string(255)),
    min_value: optional(string(255)),
    max_value: optional(string(255)),
  }),
  rich_text_input: object({
    type: oneOf('rich_text_input'),
    ...common,
    initial_value: optional(richText),
    min_lines: optional(number(1, 100)),
    max_lines: optional(number(1, 100)),
  }),
  file_input: object({
    type: oneOf('file_input'),
    action_id: optional(actionId),
    filetypes: optional(list(string(255, 1), 100)),
    max_files: optional(number(1, 10)),
  }),
};
