import { expect, test } from 'vitest';
import { nearest } from '../../../src/domain/text/nearest.ts';

const words = ['cut', 'status', 'promote', 'environments', 'schedules'];

test.each([
  ['stauts', 'status'],
  ['PROMOTE', 'promote'],
  ['enviroments', 'environments'],
  ['cit', 'cut'],
  ['ctu', 'cut'],
  ['schedule', 'schedules'],
])('"%s" was probably meant as "%s"', (typed, meant) => {
  expect(nearest(typed, words)).toBe(meant);
});

test.each(['', 'banana', 'xyz', 'c'])('"%s" is near nothing', (typed) => {
  expect(nearest(typed, words)).toBeNull();
});
