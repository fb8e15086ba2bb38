import * as fc from 'fast-check';

const part = fc.integer({ min: 0, max: 99_999 });

export const version = fc.tuple(part, part, part).map((parts) => parts.join('.'));

export const calendarVersion = fc
  .tuple(
    fc.integer({ min: 2000, max: 2999 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 9999 }),
  )
  .map((parts) => parts.join('.'));

export const hexadecimal = (length: number) =>
  fc
    .array(fc.constantFrom(...'0123456789abcdef'.split('')), { minLength: length, maxLength: length })
    .map((digits) => digits.join(''));
