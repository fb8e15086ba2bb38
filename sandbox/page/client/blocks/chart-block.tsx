import type { JSX } from 'preact';
import { type Fields, fieldsListOf, fieldsOf, stringOf } from '../../../slack/json.ts';
import { type Plotted, plotted } from './chart-scale.ts';
import type { BlockProps } from './text-blocks.tsx';

const width = 480;
const height = 200;
const left = 44;
const bottom = 24;
const top = 10;

const number = (value: number): string =>
  new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 2 }).format(value);

const placed = ({ categories, low, high }: Plotted) => ({
  x: (index: number) => left + ((index + 0.5) * (width - left)) / categories.length,
  y: (value: number) => top + (height - bottom - top) * (1 - (value - low) / (high - low)),
  step: (width - left) / categories.length,
});

const Axes = ({ plot }: { plot: Plotted }): JSX.Element => {
  const { x, y } = placed(plot);
  const lines = [0, 0.25, 0.5, 0.75, 1].map((share) => plot.low + share * (plot.high - plot.low));
  return (
    <g class="chart-axes">
      {lines.map((value) => (
        <g key={value}>
          <line x1={left} x2={width} y1={y(value)} y2={y(value)} />
          <text x={left - 6} y={y(value) + 4} text-anchor="end">
            {number(value)}
          </text>
        </g>
      ))}
      {plot.categories.map((each, index) => (
        <text key={each} x={x(index)} y={height - 6} text-anchor="middle">
          {each}
        </text>
      ))}
    </g>
  );
};

const Bars = ({ plot }: { plot: Plotted }): JSX.Element => {
  const { x, y, step } = placed(plot);
  const wide = (step * 0.7) / plot.series.length;
  return (
    <>
      {plot.series.map((series, at) =>
        series.values.map((value, index) => (
          <rect
            key={`${at}-${index}`}
            class={`series-${at}`}
            x={x(index) - step * 0.35 + at * wide}
            y={Math.min(y(value), y(0))}
            width={wide}
            height={Math.abs(y(0) - y(value))}
          />
        )),
      )}
    </>
  );
};

const Lines = ({ plot, isArea }: { plot: Plotted; isArea: boolean }): JSX.Element => {
  const { x, y } = placed(plot);
  return (
    <>
      {plot.series.map((series, at) => {
        const points = series.values.map((value, index) => `${x(index)},${y(value)}`).join(' ');
        const last = series.values.length - 1;
        return (
          <g key={series.name} class={`series-${at}`}>
            {isArea ? <polygon points={`${x(0)},${y(0)} ${points} ${x(last)},${y(0)}`} /> : null}
            <polyline points={points} />
          </g>
        );
      })}
    </>
  );
};

const point = (turn: number): string =>
  `${100 * Math.sin(2 * Math.PI * turn)} ${-100 * Math.cos(2 * Math.PI * turn)}`;

const Pie = ({ segments }: { segments: readonly Fields[] }): JSX.Element => {
  const total = segments.reduce((sum, each) => sum + Number(each['value']), 0);
  let turned = 0;
  return (
    <svg viewBox="-110 -110 220 220" class="chart-pie" aria-hidden="true">
      {segments.map((each, at) => {
        const from = turned;
        turned += Number(each['value']) / total;
        if (segments.length === 1) return <circle key={at} class="series-0" r="100" />;
        const large = turned - from > 0.5 ? 1 : 0;
        return (
          <path
            key={at}
            class={`series-${at}`}
            d={`M 0 0 L ${point(from)} A 100 100 0 ${large} 1 ${point(turned)} Z`}
          />
        );
      })}
    </svg>
  );
};

const Legend = ({ names }: { names: readonly string[] }): JSX.Element => (
  <ul class="chart-legend">
    {names.map((name, at) => (
      <li key={name}>
        <span class={`chart-key key-${at}`} aria-hidden="true" />
        {name}
      </li>
    ))}
  </ul>
);

/** A chart, drawn from its numbers; screen readers get them as words. */
export const ChartBlock = ({ block }: BlockProps): JSX.Element => {
  const chart = fieldsOf(block['chart']);
  const type = stringOf(chart['type']) ?? '';
  const segments = fieldsListOf(chart['segments']);
  const plot = plotted(chart);
  const names =
    type === 'pie'
      ? segments.map((each) => `${String(each['label'])} (${number(Number(each['value']))})`)
      : plot.series.map((each) => each.name);
  const spoken = plot.series.map(
    (each) =>
      `${each.name}: ${plot.categories.map((name, at) => `${name} ${each.values[at] ?? 0}`).join(', ')}`,
  );
  return (
    <figure
      class="block chart"
      aria-label={[stringOf(block['title']), ...(type === 'pie' ? names : spoken)].join('. ')}
    >
      <figcaption>
        <b>{stringOf(block['title']) ?? ''}</b>
      </figcaption>
      {type === 'pie' ? (
        <Pie segments={segments} />
      ) : (
        <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <Axes plot={plot} />
          {type === 'bar' ? <Bars plot={plot} /> : <Lines plot={plot} isArea={type === 'area'} />}
        </svg>
      )}
      <Legend names={names} />
    </figure>
  );
};
