import { expect, test } from 'vitest';
import type { Fields } from '../../../../sandbox/slack/json.ts';
import { messageText, viewText } from '../../../../sandbox/slack/render-text.ts';
import type { Reader } from '../../../../sandbox/slack/rendering/reader.ts';

const reader: Reader = {
  person: (id) => ({ U1: 'priya' })[id] ?? id,
  channel: (id) => ({ C1: 'releases' })[id] ?? id,
  group: (id) => ({ S1: 'prod-approvers' })[id] ?? id,
  timeZone: 'Europe/Berlin',
  now: new Date('2026-03-02T12:00:00Z'),
};
const read = (text: string, as: Reader = reader) => messageText({ text, blocks: [], attachments: [] }, as);
const readBlocks = (...blocks: readonly Fields[]) =>
  messageText({ text: '', blocks, attachments: [] }, reader);
const plain = (text: string): Fields => ({ type: 'plain_text', text });
const rich = (...elements: readonly Fields[]): Fields => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});

test.each([
  [
    'names stand for ids',
    '<@U1> and <!subteam^S1> in <#C1|releases>, <!here>',
    '@priya and @prod-approvers in #releases, @here',
  ],
  ['a link reads as its label', '<https://x.example/1|#42> <https://x.example>', '#42 https://x.example'],
  ['entities are characters', '&lt;!channel&gt; &amp;amp; &amp;lt;', '<!channel> &amp; &lt;'],
  ['signs are not read', '*1.5.0* is _ready_, ~rc.1~ `abc`', '1.5.0 is ready, rc.1 abc'],
  ['signs inside words and code stay', 'snake_case_name 2*3*4 `a *b* c`', 'snake_case_name 2*3*4 a *b* c'],
])('%s', (_, text, expected) => {
  expect(read(text)).toBe(expected);
});

test('a date is read in the reader’s zone, or as its fallback where there is none', () => {
  const text = 'since <!date^1772438400^{date_short_pretty} at {time}|08:00 UTC>';
  expect(read(text)).toBe('since today at 09:00');
  expect(read(text, { ...reader, timeZone: 'America/New_York' })).toBe('since today at 03:00');
  expect(read(text, { ...reader, timeZone: undefined })).toBe('since 08:00 UTC');
  const later = { ...reader, now: new Date('2026-03-09T12:00:00Z') };
  expect(read(text, later)).toBe('since Mar 2, 2026 at 09:00');
});

test('a card reads line by line, with its buttons in brackets', () => {
  const text = readBlocks(
    { type: 'header', text: plain('storefront 1.5.0') },
    {
      type: 'section',
      text: { type: 'mrkdwn', text: '*rc.1* ready' },
      fields: [{ type: 'mrkdwn', text: '*Captain*\n<@U1>' }],
    },
    { type: 'context', elements: [{ type: 'mrkdwn', text: 'abc1234' }] },
    {
      type: 'actions',
      elements: [
        { type: 'button', text: plain('Promote to staging') },
        { type: 'static_select', placeholder: plain('Roll back'), options: [] },
        { type: 'overflow', options: [{ text: plain('Notes'), value: 'n' }] },
      ],
    },
  );
  expect(text.split('\n')).toEqual([
    'storefront 1.5.0',
    'rc.1 ready',
    'Captain: @priya',
    'abc1234',
    '[Promote to staging] [Roll back ▾] [⋯ Notes]',
  ]);
});

test('plans, tables, charts, lists and blocks nobody knows are all shown', () => {
  const text = readBlocks(
    {
      type: 'plan',
      title: 'Production',
      tasks: [
        { type: 'task_card', task_id: '1', title: 'Deploy', status: 'complete' },
        {
          type: 'task_card',
          task_id: '2',
          title: 'Verify',
          status: 'in_progress',
          details: rich({ type: 'text', text: '2 of 5' }),
        },
      ],
    },
    {
      type: 'table',
      rows: [
        [plain('env'), plain('version')],
        [plain('production'), rich({ type: 'text', text: '1.4.0' })],
      ],
    },
    {
      type: 'data_visualization',
      title: 'Deploys',
      chart: { type: 'pie', segments: [{ label: 'ok', value: 9 }] },
    },
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_list',
          style: 'ordered',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U1' }] }],
        },
      ],
    },
    { type: 'hologram' },
  );
  expect(text.split('\n')).toEqual([
    'Production',
    '  ● Deploy',
    '  ◐ Verify',
    '    2 of 5',
    'env         version',
    'production  1.4.0',
    'Deploys (pie chart)',
    'ok 9',
    '1. @priya',
    '(unknown block: hologram)',
  ]);
});

test('a modal reads with its title, fields, errors and buttons', () => {
  const content = {
    title: plain('Roll back'),
    submit: plain('Roll back'),
    close: plain('Cancel'),
    blocks: [
      {
        type: 'input',
        label: plain('Why'),
        optional: true,
        element: { type: 'plain_text_input', placeholder: plain('because …') },
      },
    ],
  };
  const text = viewText({ type: 'modal', content, errors: { why: 'Say more.' }, trouble: undefined }, reader);
  expect(text.split('\n')).toEqual([
    '── Roll back ──',
    'Why (optional)',
    '  [because …]',
    '✕ why: Say more.',
    '[Cancel] [Roll back]',
  ]);
});
