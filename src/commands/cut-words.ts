import type { Words } from './words.ts';
import { missing, type Read, unexpected } from './words.ts';

/** What was typed of a cut, before anything is looked up. */
export type CutWords = {
  readonly at: string | null;
  readonly as: string | null;
  readonly into: string | null;
};

type Form = { readonly name: string; readonly usage: readonly string[] };

const keywords = ['at', 'as', 'into'] as const;
const values = {
  at: 'a commit after “at”',
  as: 'a version after “as”',
  into: 'an open version after “into”',
};
const levels = ['major', 'minor', 'patch'];

/**
 * `at <sha>`, `as <version>`, `into <version>` in any order; `minor` alone means `as minor`. The project's name
 * comes before them: a word that is near to it was probably meant so.
 */
export function readCutWords(form: Form, words: Words, projectName: string): Read<CutWords> {
  const said: { -readonly [Key in keyof CutWords]: string | null } = { at: null, as: null, into: null };
  for (let word = words.take(); word !== null; word = words.take()) {
    const lower = word.toLowerCase();
    const keyword = keywords.find((one) => one === lower);
    if (keyword !== undefined) {
      const value = words.take();
      if (value === null) return missing(form, values[keyword]);
      said[keyword] = keyword === 'as' ? value.toLowerCase() : value;
    } else if (levels.includes(lower)) {
      said.as = lower;
    } else {
      return unexpected(form, word, [...keywords, ...levels, projectName]);
    }
  }
  // A further candidate has its release's version: one of the two would be dropped in silence.
  if (said.as !== null && said.into !== null) return unexpected(form, `as ${said.as}`, []);
  return { input: said };
}
