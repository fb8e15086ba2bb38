import { readGlob } from './glob.ts';

/**
 * Whether a path of the repository is meant by a list of globs. The last glob that matches decides,
 * `!` takes out, and files that begin with a dot are files like any other. A folder's name means
 * everything in it. An empty list, or one that only takes out, starts from everything.
 */
export function pathFilter(globs: readonly string[]): (path: string) => boolean {
  const rules = globs.map((glob) => {
    const isExcluding = glob.startsWith('!');
    const pattern = (isExcluding ? glob.slice(1) : glob).replace(/\/+$/, '');
    const forms = pattern.endsWith('*') ? [pattern] : [pattern, `${pattern}/**`];
    const readings = forms.map(readGlob);
    return { isExcluding, matches: (path: string) => readings.some((fits) => fits(path)) };
  });
  const startsFromAll = rules.every(({ isExcluding }) => isExcluding);
  return (path) => {
    const deciding = rules.findLast(({ matches }) => matches(path));
    return deciding === undefined ? startsFromAll : !deciding.isExcluding;
  };
}
