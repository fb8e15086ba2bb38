import type { GitRepository } from './repository.ts';
import { GitFailure } from './run-git.ts';

export type TreeMerge =
  | { readonly result: 'clean'; readonly tree: string }
  | { readonly result: 'conflict'; readonly paths: readonly string[] };

/** Merges two commits' trees as git would, with no working copy. */
export async function mergeTrees(git: GitRepository, ours: string, theirs: string): Promise<TreeMerge> {
  const args = [
    'merge-tree',
    '--write-tree',
    '-z',
    '--name-only',
    '--allow-unrelated-histories',
    ours,
    theirs,
  ];
  const answer = await git.try(args);
  const parts = answer.stdout.split('\0');
  if (answer.code === 0) return { result: 'clean', tree: (parts[0] ?? '').trim() };
  if (answer.code !== 1) throw new GitFailure(args, answer);
  const end = parts.indexOf('');
  return { result: 'conflict', paths: [...new Set(parts.slice(1, end === -1 ? undefined : end))] };
}
