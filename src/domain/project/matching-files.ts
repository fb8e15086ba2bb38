import { pathFilter } from './path-filter.ts';

/** The files that some globs call out: none where there are no globs, null where the files are not known. */
export function matchingFiles(
  files: readonly string[] | null,
  globs: readonly string[],
): readonly string[] | null {
  if (globs.length === 0) return [];
  return files?.filter(pathFilter(globs)) ?? null;
}
