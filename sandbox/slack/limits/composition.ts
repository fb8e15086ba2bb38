import { all, boolean, type Check, list, matching, object, oneOf, optional, string, whole } from './check.ts';
import { anyText, plainText } from './text-object.ts';

export const blockId = string(255, 1);
export const actionId = string(255, 1);

/** A web address of at most 3,000 characters. */
export const url: Check = all(string(3000, 1), matching(/^https?:\/\/\S+$/i, 'must be a valid URL'));

/** The dialog that asks "are you sure". */
export const confirm: Check = object({
  title: optional(plainText(100)),
  text: anyText(300),
  confirm: optional(plainText(30)),
  deny: optional(plainText(30)),
  style: optional(oneOf('primary', 'danger')),
});

/** One choice of a select; 75 characters a text, although newer documentation speaks of more. */
export const selectOption: Check = object({
  text: plainText(75),
  value: string(75, 1),
  description: optional(plainText(75)),
});

/** One radio button or checkbox, whose text may be mrkdwn. */
export const tickOption: Check = object({
  text: anyText(75),
  value: string(75, 1),
  description: optional(anyText(75)),
});

/** One line of an overflow menu, which may be a link. */
export const overflowOption: Check = object({
  text: plainText(75),
  value: string(75, 1),
  description: optional(plainText(75)),
  url: optional(url),
});

export const optionGroup: Check = object({ label: plainText(75), options: list(selectOption, 100, 1) });

export const dispatchActionConfig: Check = object({
  trigger_actions_on: optional(list(oneOf('on_enter_pressed', 'on_character_entered'), 2, 1)),
});

export const conversationFilter: Check = all(
  object({
    include: optional(list(oneOf('im', 'mpim', 'private', 'public'), 4, 1)),
    exclude_external_shared_channels: optional(boolean),
    exclude_bot_users: optional(boolean),
  }),
  whole((filter) => (Object.keys(filter).length === 0 ? 'must provide at least one filter' : undefined)),
);

const slackFile: Check = all(
  object({ id: optional(string(255, 1)), url: optional(url) }),
  whole((file) => ('id' in file === 'url' in file ? 'must provide either id or url' : undefined)),
);

/** Exactly one of the two ways to name a picture. */
export const pictureSource = whole((value) =>
  (value['image_url'] === undefined) === (value['slack_file'] === undefined)
    ? 'must provide either image_url or slack_file'
    : undefined,
);

export const pictureFields = {
  image_url: optional(url),
  slack_file: optional(slackFile),
  alt_text: string(2000, 1),
};

/** A picture inside another block. */
export const imageElement: Check = all(object({ type: oneOf('image'), ...pictureFields }), pictureSource);
