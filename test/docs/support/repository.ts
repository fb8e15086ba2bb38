import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../../..');

export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Every file of the repository, those that are about to be added too. */
export const files: readonly string[] = execFileSync(
  'git',
  ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
  { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
)
  .split('\0')
  .filter((path) => path !== '' && existsSync(join(root, path)));

export const documents = files.filter((path) => path.endsWith('.md'));

/** What people read in a document: without fenced code, comments and the like. */
export const prose = (text: string): string =>
  text.replaceAll(/^( *)(`{3,})[^\n]*\n[\s\S]*?^ *\2`*$/gm, '').replaceAll(/<!--[\s\S]*?-->/g, '');

/** Every match of a pattern in every document, each with where it stands; the pattern's first group counts. */
export const mentions = (pattern: RegExp): readonly { readonly at: string; readonly what: string }[] =>
  documents.flatMap((path) =>
    [...read(path).matchAll(pattern)].map(([whole, group]) => ({ at: path, what: group ?? whole })),
  );
