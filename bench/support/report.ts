import { cpus, loadavg } from 'node:os';
import { rounded } from './measure.ts';

/** What a figure should reach; the benchmark reports it and fails nothing, because machines differ. */
export type Aim = { readonly atLeast: number } | { readonly atMost: number };

const isMet = (value: number, aim: Aim): boolean =>
  'atLeast' in aim ? value >= aim.atLeast : value <= aim.atMost;

/** A figure against its aim, in words. */
export function verdict(value: number, aim: Aim): string {
  const wanted = 'atLeast' in aim ? `at least ${aim.atLeast}` : `at most ${aim.atMost}`;
  return `${wanted}: ${isMet(value, aim) ? 'met' : 'MISSED'}`;
}

/** Writes rows as a table with aligned columns; numbers to the right. */
export function printTable(
  title: string,
  head: readonly string[],
  rows: readonly (readonly unknown[])[],
): void {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const isNumber = head.map((_, column) => rows.every((row) => typeof row[column] === 'number'));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return isNumber[column] === true ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  const [first = [], ...rest] = cells;
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  process.stdout.write(`\n${title}\n${[line(first), rule, ...rest.map(line)].join('\n')}\n`);
}

/** The same figures for machines: one line of JSON. */
export function printJson(benchmark: string, figures: object): void {
  const machine = {
    cores: cpus().length,
    node: process.version,
    load: loadavg().map((load) => rounded(load)),
  };
  process.stdout.write(`${JSON.stringify({ benchmark, machine, ...figures })}\n`);
}

export function say(words: string): void {
  process.stderr.write(`${words}\n`);
}
