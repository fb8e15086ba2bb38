import { readdirSync, readFileSync } from 'node:fs';
import { markdownTable } from './markdown-table.ts';

const folder = new URL('../docs/adr/', import.meta.url);

/** Every recorded decision by its number and title. */
export function decisionTable(): string {
  const files = readdirSync(folder).filter((name) => /^\d{4}-.+\.md$/.test(name));
  return markdownTable(
    ['#', 'Decision'],
    files.toSorted().map((file) => [file.slice(0, 4), `[${titleOf(file)}](${file})`]),
  );
}

function titleOf(file: string): string {
  const [first = ''] = readFileSync(new URL(file, folder), 'utf8').split('\n');
  return first.replace(/^# (?:\d+\. )?/, '');
}
