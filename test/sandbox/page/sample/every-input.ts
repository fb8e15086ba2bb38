import type { KnownBlock } from '@slack/types';

const words = (text: string) => ({ type: 'plain_text', text }) as const;
const option = (value: string) => ({ text: words(value), value });

/** One of each input a modal may hold. */
export const everyInput: KnownBlock[] = [
  {
    type: 'input',
    block_id: 'name',
    label: words('Name'),
    hint: words('“wrong” is taken.'),
    element: { type: 'plain_text_input', action_id: 'value' },
  },
  {
    type: 'input',
    block_id: 'reason',
    optional: true,
    label: words('Reason'),
    element: {
      type: 'plain_text_input',
      action_id: 'value',
      multiline: true,
      placeholder: words('Because…'),
    },
  },
  {
    type: 'input',
    block_id: 'environment',
    optional: true,
    label: words('Environment'),
    element: {
      type: 'static_select',
      action_id: 'value',
      options: [option('staging'), option('production')],
    },
  },
  {
    type: 'input',
    block_id: 'commit',
    optional: true,
    label: words('Commit'),
    element: {
      type: 'external_select',
      action_id: 'commit',
      min_query_length: 2,
      placeholder: words('Search commits'),
    },
  },
  {
    type: 'input',
    block_id: 'people',
    optional: true,
    label: words('Reviewers'),
    element: { type: 'multi_users_select', action_id: 'value', placeholder: words('People') },
  },
  {
    type: 'input',
    block_id: 'until',
    optional: true,
    label: words('Until'),
    element: { type: 'datepicker', action_id: 'value' },
  },
  {
    type: 'input',
    block_id: 'checks',
    optional: true,
    label: words('Checks'),
    element: { type: 'checkboxes', action_id: 'value', options: [option('smoke'), option('e2e')] },
  },
  {
    type: 'input',
    block_id: 'mode',
    optional: true,
    label: words('Mode'),
    element: { type: 'radio_buttons', action_id: 'value', options: [option('ask'), option('automatic')] },
  },
  {
    type: 'actions',
    elements: [{ type: 'button', action_id: 'deeper', text: words('Another on top') }],
  },
];
