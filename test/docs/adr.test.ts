import { expect, test } from 'vitest';
import { files, read } from './support/repository.ts';

const decisions = files.filter((path) => /^docs\/adr\/\d{4}-.+\.md$/.test(path)).toSorted();

test('every decision has a number of its own, which its title begins with', () => {
  const numbers = decisions.map((path) => Number(/(\d{4})-/.exec(path)?.[1]));
  expect(new Set(numbers).size).toBe(numbers.length);
  const begun = decisions.map((path) => Number(/^# (\d+)\. /.exec(read(path))?.[1]));
  expect(begun).toEqual(numbers);
});
