import { type Fields, fieldsListOf } from '../json.ts';
import { checkBlocks } from './blocks.ts';
import {
  all,
  boolean,
  byType,
  type Check,
  type Look,
  object,
  oneOf,
  optional,
  string,
  whole,
} from './check.ts';
import type { Problem } from './problem.ts';
import { plainText } from './text-object.ts';

const common = {
  blocks: checkBlocks,
  private_metadata: optional(string(3000)),
  callback_id: optional(string(255)),
  external_id: optional(string(255)),
};

/** An input asks for something, so a modal that has one needs a button to send it. */
const sendable = whole((view) =>
  fieldsListOf(view['blocks']).some((block) => block['type'] === 'input') && view['submit'] === undefined
    ? 'missing required field: submit'
    : undefined,
);

const view: Check = byType({
  modal: all(
    object({
      type: oneOf('modal'),
      title: plainText(24),
      submit: optional(plainText(24)),
      close: optional(plainText(24)),
      clear_on_close: optional(boolean),
      notify_on_close: optional(boolean),
      submit_disabled: optional(boolean),
      ...common,
    }),
    sendable,
  ),
  home: object({ type: oneOf('home'), ...common }),
});

const largest = 250_000;

/** What Slack would object to in a modal or an App Home: an empty list when it would be shown. */
export const checkView = (given: Fields): readonly Problem[] => {
  const look: Look = { surface: given['type'] === 'home' ? 'home' : 'modal', problems: [] };
  view(given, '/view', look);
  if (JSON.stringify(given).length > largest) {
    look.problems.push({ error: 'invalid_blocks', message: 'view is greater than 250kb', pointer: '/view' });
  }
  return look.problems;
};
