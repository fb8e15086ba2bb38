import type { Fields } from '../../../../sandbox/slack/json.ts';

const words = (text: string) => ({ type: 'plain_text', text }) as const;

const richText = (text: string) =>
  ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
  }) as const;

const chart = (type: 'bar' | 'line') => ({
  type: 'data_visualization',
  title: `Deployments as a ${type} chart`,
  chart: {
    type,
    axis_config: { categories: ['Mon', 'Tue', 'Wed', 'Thu'] },
    series: [
      {
        name: 'Staging',
        data: [
          ['Mon', 4],
          ['Tue', 7],
          ['Wed', 3],
          ['Thu', 6],
        ].map(([label, value]) => ({ label, value })),
      },
      {
        name: 'Production',
        data: [
          ['Mon', 1],
          ['Tue', 2],
          ['Wed', 0],
          ['Thu', 2],
        ].map(([label, value]) => ({ label, value })),
      },
    ],
  },
});

/** One of each block a message may hold. */
export const everyBlock: readonly Fields[] = [
  { type: 'header', text: words('storefront 1.5.0-rc.1 :package:') },
  {
    type: 'section',
    text: {
      type: 'mrkdwn',
      text: '*Bold*, _italic_, ~struck~, `code`, <https://example.com|a link>, <@U07DANA0001>, <!subteam^S07APPROVER>, <#C07RELEASES>, <!here>, :rocket: and a date: <!date^1750000000^{date_short_pretty} at {time}|June 2025>\n> quoted\n```\nexit 1\n```',
    },
    accessory: { type: 'button', action_id: 'accessory', text: words('Why?') },
  },
  {
    type: 'section',
    fields: [
      { type: 'mrkdwn', text: '*Captain*\nDana Okafor' },
      { type: 'mrkdwn', text: '*Changes*\n12 pull requests' },
    ],
  },
  { type: 'divider' },
  {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'Rich ', style: { bold: true } },
          { type: 'user', user_id: 'U07PRIYA001' },
          { type: 'emoji', name: 'tada' },
        ],
      },
      {
        type: 'rich_text_list',
        style: 'ordered',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'text', text: 'first' }] },
          { type: 'rich_text_section', elements: [{ type: 'text', text: 'second', style: { code: true } }] },
        ],
      },
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'npm run build' }] },
      { type: 'rich_text_quote', elements: [{ type: 'text', text: 'It works here.' }] },
    ],
  },
  {
    type: 'table',
    rows: [
      [
        { type: 'raw_text', text: 'Environment' },
        { type: 'raw_text', text: 'Version' },
      ],
      [
        { type: 'raw_text', text: 'staging' },
        { type: 'raw_text', text: '1.5.0-rc.1' },
      ],
      [
        { type: 'raw_text', text: 'production' },
        { type: 'raw_text', text: '1.4.2' },
      ],
    ],
  },
  {
    type: 'plan',
    title: 'Deploying to staging',
    tasks: [
      { type: 'task_card', task_id: 'a', title: 'Build', status: 'complete' },
      {
        type: 'task_card',
        task_id: 'b',
        title: 'Deploy',
        status: 'in_progress',
        details: richText('Job 2 of 3'),
      },
      { type: 'task_card', task_id: 'c', title: 'Verify', status: 'pending' },
      {
        type: 'task_card',
        task_id: 'd',
        title: 'Announce',
        status: 'error',
        output: richText('No channel.'),
      },
    ],
  },
  chart('bar'),
  chart('line'),
  {
    type: 'markdown',
    text: '## Notes\n\n- **feat**: parcels\n- fix: labels ([#12](https://example.com/12))\n\n| a | b |\n|---|---|\n| 1 | 2 |',
  },
  {
    type: 'image',
    image_url: 'https://example.com/chart.png',
    alt_text: 'Lead time over four weeks',
    title: words('Lead time'),
  },
  {
    type: 'container',
    title: words('All changes'),
    is_collapsible: true,
    default_collapsed: true,
    child_blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Folded away.' } }],
  },
  {
    type: 'card',
    title: words('1.5.0'),
    subtitle: words('Ready since Monday'),
    body: words('Twelve changes.'),
    actions: [{ type: 'button', action_id: 'card', text: words('Promote') }],
  },
  {
    type: 'actions',
    elements: [
      { type: 'button', action_id: 'go', style: 'primary', text: words('Promote to staging') },
      {
        type: 'static_select',
        action_id: 'env',
        placeholder: words('Environment'),
        options: [
          { text: words('staging'), value: 'staging' },
          { text: words('production'), value: 'production' },
        ],
      },
      {
        type: 'overflow',
        action_id: 'more',
        options: [
          { text: words('Abandon'), value: 'abandon' },
          { text: words('Edit notes'), value: 'notes' },
        ],
      },
    ],
  },
  { type: 'context', elements: [{ type: 'mrkdwn', text: 'Cut by <@U07DANA0001> · build 456' }] },
];
