import type { HotfixWay } from '../domain/hotfix/hotfix-plan.ts';
import { missing, type Read, unexpected, type Words } from './words.ts';

export const hotfixForm = {
  name: 'hotfix',
  usage: [
    'hotfix [project] <PR or sha> [from <environment>]',
    'hotfix [project] <PR or sha> as <version> [take <environment>, through <environment> or wait] [into <open version> …]',
  ],
};

/** What was typed of a hotfix. With the version that was shown it is an order, without it a question. */
export type HotfixWords = {
  readonly text: string;
  readonly from: string | null;
  readonly version: string | null;
  readonly way: HotfixWay | null;
  readonly into: readonly string[];
};

const keywords = ['from', 'as', 'take', 'through', 'wait', 'into'];

export function readHotfix(words: Words): Read<HotfixWords> {
  const text = words.take();
  if (text === null) return missing(hotfixForm, 'a pull request or a commit');
  const said = { from: null as string | null, version: null as string | null };
  let way: HotfixWay | null = null;
  let into: readonly string[] = [];
  for (let word = words.take(); word !== null; word = words.take()) {
    const keyword = word.toLowerCase();
    if (keyword === 'wait') {
      way = { kind: 'wait' };
    } else if (keyword === 'into') {
      into = words
        .rest()
        .split(/[\s,]+/)
        .filter((each) => each !== '');
      if (into.length === 0) return missing(hotfixForm, 'an open version after “into”');
    } else if (keyword === 'from' || keyword === 'as' || keyword === 'take' || keyword === 'through') {
      const value = words.take();
      if (value === null) return missing(hotfixForm, `what comes after “${keyword}”`);
      if (keyword === 'from') said.from = value;
      else if (keyword === 'as') said.version = value.replace(/^v(?=\d)/i, '');
      else way = keyword === 'take' ? { kind: 'take' } : { kind: 'through', environment: value };
    } else {
      return unexpected(hotfixForm, word, keywords);
    }
  }
  return { input: { text, ...said, way, into } };
}
