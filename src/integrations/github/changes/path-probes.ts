import { pathFilter } from '../../../domain/project/path-filter.ts';

/**
 * How a project's globs are looked for in commits. A commit touches a place when what git has there differs
 * from its parent's. `decisive` places settle it; a change in one of the `vague` ones only may be meant.
 */
export type PathProbes = {
  readonly decisive: readonly string[];
  /** An empty path stands for the whole repository. */
  readonly vague: readonly string[];
  readonly matches: (path: string) => boolean;
};

/** Whether a commit touches a project's paths. *Maybe*: something else has to tell. */
export type Verdict = 'touches' | 'maybe' | 'no';

const magic = /[*?[\]{}()|\\]/;

/** Null where every commit counts. */
export function pathProbes(globs: readonly string[]): PathProbes | null {
  if (globs.length === 0) return null;
  const including = globs.filter((glob) => !glob.startsWith('!'));
  const isExcluding = including.length < globs.length;
  const decisive = new Set<string>();
  const vague = new Set<string>();
  for (const glob of including) {
    const segments = glob.replaceAll(/^\.?\/+|\/+$/g, '').split('/');
    const first = segments.findIndex((segment) => magic.test(segment));
    const literal = (first === -1 ? segments : segments.slice(0, first)).join('/');
    const isWholeFolder = first === -1 || segments.slice(first).every((segment) => segment === '**');
    if (isWholeFolder && literal === '' && !isExcluding) return null;
    (isWholeFolder && !isExcluding ? decisive : vague).add(literal);
  }
  if (including.length === 0) vague.add('');
  return {
    decisive: [...decisive],
    vague: vague.has('') ? [''] : [...vague],
    matches: pathFilter(globs),
  };
}
