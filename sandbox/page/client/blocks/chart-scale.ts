import { type Fields, fieldsListOf, fieldsOf, listOf, stringOf } from '../../../slack/json.ts';

interface Series {
  readonly name: string;
  /** One value for each category, in their order. */
  readonly values: readonly number[];
}

export interface Plotted {
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  readonly low: number;
  readonly high: number;
}

const valueAt = (series: Fields, category: string): number =>
  Number(fieldsListOf(series['data']).find((each) => each['label'] === category)?.['value'] ?? 0);

const niceTop = (highest: number): number => {
  if (highest <= 0) return 0;
  const power = 10 ** Math.floor(Math.log10(highest));
  return ([1, 2, 2.5, 5, 10].find((each) => each * power >= highest) ?? 10) * power;
};

/** The numbers of a bar, line or area chart, with an axis that holds all of them. */
export const plotted = (chart: Fields): Plotted => {
  const categories = listOf(fieldsOf(chart['axis_config'])['categories']).map(String);
  const series = fieldsListOf(chart['series']).map((each) => ({
    name: stringOf(each['name']) ?? '',
    values: categories.map((category) => valueAt(each, category)),
  }));
  const all = series.flatMap((each) => each.values);
  return {
    categories,
    series,
    low: 0 - niceTop(-Math.min(0, ...all)),
    high: niceTop(Math.max(0, ...all)) || (all.some((each) => each < 0) ? 0 : 1),
  };
};
