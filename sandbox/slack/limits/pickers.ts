import {
  all,
  boolean,
  type Check,
  list,
  matching,
  number,
  object,
  oneOf,
  optional,
  string,
} from './check.ts';
import { actionId, confirm, tickOption } from './composition.ts';
import { initialOffered } from './selects.ts';
import { plainText } from './text-object.ts';

const common = {
  action_id: optional(actionId),
  confirm: optional(confirm),
  focus_on_load: optional(boolean),
};
const placeholder = { placeholder: optional(plainText(150)) };

/** Dates, times, ticks: the elements besides selects that hold a choice, by element type. */
export const pickers: Readonly<Record<string, Check>> = {
  checkboxes: all(
    object({
      type: oneOf('checkboxes'),
      ...common,
      options: list(tickOption, 10, 1),
      initial_options: optional(list(tickOption, 10, 1)),
    }),
    initialOffered,
  ),
  radio_buttons: all(
    object({
      type: oneOf('radio_buttons'),
      ...common,
      options: list(tickOption, 10, 1),
      initial_option: optional(tickOption),
    }),
    initialOffered,
  ),
  datepicker: object({
    type: oneOf('datepicker'),
    ...common,
    ...placeholder,
    initial_date: optional(matching(/^\d{4}-\d{2}-\d{2}$/, 'must be a date as YYYY-MM-DD')),
  }),
  timepicker: object({
    type: oneOf('timepicker'),
    ...common,
    ...placeholder,
    initial_time: optional(matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time as HH:mm')),
    timezone: optional(string(255, 1)),
  }),
  datetimepicker: object({
    type: oneOf('datetimepicker'),
    ...common,
    initial_date_time: optional(number(1_000_000_000, 9_999_999_999)),
  }),
};
