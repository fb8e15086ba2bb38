import { fieldsListOf, fieldsOf, listOf } from '../json.ts';
import {
  all,
  byType,
  type Check,
  list,
  number,
  object,
  oneOf,
  onlyIn,
  optional,
  string,
  whole,
} from './check.ts';
import { blockId } from './composition.ts';

const label = string(20, 1);
const value = number(-Number.MAX_VALUE, Number.MAX_VALUE);
const positive = number(Number.MIN_VALUE, Number.MAX_VALUE);
const series = object({ name: label, data: list(object({ label, value }), 20, 1) });
const axis = object({
  categories: list(label, 20, 1),
  x_label: optional(string(50)),
  y_label: optional(string(50)),
});

const distinctSeries = whole((chart) => {
  const names = fieldsListOf(chart['series']).map((each) => each['name']);
  return new Set(names).size < names.length ? 'series names must be unique' : undefined;
});

const onCategories = whole((chart) => {
  const categories = listOf(fieldsOf(chart['axis_config'])['categories']);
  const labels = fieldsListOf(chart['series']).map((each) =>
    fieldsListOf(each['data']).map((point) => point['label']),
  );
  const fits = labels.every(
    (each) => each.length === categories.length && each.every((one) => categories.includes(one)),
  );
  return fits ? undefined : 'data labels must match the categories of the axis';
});

const drawn = (type: string): Check =>
  all(
    object({ type: oneOf(type), series: list(series, 6, 1), axis_config: axis }),
    distinctSeries,
    onCategories,
  );

/** Charts, in messages only. */
export const chartBlocks: Readonly<Record<string, Check>> = {
  data_visualization: onlyIn(
    ['message'],
    object({
      type: oneOf('data_visualization'),
      block_id: optional(blockId),
      title: string(50, 1),
      chart: byType({
        pie: object({ type: oneOf('pie'), segments: list(object({ label, value: positive }), 6, 1) }),
        bar: drawn('bar'),
        area: drawn('area'),
        line: drawn('line'),
      }),
    }),
  ),
};
