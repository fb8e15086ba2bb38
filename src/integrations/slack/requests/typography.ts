const invisible = /[\u00AD\u061C\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
const doubleQuotes = /[\u00AB\u00BB\u201C-\u201F\u2033\u2036\u301D\u301E\uFF02]/g;
const singleQuotes = /[\u2018-\u201B\u2032\u2035\u2039\u203A\uFF07]/g;
/** Phones make one long dash of two hyphens: before a word it was an option. */
const optionDash = /(?<=^|\s)[\u2014\u2015](?=[a-z])/gi;
const dashes = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g;
/** Every Unicode space, tab and line break. */
const spaces = /[\s\u0085]+/g;

/** What a person meant to type, without what keyboards make of it: straight quotes, hyphens, single spaces. */
export const plainTypography = (text: string): string =>
  text
    .replace(invisible, '')
    .replace(doubleQuotes, '"')
    .replace(singleQuotes, "'")
    .replace(optionDash, '--')
    .replace(dashes, '-')
    .replace(spaces, ' ')
    .trim();
