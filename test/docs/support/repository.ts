import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../../..');

export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** What is put beside the repository's own files by installing and running it. */
const foreign = new Set(['node_modules', '.git', 'coverage']);

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (foreign.has(entry.name) || path === 'data') return [];
    if (entry.isDirectory()) return filesIn(path);
    return entry.isFile() && !entry.name.endsWith('.log') ? [path] : [];
  });
}

/** Every file of the repository; found without git, which is not everywhere that tests run. */
export const files: readonly string[] = filesIn('');

export const documents = files.filter((path) => path.endsWith('.md'));

/** What people read in a document: without fenced code, comments and the like. */
export const prose = (text: string): string =>
  text.replaceAll(/^( *)(`{3,})[^\n]*\n[\s\S]*?^ *\2`*$/gm, '').replaceAll(/<!--[\s\S]*?-->/g, '');

/** Every match of a pattern in every document, each with where it stands; the pattern's first group counts. */
export const mentions = (pattern: RegExp): readonly { readonly at: string; readonly what: string }[] =>
  documents.flatMap((path) =>
    [...read(path).matchAll(pattern)].map(([whole, group]) => ({ at: path, what: group ?? whole })),
  );
