import { describe, expect, test } from 'vitest';
import type { Fields } from '../../../../sandbox/slack/json.ts';
import { checkMessage } from '../../../../sandbox/slack/limits/message.ts';
import {
  actions,
  bars,
  button,
  card,
  container,
  dataTable,
  many,
  mrkdwn,
  option,
  plain,
  plan,
  richText,
  section,
  select,
  table,
  task,
  x,
} from './sample-blocks.ts';

const said = (blocks: readonly Fields[]): readonly string[] =>
  checkMessage({ text: 'fallback', blocks }).map((each) => `${each.message} @ ${each.pointer}`);

describe('Slack shows', () => {
  test.each<readonly [string, readonly Fields[]]>([
    ['50 blocks', many(50).map(() => section())],
    ['3,000 characters in a section', [section(x(3000))]],
    ['10 fields of 2,000', [{ type: 'section', fields: many(10).map(() => mrkdwn(x(2000))) }]],
    ['a header of 150', [{ type: 'header', text: plain(x(150)) }]],
    [
      '25 buttons of 75',
      [actions(...many(25).map((id) => button({ action_id: `a${id}`, text: plain(x(75)) })))],
    ],
    ['10 things in a context', [{ type: 'context', elements: many(10).map(() => mrkdwn('x')) }]],
    ['100 options of 75', [select({ options: many(100).map((id) => option(x(75), `v${id}`)) })]],
    ['mrkdwn with verbatim', [{ type: 'section', text: { ...mrkdwn('x'), verbatim: true } }]],
    ['a table of 100 rows and 20 columns', [table(100, 20)]],
    ['a data table of 100 rows and its header', [dataTable(101)]],
    ['two charts of six series and twenty points', [bars(6, 20), bars(6, 20)]],
    [
      'a plan with tasks in every state',
      [plan(...['pending', 'in_progress', 'complete', 'error'].map((state) => task(state, state)))],
    ],
    ['a card with three buttons', [card({ actions: many(3).map((id) => button({ action_id: `a${id}` })) })]],
    [
      'a collapsed container of ten',
      [{ ...container(...many(10).map(() => section())), is_collapsible: true, default_collapsed: true }],
    ],
    ['a markdown block of 12,000', [{ type: 'markdown', text: x(12_000) }]],
    ['rich text', [richText(x(9000))]],
    ['an image', [{ type: 'image', image_url: 'https://shop.example/a.png', alt_text: 'a chart' }]],
    ['the same action in two blocks', [actions(button()), actions(button())]],
  ])('%s', (_, blocks) => {
    expect(said(blocks)).toEqual([]);
  });
});

describe('a message', () => {
  test.each<readonly [string, Fields, readonly string[]]>([
    ['needs a text or blocks', { text: '  ' }, ['no_text']],
    ['should not be longer than 4,000 characters', { text: x(4001) }, ['msg_too_long']],
    [
      'with markdown in it holds about 13,200 characters in its blocks together',
      { text: 'x', blocks: [{ type: 'markdown', text: x(12_000) }, section(x(1300))] },
      ['msg_blocks_too_long'],
    ],
    ['may be 4,000 characters long', { text: x(4000) }, []],
    ['may give its blocks as JSON', { blocks: JSON.stringify([section()]) }, []],
    [
      'is refused for the blocks of an attachment too',
      { text: 'x', attachments: [{ blocks: [section(x(3001))] }] },
      ['invalid_blocks'],
    ],
    ['is refused for metadata of another shape', { text: 'x', metadata: { key: 1 } }, ['invalid_metadata']],
  ])('%s', (_, message, errors) => {
    expect(checkMessage(message).map((each) => each.error)).toEqual(errors);
  });
});
