import { type Check, list, object, oneOf, optional, string } from './check.ts';
import { actionId, confirm, overflowOption, url } from './composition.ts';
import { plainText } from './text-object.ts';

export const button: Check = object({
  type: oneOf('button'),
  text: plainText(75),
  action_id: optional(actionId),
  url: optional(url),
  value: optional(string(2000)),
  style: optional(oneOf('primary', 'danger')),
  confirm: optional(confirm),
  accessibility_label: optional(string(75)),
});

export const overflow: Check = object({
  type: oneOf('overflow'),
  action_id: optional(actionId),
  options: list(overflowOption, 5, 1),
  confirm: optional(confirm),
});

const workflow: Check = object({
  trigger: object({
    url,
    customizable_input_parameters: optional(list(object({ name: string(255, 1), value: string(2000) }), 50)),
  }),
});

export const workflowButton: Check = object({
  type: oneOf('workflow_button'),
  text: plainText(75),
  action_id: optional(actionId),
  workflow,
  style: optional(oneOf('primary', 'danger')),
  confirm: optional(confirm),
  accessibility_label: optional(string(75)),
});

const feedbackButton: Check = object({
  text: plainText(75),
  value: string(2000, 1),
  accessibility_label: optional(string(75)),
});

export const feedbackButtons: Check = object({
  type: oneOf('feedback_buttons'),
  action_id: optional(actionId),
  positive_button: feedbackButton,
  negative_button: feedbackButton,
});

export const iconButton: Check = object({
  type: oneOf('icon_button'),
  icon: oneOf('trash'),
  text: plainText(75),
  action_id: optional(actionId),
  value: optional(string(2000)),
  confirm: optional(confirm),
  accessibility_label: optional(string(75)),
  visible_to_user_ids: optional(list(string(255, 1), 10)),
});
