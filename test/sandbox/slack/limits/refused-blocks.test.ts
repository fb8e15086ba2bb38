import { describe, expect, test } from 'vitest';
import type { Fields } from '../../../../sandbox/slack/json.ts';
import { checkMessage } from '../../../../sandbox/slack/limits/message.ts';
import {
  actions,
  bars,
  button,
  card,
  confirm,
  container,
  dataTable,
  many,
  mrkdwn,
  option,
  plain,
  plan,
  section,
  select,
  table,
  task,
  x,
} from './sample-blocks.ts';

const said = (blocks: readonly Fields[]): readonly string[] =>
  checkMessage({ text: 'fallback', blocks }).map((each) => `${each.message} @ ${each.pointer}`);

describe('Slack refuses', () => {
  test.each<readonly [string, readonly Fields[], string]>([
    ['51 blocks', many(51).map(() => section()), 'no more than 50 items allowed @ /blocks'],
    ['a long section', [section(x(3001))], 'must be less than 3001 characters @ /blocks/0/text/text'],
    ['an empty section', [section('')], 'must be more than 0 characters @ /blocks/0/text/text'],
    ['a section of nothing', [{ type: 'section' }], 'must provide either text or fields @ /blocks/0'],
    [
      '11 fields',
      [{ type: 'section', fields: many(11).map(() => mrkdwn('x')) }],
      'no more than 10 items allowed @ /blocks/0/fields',
    ],
    [
      'a long field',
      [{ type: 'section', fields: [mrkdwn(x(2001))] }],
      'must be less than 2001 characters @ /blocks/0/fields/0/text',
    ],
    [
      'a long header',
      [{ type: 'header', text: plain(x(151)) }],
      'must be less than 151 characters @ /blocks/0/text/text',
    ],
    [
      'mrkdwn in a header',
      [{ type: 'header', text: mrkdwn('x') }],
      'unsupported type: mrkdwn @ /blocks/0/text/type',
    ],
    [
      '26 buttons',
      [actions(...many(26).map((id) => button({ action_id: `a${id}` })))],
      'no more than 25 items allowed @ /blocks/0/elements',
    ],
    [
      'a long button',
      [actions(button({ text: plain(x(76)) }))],
      'must be less than 76 characters @ /blocks/0/elements/0/text/text',
    ],
    [
      'a long value',
      [actions(button({ value: x(2001) }))],
      'must be less than 2001 characters @ /blocks/0/elements/0/value',
    ],
    [
      'a long action id',
      [actions(button({ action_id: x(256) }))],
      'must be less than 256 characters @ /blocks/0/elements/0/action_id',
    ],
    [
      'a style it does not know',
      [actions(button({ style: 'warning' }))],
      'must be one of: primary, danger @ /blocks/0/elements/0/style',
    ],
    [
      'an address that is none',
      [actions(button({ url: 'javascript:alert(1)' }))],
      'must be a valid URL @ /blocks/0/elements/0/url',
    ],
    [
      'a property it does not know',
      [{ ...section(), colour: 'red' }],
      'invalid additional property: colour @ /blocks/0',
    ],
    [
      'two buttons with one action id',
      [actions(button(), button())],
      'action_id `a` already exists for another block element @ /blocks/0/elements/1/action_id',
    ],
    [
      'two blocks with one id',
      [
        { ...section(), block_id: 'b' },
        { type: 'divider', block_id: 'b' },
      ],
      '`block_id` must be unique: b @ /blocks',
    ],
    [
      'one id inside and outside a container',
      [{ ...section(), block_id: 'b' }, container({ ...section(), block_id: 'b' })],
      '`block_id` must be unique: b @ /blocks',
    ],
    [
      '11 things in a context',
      [{ type: 'context', elements: many(11).map(() => mrkdwn('x')) }],
      'no more than 10 items allowed @ /blocks/0/elements',
    ],
    [
      'a button in a context',
      [{ type: 'context', elements: [button()] }],
      'failed to match all allowed schemas @ /blocks/0/elements/0',
    ],
    [
      '101 options',
      [select({ options: many(101).map((id) => option(`o${id}`)) })],
      'no more than 100 items allowed @ /blocks/0/elements/0/options',
    ],
    [
      'no option at all',
      [select({ options: [] })],
      'no fewer than 1 items allowed @ /blocks/0/elements/0/options',
    ],
    [
      'a long option',
      [select({ options: [option(x(76), 'v')] })],
      'must be less than 76 characters @ /blocks/0/elements/0/options/0/text/text',
    ],
    [
      'a long option value',
      [select({ options: [option('o', x(76))] })],
      'must be less than 76 characters @ /blocks/0/elements/0/options/0/value',
    ],
    [
      'a choice that is not offered',
      [select({ options: [option('a')], initial_option: option('b') })],
      'initial option must exactly match one of the options @ /blocks/0/elements/0',
    ],
    [
      'a long placeholder',
      [select({ options: [option()], placeholder: plain(x(151)) })],
      'must be less than 151 characters @ /blocks/0/elements/0/placeholder/text',
    ],
    [
      'six overflow entries',
      [actions({ type: 'overflow', options: many(6).map((id) => option(`o${id}`)) })],
      'no more than 5 items allowed @ /blocks/0/elements/0/options',
    ],
    [
      '11 radio buttons',
      [actions({ type: 'radio_buttons', options: many(11).map((id) => option(`o${id}`)) })],
      'no more than 10 items allowed @ /blocks/0/elements/0/options',
    ],
    [
      'a long question',
      [confirm({ title: plain(x(101)) })],
      'must be less than 101 characters @ /blocks/0/elements/0/confirm/title/text',
    ],
    [
      'a long explanation',
      [confirm({ text: plain(x(301)) })],
      'must be less than 301 characters @ /blocks/0/elements/0/confirm/text/text',
    ],
    [
      'a long yes',
      [confirm({ confirm: plain(x(31)) })],
      'must be less than 31 characters @ /blocks/0/elements/0/confirm/confirm/text',
    ],
    ['two tables', [table(1, 1), table(1, 1)], 'no more than 1 table blocks allowed @ /blocks'],
    ['101 rows', [table(101, 1)], 'no more than 100 items allowed @ /blocks/0/rows'],
    ['21 cells', [table(1, 21)], 'no more than 20 items allowed @ /blocks/0/rows/0'],
    ['a long table', [table(10, 10, x(101))], 'must be less than 10001 characters in all cells @ /blocks/0'],
    ['an empty cell', [table(1, 1, '')], 'must be more than 0 characters @ /blocks/0/rows/0/0/text'],
    [
      'a data table of more than 100 rows',
      [dataTable(102)],
      'no more than 101 items allowed @ /blocks/0/rows',
    ],
    [
      'a data table of nothing but a header',
      [dataTable(1)],
      'no fewer than 2 items allowed @ /blocks/0/rows',
    ],
    [
      'rows of different lengths',
      [
        {
          type: 'data_table',
          caption: 'c',
          rows: [
            [{ type: 'raw_text', text: 'a' }],
            [
              { type: 'raw_text', text: 'a' },
              { type: 'raw_text', text: 'b' },
            ],
          ],
        },
      ],
      'all rows must have the same number of cells @ /blocks/0',
    ],
    [
      'three charts',
      [bars(1, 1), bars(1, 1), bars(1, 1)],
      'no more than 2 data_visualization blocks allowed @ /blocks',
    ],
    ['seven series', [bars(7, 1)], 'no more than 6 items allowed @ /blocks/0/chart/series'],
    [
      'long labels',
      [bars(1, 1, x(20))],
      'must be less than 21 characters @ /blocks/0/chart/series/0/data/0/label',
    ],
    ['two plans', [plan(), plan()], 'no more than 1 plan blocks allowed @ /blocks'],
    [
      'a plan whose title is an object',
      [{ ...plan(), title: plain('Production') }],
      'must provide a string @ /blocks/0/title',
    ],
    [
      'a task in no known state',
      [plan(task('a', 'completed'))],
      'must be one of: pending, in_progress, complete, error @ /blocks/0/tasks/0/status',
    ],
    [
      'a lone task that is pending',
      [task('a', 'pending')],
      'must be one of: in_progress, complete, error @ /blocks/0/status',
    ],
    [
      'a long card title',
      [card({ title: mrkdwn(x(151)) })],
      'must be less than 151 characters @ /blocks/0/title/text',
    ],
    [
      'a long card body',
      [card({ body: mrkdwn(x(201)) })],
      'must be less than 201 characters @ /blocks/0/body/text',
    ],
    [
      'a card with four buttons',
      [card({ actions: many(4).map((id) => button({ action_id: `a${id}` })) })],
      'no more than 3 items allowed @ /blocks/0/actions',
    ],
    [
      '11 blocks in a container',
      [container(...many(11).map(() => section()))],
      'no more than 10 items allowed @ /blocks/0/child_blocks',
    ],
    [
      'a collapsed container that cannot open',
      [{ ...container(section()), default_collapsed: true }],
      'default_collapsed requires is_collapsible @ /blocks/0',
    ],
    ['an alert', [{ type: 'alert', text: plain('x') }], 'unsupported type: alert @ /blocks/0/type'],
    ['a block nobody knows', [{ type: 'release' }], 'unsupported type: release @ /blocks/0/type'],
    [
      'markdown of more than 12,000 together',
      [
        { type: 'markdown', text: x(7000) },
        { type: 'markdown', text: x(7000) },
      ],
      'markdown must be less than 12001 characters together @ /blocks',
    ],
    [
      'rich text of nothing',
      [{ type: 'rich_text', elements: [] }],
      'no fewer than 1 items allowed @ /blocks/0/elements',
    ],
    [
      'an image without a description',
      [{ type: 'image', image_url: 'https://shop.example/a.png' }],
      'missing required field: alt_text @ /blocks/0',
    ],
    [
      'half an emoji',
      [section('ship it \uD83D')],
      'must be valid text: it ends or begins in half a character @ /blocks/0/text/text',
    ],
  ])('%s', (_, blocks, complaint) => {
    expect(said(blocks)).toContain(complaint);
  });
});
