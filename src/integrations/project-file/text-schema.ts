import { z } from 'zod';
import { nearest } from '../../domain/text/nearest.ts';
import { type Fault, faultText, notA } from './fault.ts';
import { quote } from './quote.ts';

type Form = {
  /** With its article: `a duration`. */
  readonly noun: string;
  /** What would be right, as a sentence. */
  readonly hint: string;
  /** Also published in the JSON schema. */
  readonly pattern?: RegExp;
  /** What a pattern cannot say: null where nothing is wrong. */
  readonly fault?: (text: string) => Partial<Fault> | null;
  readonly examples?: readonly string[];
};

/** A key's text, checked for its form, with words for whoever wrote it wrongly. */
export function textOf({ noun, hint, pattern, fault, examples }: Form) {
  const error = notA(noun, hint);
  const typed = z.string({ error });
  const formed = pattern === undefined ? typed : typed.regex(pattern, { error, abort: true });
  const shown = examples === undefined ? formed : formed.meta({ examples: [...examples] });
  return fault === undefined
    ? shown
    : shown.superRefine((text, context) => {
        const found = fault(text);
        if (found === null) return;
        const message = found.message ?? `${quote(text)} is not ${noun}.`;
        context.addIssue({ code: 'custom', message: faultText({ message, hint: found.hint ?? hint }) });
      });
}

/** One of a few words. */
export function wordOf<const Words extends readonly [string, ...string[]]>(noun: string, words: Words) {
  const list = words.length === 1 ? `Write ${words[0]}.` : `One of: ${words.join(', ')}.`;
  return z.enum(words, {
    error: ({ input }) => {
      const meant = typeof input === 'string' ? nearest(input, words) : null;
      return notA(noun, meant === null ? list : `Did you mean "${meant}"? ${list}`)({ input });
    },
  });
}

/** A whole number between two bounds. */
export function wholeNumber(noun: string, least: number, most: number) {
  const error = notA(noun, `Write a whole number from ${least} to ${most}.`);
  return z.int({ error }).min(least, { error }).max(most, { error });
}

/** A list, which YAML writes in brackets or with dashes. */
export function listOf<Item extends z.ZodType>(noun: string, item: Item) {
  return z.array(item, { error: notA(`a list of ${noun}`, 'Write a list: [one, two].') });
}

/** A map with known keys only. The keys are told to whoever wrote another (`read-issues.ts`). */
export function mapOf<Shape extends z.ZodRawShape>(noun: string, hint: string, shape: Shape) {
  const error = notA(noun, hint);
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? Object.keys(shape).join(' ') : error(issue)),
  });
}

/** Lets a rule of several keys speak though one of them is wrong, so that every problem is told at once. */
export const evenIfPartlyWrong = {
  when: ({ value }: { readonly value: unknown }): boolean =>
    typeof value === 'object' && value !== null && !Array.isArray(value),
};
