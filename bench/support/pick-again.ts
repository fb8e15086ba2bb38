import { parseSha } from '../../src/domain/ids.ts';
import { pickedMessage } from '../../src/domain/pick/picked-message.ts';
import type { GitHub } from '../../src/ports/github.ts';
import { git } from './git.ts';
import type { MaintainersPick } from './maintainers-picks.ts';

/** What a pick came to: a tree, or the word for why there is none. */
export type PickedTree = string;

/** The pick as Waybill makes it, on GitHub's side of the wire. */
export async function pickByWaybill(
  github: GitHub,
  repository: string,
  { sha, onto }: MaintainersPick,
  gitDir: string,
): Promise<PickedTree> {
  const commit = parseSha(sha);
  const sent = await github.pickOnto(repository, {
    scratch: 'waybill/scratch-bench',
    commit: { sha: commit, parent: parseSha(git(gitDir, ['rev-parse', `${sha}^`])) },
    onto: parseSha(onto),
    messageOf: (message) => pickedMessage(message, commit),
  });
  if (sent.kind === 'refused') return `refused ${sent.status}`;
  if (sent.kind !== 'accepted') return sent.kind;
  return sent.value.kind === 'clean' ? treeOf(gitDir, sent.value.sha) : sent.value.kind;
}

/** The pick as git itself makes it, in a working copy. */
export function pickByGit(checkout: string, { sha, onto }: MaintainersPick): PickedTree {
  git(checkout, ['checkout', '--quiet', '--force', '--detach', onto]);
  try {
    git(checkout, ['cherry-pick', '--no-commit', sha]);
  } catch {
    return 'conflict';
  }
  const tree = git(checkout, ['write-tree']);
  return tree === treeOf(checkout, onto) ? 'empty' : tree;
}

export const treeOf = (gitDir: string, sha: string): string => git(gitDir, ['rev-parse', `${sha}^{tree}`]);
