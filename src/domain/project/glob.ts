import { classPiece, exactly, fitsPieces, type Piece } from '../text/pieces.ts';

/** Alternatives multiply: `{a,b}{c,d}` is four globs. */
const mostForms = 256;

/** Whether the alternatives of a glob, in braces, multiply beyond what is looked at. */
export const multipliesBeyondMeasure = (glob: string): boolean => formsOf(glob) === null;

/**
 * Reads a glob: `*` is anything within a folder or file's name, `**` any folders, `?` one character, `[a-z]` one of
 * several, `{a,b}` either. Files that begin with a dot are files like any other. Whoever may write the globs, or name
 * files, keeps nobody waiting: time grows with the one times the other.
 */
export function readGlob(glob: string): (path: string) => boolean {
  const forms = (formsOf(glob) ?? []).map(partsOf);
  return (path) => {
    const names = path.split('/');
    return path === glob || forms.some((parts) => fitsPieces(parts, names));
  };
}

// `shop/**` is the folder itself too, which may be a submodule; `*/**` is not every file at the top.
function partsOf(form: string): readonly Piece[] {
  const texts = form.split('/').filter((text, index, all) => text !== '**' || all[index - 1] !== '**');
  const parts = texts.map(partOf);
  const [before = '', last] = texts.slice(-2);
  const isInside = last === '**' && before !== '**' && before.endsWith('*');
  return isInside ? [...parts.slice(0, -1), { ...folders, times: 'once' }, folders] : parts;
}

const folders: Piece = { fits: () => true, times: 'any' };

/** What stands between two slashes. */
function partOf(text: string): Piece {
  if (text === '**') return folders;
  if (!/[*?[]/.test(text)) return exactly(text);
  const [, start, end] = /^([^*?[]*)\*([^*?[]*)$/.exec(text) ?? [];
  // Most are like `*.md`, and a large history has many thousands of paths.
  if (start !== undefined && end !== undefined) {
    const shortest = start.length + end.length;
    return {
      fits: (name) => name.length >= shortest && name.startsWith(start) && name.endsWith(end),
      times: 'once',
    };
  }
  const pieces = (text.match(/\*+|\[[^\]]+\]|[\s\S]/gu) ?? []).map((token): Piece => {
    if (token.startsWith('*')) return { fits: () => true, times: 'any' };
    if (token === '?') return { fits: () => true, times: 'once' };
    return (token.length > 2 ? classPiece(token) : null) ?? exactly(token);
  });
  return { fits: (name) => fitsPieces(pieces, name), times: 'once' };
}

/** A glob with its alternatives written out; null where there are too many. */
function formsOf(glob: string): readonly string[] | null {
  let forms: readonly string[] = [''];
  for (const stretch of stretchesOf(glob)) {
    const either = typeof stretch === 'string' ? [stretch] : eitherOf(stretch.inner);
    if (either === null || forms.length * either.length > mostForms) return null;
    forms = forms.flatMap((form) => either.map((one) => `${form}${one}`));
  }
  return forms;
}

/** What is between braces: `{x}` is text, `{x,y}` and `{1..3}` are alternatives. */
function eitherOf(inner: string): readonly string[] | null {
  const [, first, last] = /^([a-z0-9])\.\.([a-z0-9])$/i.exec(inner) ?? [];
  if (first !== undefined && last !== undefined) return [`[${first}-${last}]`];
  const choices = splitAtCommas(inner);
  if (choices.length === 1) return [`{${inner}}`];
  const either: string[] = [];
  for (const choice of choices) {
    const forms = formsOf(choice);
    if (forms === null || either.length + forms.length > mostForms) return null;
    either.push(...forms);
  }
  return either;
}

/** The text of a glob with what is between its outermost braces apart. A brace without its other half is text. */
function stretchesOf(glob: string): readonly (string | { readonly inner: string })[] {
  const stretches: (string | { readonly inner: string })[] = [];
  let rest = glob;
  for (;;) {
    const open = rest.indexOf('{');
    const close = open === -1 ? -1 : closingOf(rest, open);
    if (close === -1) return [...stretches, rest];
    stretches.push(rest.slice(0, open), { inner: rest.slice(open + 1, close) });
    rest = rest.slice(close + 1);
  }
}

function closingOf(text: string, open: number): number {
  let depth = 0;
  for (let index = open; index < text.length; index += 1) {
    if (text[index] === '{') depth += 1;
    if (text[index] === '}') depth -= 1;
    if (depth === 0) return index;
  }
  return -1;
}

function splitAtCommas(text: string): readonly string[] {
  const choices: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '{') depth += 1;
    if (text[index] === '}') depth -= 1;
    if (text[index] !== ',' || depth !== 0) continue;
    choices.push(text.slice(start, index));
    start = index + 1;
  }
  return [...choices, text.slice(start)];
}
