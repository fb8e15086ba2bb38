import { nearest } from '../domain/text/nearest.ts';
import type { UsageProblem } from '../domain/usage-problem.ts';

/** What was typed after a command's name, read from the left. */
export type Words = {
  /** The next word, without taking it. */
  readonly peek: () => string | null;
  readonly take: () => string | null;
  /** Takes the next word if it is this keyword, in any case. */
  readonly accept: (keyword: string) => boolean;
  /** Takes all that is left, as it was typed. */
  readonly rest: () => string;
};

export function readWords(text: string): Words {
  let left = text.trim();
  const peek = () => /^\S+/.exec(left)?.[0] ?? null;
  const take = () => {
    const word = peek();
    if (word !== null) left = left.slice(word.length).trimStart();
    return word;
  };
  return {
    peek,
    take,
    accept: (keyword) => peek()?.toLowerCase() === keyword && take() !== null,
    rest: () => {
      const rest = left.trim();
      left = '';
      return rest;
    },
  };
}

/** What came of reading a command's words. */
export type Read<Input> = { readonly input: Input } | { readonly usage: UsageProblem };

type Form = { readonly name: string; readonly usage: readonly string[] };

export function missing({ name, usage }: Form, what: string): { readonly usage: UsageProblem } {
  return { usage: { problem: { kind: 'missing', what }, command: name, forms: usage } };
}

/** A word that has no place there; the nearest of those that would have is named. */
export function unexpected(
  { name, usage }: Form,
  text: string,
  expected: readonly string[] = [],
): { readonly usage: UsageProblem } {
  return {
    usage: {
      problem: { kind: 'unexpected', text, nearest: nearest(text, expected) },
      command: name,
      forms: usage,
    },
  };
}

/** `because …`: the rest of the line is a reason, and only then. */
export function takeReason(words: Words): string | null {
  if (!words.accept('because')) return null;
  const reason = words.rest();
  return reason === '' ? null : reason;
}
