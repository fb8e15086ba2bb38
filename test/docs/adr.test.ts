import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { files, read } from './support/repository.ts';

const decisions = files.filter((path) => /^docs\/adr\/\d{4}-.+\.md$/.test(path)).toSorted();

test('the index of decisions has each with its number and title, in order', () => {
  const titled = decisions.map((path) => {
    const file = basename(path);
    const title = /^# \d+\. (.+)$/m.exec(read(path))?.[1];
    return `| ${file.slice(0, 4)} | [${title}](${file}) |`;
  });
  const listed = read('docs/adr/README.md')
    .split('\n')
    .filter((line) => /^\| \d/.test(line));
  expect(listed).toEqual(titled);
});

test('every decision has a number of its own, which its title begins with', () => {
  const numbers = decisions.map((path) => Number(/(\d{4})-/.exec(path)?.[1]));
  expect(new Set(numbers).size).toBe(numbers.length);
  const begun = decisions.map((path) => Number(/^# (\d+)\. /.exec(read(path))?.[1]));
  expect(begun).toEqual(numbers);
});
