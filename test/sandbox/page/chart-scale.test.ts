import { expect, test } from 'vitest';
import { plotted } from '../../../sandbox/page/client/blocks/chart-scale.ts';

const chart = (values: readonly number[]) => ({
  axis_config: { categories: values.map((_, at) => `c${at}`) },
  series: [{ name: 'one', data: values.map((value, at) => ({ label: `c${at}`, value })).toReversed() }],
});

test.each([
  [[4, 7], 0, 10],
  [[0, 0], 0, 1],
  [[-3, 12], -5, 20],
  [[-4, -2], -5, 0],
])('an axis holds every value of %j', (values, low, high) => {
  expect(plotted(chart(values))).toMatchObject({ low, high, series: [{ values }] });
});
