import { globSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { jobNames } from '../../src/domain/job.ts';
import { prose, read, root } from './support/repository.ts';

const runbook = read('docs/runbook.md');
const section = (heading: string): string =>
  prose(runbook)
    .split(/^## /m)
    .find((part) => part.startsWith(`${heading}\n`)) ?? '';
const firstColumn = (part: string): readonly string[] =>
  [...part.matchAll(/^\| `([^`]+)`/gm)].map(([, cell = '']) => cell);

/** What the code warns of and what it calls an error: the text, up to where a value is put into it. */
const alarming = globSync('src/**/*.ts', { cwd: root }).flatMap((path) =>
  [
    ...read(path).matchAll(
      /\b(?:log\.(?:warn|error)|complain)\(\s*(?:\{[^{}]*\},\s*)?(['`])((?:(?!\1|\$\{)[^\n])+)/g,
    ),
  ].map(([, , text = '']) => text.replace(/: $/, '')),
);

describe('the runbook', () => {
  test('says what to do about every line that warns, and knows no other', () => {
    expect(alarming.length).toBeGreaterThan(15);
    expect(firstColumn(section('What the log says')).toSorted()).toEqual([...new Set(alarming)].toSorted());
  });

  test('says when to look at every metric of ours', () => {
    const ours = [...read('src/app/metrics.ts').matchAll(/name: '(waybill_\w+)'/g)].map(
      ([, name = '']) => name,
    );
    const told = new Set(firstColumn(section('What is measured')).map((cell) => cell.replace(/\{.*$/, '')));
    expect(ours.length).toBeGreaterThan(2);
    expect(ours.filter((name) => !told.has(name))).toEqual([]);
  });

  test('names every queue, and every part of readiness', () => {
    const part = section('What is measured');
    const parts = [...read('src/app.ts').matchAll(/\bname: '(\w+)',\s*isNeeded/g)].map(([, name]) => name);
    expect(parts.length).toBeGreaterThan(3);
    expect([...jobNames, ...parts].filter((name) => !part.includes(`\`${name}\``))).toEqual([]);
  });
});
