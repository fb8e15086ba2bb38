import type { Words } from './words.ts';
import { missing, type Read, unexpected } from './words.ts';

/** What was typed of a cut, before anything is looked up. */
export type CutWords = {
  readonly at: string | null;
  readonly as: string | null;
  readonly into: string | null;
  /** The change that a returned release is made without, and which release that is. */
  readonly without: string | null;
  readonly of: string | null;
};

type Form = { readonly name: string; readonly usage: readonly string[] };

const keywords = ['at', 'as', 'into', 'without', 'of'] as const;
const values = {
  at: 'a commit after “at”',
  as: 'a version after “as”',
  into: 'an open version after “into”',
  without: 'a pull request or a commit after “without”',
  of: 'a returned version after “of”',
};
const levels = ['major', 'minor', 'patch'];

/**
 * `at <sha>`, `as <version>`, `into <version>` in any order; `minor` alone means `as minor`. The project's name
 * comes before them: a word that is near to it was probably meant so.
 */
export function readCutWords(form: Form, words: Words, projectName: string): Read<CutWords> {
  const said: { -readonly [Key in keyof CutWords]: string | null } = {
    at: null,
    as: null,
    into: null,
    without: null,
    of: null,
  };
  for (let word = words.take(); word !== null; word = words.take()) {
    const lower = word.toLowerCase();
    const keyword = keywords.find((one) => one === lower);
    if (keyword !== undefined) {
      const value = words.take();
      if (value === null) return missing(form, values[keyword]);
      if (said[keyword] !== null) return unexpected(form, `${word} ${value}`);
      said[keyword] = keyword === 'as' ? value.toLowerCase() : value;
    } else if (levels.includes(lower) && said.as === null) {
      said.as = lower;
    } else {
      return unexpected(form, word, [...keywords, ...levels, projectName]);
    }
  }
  // A further candidate has its release's version: one of the two would be dropped in silence.
  if (said.as !== null && said.into !== null) return unexpected(form, `as ${said.as}`, []);
  // What is made without a change is of a returned release, and neither of trunk nor of an open one.
  const other = said.at ?? said.as ?? said.into;
  if (said.without !== null && other !== null) return unexpected(form, other, ['of']);
  if (said.without === null && said.of !== null) return unexpected(form, `of ${said.of}`, ['without']);
  return { input: said };
}
