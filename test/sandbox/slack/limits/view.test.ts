import { describe, expect, test } from 'vitest';
import type { Fields } from '../../../../sandbox/slack/json.ts';
import { checkView } from '../../../../sandbox/slack/limits/view.ts';

const plain = (text: string): Fields => ({ type: 'plain_text', text });
const x = (length: number): string => 'x'.repeat(length);
const divider: Fields = { type: 'divider' };
const input = (element: Fields, changes: Fields = {}): Fields => ({
  type: 'input',
  label: plain('Why'),
  element: { action_id: 'a', ...element },
  ...changes,
});
const modal = (changes: Fields): Fields => ({
  type: 'modal',
  title: plain('Roll back'),
  submit: plain('Roll back'),
  blocks: [divider],
  ...changes,
});
const table: Fields = { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] };
const complaints = (view: Fields): readonly string[] =>
  checkView(view).map((each) => `${each.message} @ ${each.pointer}`);

describe('a view is shown', () => {
  test.each<readonly [string, Fields]>([
    ['with 100 blocks', modal({ blocks: Array.from({ length: 100 }, () => divider) })],
    [
      'with a title of 24 and private metadata of 3,000',
      modal({ title: plain(x(24)), private_metadata: x(3000) }),
    ],
    [
      'with every kind of field',
      modal({
        blocks: [
          input({ type: 'plain_text_input', multiline: true, max_length: 3000 }),
          input({ type: 'number_input', is_decimal_allowed: false, min_value: '1' }),
          input({ type: 'email_text_input' }),
          input({ type: 'url_text_input' }),
          input({ type: 'datepicker', initial_date: '2026-03-02' }),
          input({ type: 'timepicker', initial_time: '09:30' }),
          input({ type: 'datetimepicker', initial_date_time: 1_772_442_000 }),
          input({ type: 'users_select' }),
          input({ type: 'multi_conversations_select', filter: { include: ['public'] } }),
          input({ type: 'external_select', min_query_length: 2 }),
          input({ type: 'rich_text_input' }),
          input({ type: 'file_input', max_files: 1 }),
        ],
      }),
    ],
    ['with an alert', modal({ blocks: [{ type: 'alert', level: 'warning', text: plain(x(200)) }] })],
    ['as App Home with a table', { type: 'home', blocks: [table] }],
  ])('%s', (_, view) => {
    expect(complaints(view)).toEqual([]);
  });
});

describe('a view is refused', () => {
  test.each<readonly [string, Fields, string]>([
    [
      '101 blocks',
      modal({ blocks: Array.from({ length: 101 }, () => divider) }),
      'no more than 100 items allowed @ /view/blocks',
    ],
    ['a long title', modal({ title: plain(x(25)) }), 'must be less than 25 characters @ /view/title/text'],
    [
      'a long submit button',
      modal({ submit: plain(x(25)) }),
      'must be less than 25 characters @ /view/submit/text',
    ],
    [
      'a long close button',
      modal({ close: plain(x(25)) }),
      'must be less than 25 characters @ /view/close/text',
    ],
    [
      'much private metadata',
      modal({ private_metadata: x(3001) }),
      'must be less than 3001 characters @ /view/private_metadata',
    ],
    [
      'a long callback id',
      modal({ callback_id: x(256) }),
      'must be less than 256 characters @ /view/callback_id',
    ],
    [
      'a title in mrkdwn',
      modal({ title: { type: 'mrkdwn', text: 'x' } }),
      'unsupported type: mrkdwn @ /view/title/type',
    ],
    [
      'an input that cannot be sent',
      modal({ submit: undefined, blocks: [input({ type: 'plain_text_input' })] }),
      'missing required field: submit @ /view',
    ],
    ['a table in a modal', modal({ blocks: [table] }), 'unsupported type: table @ /view/blocks/0/type'],
    [
      'a plan in a modal',
      modal({ blocks: [{ type: 'plan', title: 'p' }] }),
      'unsupported type: plan @ /view/blocks/0/type',
    ],
    [
      'markdown in a modal',
      modal({ blocks: [{ type: 'markdown', text: 'p' }] }),
      'unsupported type: markdown @ /view/blocks/0/type',
    ],
    [
      'a chart in App Home',
      { type: 'home', blocks: [{ type: 'data_visualization' }] },
      'unsupported type: data_visualization @ /view/blocks/0/type',
    ],
    [
      'a long alert',
      modal({ blocks: [{ type: 'alert', text: plain(x(201)) }] }),
      'must be less than 201 characters @ /view/blocks/0/text/text',
    ],
    [
      'a button in an input',
      modal({ blocks: [input({ type: 'button', text: plain('x') })] }),
      'unsupported type: button @ /view/blocks/0/element/type',
    ],
    [
      'a number field that says nothing of decimals',
      modal({ blocks: [input({ type: 'number_input' })] }),
      'missing required field: is_decimal_allowed @ /view/blocks/0/element',
    ],
    [
      'a date as people write it',
      modal({ blocks: [input({ type: 'datepicker', initial_date: '2.3.2026' })] }),
      'must be a date as YYYY-MM-DD @ /view/blocks/0/element/initial_date',
    ],
    [
      'a label that is too long',
      modal({ blocks: [input({ type: 'plain_text_input' }, { label: plain(x(2001)) })] }),
      'must be less than 2001 characters @ /view/blocks/0/label/text',
    ],
    [
      'two fields that want the cursor',
      modal({
        blocks: [
          input({ type: 'plain_text_input', focus_on_load: true }),
          input({ type: 'url_text_input', focus_on_load: true }),
        ],
      }),
      'only one element may have focus_on_load @ /view/blocks',
    ],
    [
      'more than 250 kB',
      modal({ blocks: Array.from({ length: 100 }, () => ({ type: 'section', text: plain(x(2900)) })) }),
      'view is greater than 250kb @ /view',
    ],
  ])('for %s', (_, view, complaint) => {
    expect(complaints(view)).toContain(complaint);
  });
});
