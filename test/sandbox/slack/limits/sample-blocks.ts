import type { Fields } from '../../../../sandbox/slack/json.ts';

export const plain = (text: string): Fields => ({ type: 'plain_text', text });
export const mrkdwn = (text: string): Fields => ({ type: 'mrkdwn', text });
export const x = (length: number): string => 'x'.repeat(length);
export const section = (text = 'x'): Fields => ({ type: 'section', text: mrkdwn(text) });
export const button = (changes: Fields = {}): Fields => ({
  type: 'button',
  action_id: 'a',
  text: plain('Go'),
  ...changes,
});
export const actions = (...elements: readonly Fields[]): Fields => ({ type: 'actions', elements });
export const option = (text = 'one', value = text): Fields => ({ text: plain(text), value });
export const select = (changes: Fields): Fields =>
  actions({ type: 'static_select', action_id: 's', ...changes });
export const many = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
export const richText = (text = 'x'): Fields => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});
export const table = (rows: number, cells: number, text = 'x'): Fields => ({
  type: 'table',
  rows: many(rows).map(() => many(cells).map(() => ({ type: 'raw_text', text }))),
});
export const dataTable = (rows: number, cells = 2): Fields => ({
  ...table(rows, cells),
  type: 'data_table',
  caption: 'c',
});
export const bars = (series: number, points: number, label = 'p'): Fields => ({
  type: 'data_visualization',
  title: 'Deployments',
  chart: {
    type: 'bar',
    series: many(series).map((each) => ({
      name: `s${each}`,
      data: many(points).map((point) => ({ label: `${label}${point}`, value: point })),
    })),
    axis_config: { categories: many(points).map((point) => `${label}${point}`) },
  },
});
export const task = (id: string, status: string): Fields => ({
  type: 'task_card',
  task_id: id,
  title: 'Build',
  status,
});
export const plan = (...tasks: readonly Fields[]): Fields => ({ type: 'plan', title: 'Production', tasks });
export const card = (changes: Fields): Fields => ({ type: 'card', title: mrkdwn('1.5.0'), ...changes });
export const container = (...children: readonly Fields[]): Fields => ({
  type: 'container',
  title: plain('More'),
  child_blocks: children,
});
export const confirm = (changes: Fields): Fields =>
  actions(button({ confirm: { title: plain('Sure?'), text: plain('Really'), ...changes } }));
