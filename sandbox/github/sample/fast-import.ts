import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { GitRepository } from '../git/repository.ts';

export type ImportedCommit = {
  readonly mark: number;
  /** The full ref it is made on. */
  readonly ref: string;
  readonly parents: readonly number[];
  readonly author: { readonly name: string; readonly email: string };
  readonly at: Date;
  readonly message: string;
  /** `null` removes the path. */
  readonly files: Readonly<Record<string, string | null>>;
};

export type ImportedTag = { readonly name: string; readonly mark: number; readonly at: Date };

/** Writes many commits and annotated tags in one go; answers the SHA of each mark known so far. */
export async function fastImport(
  git: GitRepository,
  commits: readonly ImportedCommit[],
  tags: readonly ImportedTag[],
): Promise<Map<number, string>> {
  const marks = join(git.dir, 'stand-in-marks');
  const parts = [...commits.map(commitText), ...tags.map(tagText), 'done\n'];
  await git.run(
    [
      'fast-import',
      '--quiet',
      '--done',
      '--date-format=raw',
      `--import-marks-if-exists=${marks}`,
      `--export-marks=${marks}`,
    ],
    { input: parts.join('') },
  );
  const lines = (await readFile(marks, 'utf8')).split('\n').filter((line) => line !== '');
  return new Map(
    lines.map((line) => {
      const [mark = '', sha = ''] = line.split(' ');
      return [Number(mark.slice(1)), sha];
    }),
  );
}

/** Forgets the marks once a history is complete. */
export const forgetMarks = (git: GitRepository): Promise<void> =>
  rm(join(git.dir, 'stand-in-marks'), { force: true });

const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;
const seconds = (at: Date): string => `${Math.floor(at.getTime() / 1000)} +0000`;

function commitText(commit: ImportedCommit): string {
  const [from, ...merges] = commit.parents;
  const who = `${commit.author.name} <${commit.author.email}> ${seconds(commit.at)}`;
  const files = Object.entries(commit.files).map(([path, content]) =>
    content === null ? `D ${path}\n` : `M 100644 inline ${path}\n${data(content)}`,
  );
  return [
    `commit ${commit.ref}\nmark :${commit.mark}\n`,
    `author ${who}\ncommitter GitHub <noreply@github.com> ${seconds(commit.at)}\n`,
    data(commit.message),
    from === undefined ? '' : `from :${from}\n`,
    ...merges.map((mark) => `merge :${mark}\n`),
    ...files,
    '\n',
  ].join('');
}

function tagText(tag: ImportedTag): string {
  return `tag ${tag.name}\nfrom :${tag.mark}\ntagger GitHub <noreply@github.com> ${seconds(tag.at)}\n${data(`Release ${tag.name}\n`)}`;
}
