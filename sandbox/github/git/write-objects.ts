import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Signature } from './commit-object.ts';
import type { GitRepository } from './repository.ts';

/** One path of a tree to be written; `oid: undefined` removes the path. */
export type TreeEdit = { readonly path: string; readonly mode: string; readonly oid: string | undefined };

export async function writeBlob(git: GitRepository, content: string | Buffer): Promise<string> {
  return (await git.run(['hash-object', '-w', '--stdin'], { input: content })).trim();
}

let indexNumber = 0;

/** Writes `base` with the edits applied, through an index of its own. */
export async function writeTree(
  git: GitRepository,
  base: string | undefined,
  edits: readonly TreeEdit[],
): Promise<string> {
  indexNumber += 1;
  const index = join(git.dir, `stand-in-index-${process.pid}-${indexNumber}`);
  const env = { GIT_INDEX_FILE: index };
  try {
    await git.run(base === undefined ? ['read-tree', '--empty'] : ['read-tree', base], { env });
    const lines = edits.map((edit) =>
      edit.oid === undefined
        ? `0 0000000000000000000000000000000000000000\t${edit.path}\0`
        : `${edit.mode} ${edit.oid}\t${edit.path}\0`,
    );
    if (lines.length > 0)
      await git.run(['update-index', '-z', '--index-info'], { env, input: lines.join('') });
    return (await git.run(['write-tree'], { env })).trim();
  } finally {
    await rm(index, { force: true });
  }
}

export type NewCommit = {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly author: Signature;
  readonly committer: Signature;
};

/** Writes a commit object; dates are ISO dates. */
export async function writeCommit(git: GitRepository, commit: NewCommit): Promise<string> {
  const parents = commit.parents.map((sha) => `parent ${sha}\n`).join('');
  const text = `tree ${commit.tree}\n${parents}author ${stamp(commit.author)}\ncommitter ${stamp(commit.committer)}\n\n${commit.message}`;
  return (await git.run(['hash-object', '-t', 'commit', '-w', '--stdin'], { input: text })).trim();
}

/** Writes an annotated tag object (no ref). */
export async function writeTag(
  git: GitRepository,
  tag: { name: string; object: string; type: string; message: string; tagger: Signature },
): Promise<string> {
  const text = `object ${tag.object}\ntype ${tag.type}\ntag ${tag.name}\ntagger ${stamp(tag.tagger)}\n\n${tag.message}`;
  return (await git.run(['hash-object', '-t', 'tag', '-w', '--stdin'], { input: text })).trim();
}

function stamp(who: Signature): string {
  return `${clean(who.name)} <${clean(who.email)}> ${Math.floor(Date.parse(who.date) / 1000)} +0000`;
}

function clean(text: string): string {
  return text.replaceAll(/[<>\n\0]/g, '').trim();
}
