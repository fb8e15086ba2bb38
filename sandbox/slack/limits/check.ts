import { type Fields, isFields } from '../json.ts';
import type { Problem, Surface } from './problem.ts';

/** One pass over a payload: where it is shown, and what was found so far. */
export interface Look {
  readonly surface: Surface;
  readonly problems: Problem[];
}

/** A rule for one value at one JSON pointer; what breaks it is added to the look's problems. */
export type Check = (value: unknown, at: string, look: Look) => void;

interface Optional {
  readonly optional: Check;
}

export type Shape = Readonly<Record<string, Check | Optional>>;

export const refuse = (look: Look, at: string, message: string): void => {
  look.problems.push({ error: 'invalid_blocks', message, pointer: at });
};

export const optional = (check: Check): Optional => ({ optional: check });

/** An object with these fields and no others: Slack refuses properties that it does not know. */
export const object =
  (shape: Shape): Check =>
  (value, at, look) => {
    if (!isFields(value)) return refuse(look, at, 'must provide an object');
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(shape, key)) refuse(look, at, `invalid additional property: ${key}`);
    }
    for (const [key, rule] of Object.entries(shape)) {
      const isOptional = typeof rule !== 'function';
      const found = value[key];
      if (found === undefined || (found === null && isOptional)) {
        if (!isOptional) refuse(look, at, `missing required field: ${key}`);
        continue;
      }
      (isOptional ? rule.optional : rule)(found, `${at}/${key}`, look);
    }
  };

const halfACharacter = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** A string of so many UTF-16 units, with no half of a surrogate pair in it. */
export const string =
  (max: number, min = 0): Check =>
  (value, at, look) => {
    if (typeof value !== 'string') return refuse(look, at, 'must provide a string');
    if (value.length > max) refuse(look, at, `must be less than ${max + 1} characters`);
    if (value.length < min) refuse(look, at, `must be more than ${min - 1} characters`);
    if (halfACharacter.test(value))
      refuse(look, at, 'must be valid text: it ends or begins in half a character');
  };

export const number =
  (min: number, max: number): Check =>
  (value, at, look) => {
    if (typeof value !== 'number' || !Number.isFinite(value))
      return refuse(look, at, 'must provide a number');
    if (value < min) refuse(look, at, `must be at least ${min}`);
    if (value > max) refuse(look, at, `must be at most ${max}`);
  };

export const boolean: Check = (value, at, look) => {
  if (typeof value !== 'boolean') refuse(look, at, 'must provide a boolean');
};

export const oneOf =
  (...allowed: readonly (string | number)[]): Check =>
  (value, at, look) => {
    if (!allowed.some((each) => each === value)) {
      refuse(look, at, `must be one of: ${allowed.join(', ')}`);
    }
  };

export const matching =
  (pattern: RegExp, words: string): Check =>
  (value, at, look) => {
    if (typeof value !== 'string' || !pattern.test(value)) refuse(look, at, words);
  };

export const list =
  (each: Check, max: number, min = 0): Check =>
  (value, at, look) => {
    if (!Array.isArray(value)) return refuse(look, at, 'must provide a list');
    if (value.length > max) refuse(look, at, `no more than ${max} items allowed`);
    if (value.length < min) refuse(look, at, `no fewer than ${min} items allowed`);
    value.forEach((item: unknown, index) => each(item, `${at}/${index}`, look));
  };

/** An object whose `type` says which rule holds for it. */
export const byType =
  (rules: Readonly<Record<string, Check>>): Check =>
  (value, at, look) => {
    if (!isFields(value)) return refuse(look, at, 'must provide an object');
    const type = value['type'];
    if (typeof type !== 'string') return refuse(look, at, 'missing required field: type');
    const rule = Object.hasOwn(rules, type) ? rules[type] : undefined;
    if (rule === undefined) return refuse(look, `${at}/type`, `unsupported type: ${type}`);
    rule(value, at, look);
  };

/** Both rules hold. */
export const all =
  (...checks: readonly Check[]): Check =>
  (value, at, look) => {
    for (const check of checks) check(value, at, look);
  };

/** A rule about an object as a whole: returns what is wrong with it. */
export const whole =
  (judge: (value: Fields) => string | undefined): Check =>
  (value, at, look) => {
    const wrong = isFields(value) ? judge(value) : undefined;
    if (wrong !== undefined) refuse(look, at, wrong);
  };

/** Holds on these surfaces only. */
export const onlyIn =
  (surfaces: readonly Surface[], check: Check): Check =>
  (value, at, look) => {
    if (!surfaces.includes(look.surface)) {
      const type = isFields(value) && typeof value['type'] === 'string' ? value['type'] : 'this';
      return refuse(look, `${at}/type`, `unsupported type: ${type}`);
    }
    check(value, at, look);
  };
