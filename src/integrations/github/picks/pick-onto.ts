import { z } from 'zod';
import type { Sha } from '../../../domain/ids.ts';
import type { FoundCommit, PickResult } from '../../../domain/pick/found.ts';
import { beforeBranch } from '../../../domain/pick/pick.ts';
import type { Sent } from '../../../ports/github.ts';
import type { Connection } from '../connection.ts';
import { writeOnce } from '../http/write-once.ts';
import { shaShape } from '../repository/branch-tip.ts';
import { createBranch, deleteBranch } from './branches.ts';
import { readCommit } from './read-commit.ts';

/** Keeps workflows that wait for every push from starting for what is only tried. */
const scratchMessage = 'Waybill tries a pick here [skip ci]';

const made = z.object({ sha: shaShape });
const merged = z.object({ commit: z.object({ tree: z.object({ sha: shaShape }) }) });

/**
 * Cherry-picks without a working copy. GitHub only merges, so it is given two commits with the picked one's
 * parent in common: the picked one itself, and a sibling that has the target's tree. What they merge to is the
 * tree that cherry-pick makes. All of it happens on a scratch branch; a repetition begins with a new one. What is
 * merged into it is reached by a branch too: GitHub does not promise to merge a commit that is on none.
 */
export async function pickOnto(
  connection: Connection,
  repository: string,
  pick: {
    readonly scratch: string;
    readonly commit: { readonly sha: Sha; readonly parent: Sha };
    readonly onto: Sha;
    readonly isRevert?: boolean;
    readonly messageOf: (message: string) => string;
  },
): Promise<Sent<PickResult>> {
  const [source, target] = await Promise.all([
    readCommit(connection, repository, pick.commit.sha),
    readCommit(connection, repository, pick.onto),
  ]);
  if (source === null || target === null) return { kind: 'refused', status: 404 };
  // To take a commit back is to pick, from it, what was there before it.
  const back = pick.isRevert === true ? await undone(connection, repository, pick.commit) : null;
  if (back !== null && back.kind !== 'accepted') return back;

  const sibling = await createCommit(connection, repository, {
    message: scratchMessage,
    tree: target.tree,
    parents: [back === null ? pick.commit.parent : source.sha],
  });
  if (sibling.kind !== 'accepted') return sibling;
  const branches = [
    { name: pick.scratch, sha: sibling.value },
    ...(back === null ? [] : [{ name: beforeBranch(pick.scratch), sha: back.value }]),
  ];
  for (const branch of branches) {
    const begun = await beginBranch(connection, repository, branch);
    if (begun.kind !== 'accepted') return begun;
  }
  const tree = await mergeInto(connection, repository, pick.scratch, back?.value ?? source.sha);
  if (tree.kind !== 'accepted') return tree;
  if (tree.value === 'conflict') return { kind: 'accepted', value: { kind: 'conflict' } };
  if (tree.value === null || tree.value === target.tree) {
    return { kind: 'accepted', value: { kind: 'empty' } };
  }
  const commit = await createCommit(connection, repository, {
    message: pick.messageOf(source.message),
    tree: tree.value,
    parents: [target.sha],
    ...(back === null ? { author: source.author } : {}),
  });
  return commit.kind === 'accepted'
    ? { kind: 'accepted', value: { kind: 'clean', sha: commit.value } }
    : commit;
}

/** Makes a branch anew, whatever an earlier try left there. */
async function beginBranch(
  connection: Connection,
  repository: string,
  branch: { readonly name: string; readonly sha: Sha },
): Promise<Sent<true>> {
  const cleared = await deleteBranch(connection, repository, branch.name);
  if (cleared.kind !== 'accepted') return cleared;
  const made = await createBranch(connection, repository, branch);
  if (made.kind !== 'accepted') return made;
  // Somebody else is on the same pick: whoever comes later begins anew.
  return made.value.kind === 'exists' ? { kind: 'uncertain' } : { kind: 'accepted', value: true };
}

/** A commit on top of one that has what was there before it. */
async function undone(
  connection: Connection,
  repository: string,
  { sha, parent }: { readonly sha: Sha; readonly parent: Sha },
): Promise<Sent<Sha>> {
  const before = await readCommit(connection, repository, parent);
  if (before === null) return { kind: 'refused', status: 404 };
  return createCommit(connection, repository, { message: scratchMessage, tree: before.tree, parents: [sha] });
}

/** The tree that a merge came to; null where there was nothing to merge. */
async function mergeInto(
  connection: Connection,
  repository: string,
  scratch: string,
  head: Sha,
): Promise<Sent<Sha | 'conflict' | null>> {
  const wrote = await writeOnce(connection, {
    repository,
    route: 'POST /repos/{owner}/{repo}/merges',
    params: { base: scratch, head, commit_message: scratchMessage },
  });
  if (wrote.kind === 'refused') {
    return wrote.status === 409
      ? { kind: 'accepted', value: 'conflict' }
      : { kind: 'refused', status: wrote.status };
  }
  if (wrote.kind !== 'answered') return wrote;
  if (wrote.status === 204) return { kind: 'accepted', value: null };
  const answer = merged.safeParse(wrote.data);
  return answer.success ? { kind: 'accepted', value: answer.data.commit.tree.sha } : { kind: 'uncertain' };
}

/** A commit on no branch: nobody sees it until a branch is moved to it. */
async function createCommit(
  connection: Connection,
  repository: string,
  commit: {
    readonly message: string;
    readonly tree: Sha;
    readonly parents: readonly Sha[];
    readonly author?: FoundCommit['author'];
  },
): Promise<Sent<Sha>> {
  const wrote = await writeOnce(connection, {
    repository,
    route: 'POST /repos/{owner}/{repo}/git/commits',
    params: { ...commit },
  });
  if (wrote.kind === 'refused') return { kind: 'refused', status: wrote.status };
  if (wrote.kind !== 'answered') return wrote;
  const answer = made.safeParse(wrote.data);
  return answer.success ? { kind: 'accepted', value: answer.data.sha } : { kind: 'uncertain' };
}

/** A commit without changes on top of another. */
export async function emptyCommit(
  connection: Connection,
  repository: string,
  onto: Sha,
  message: string,
): Promise<Sent<Sha>> {
  const target = await readCommit(connection, repository, onto);
  if (target === null) return { kind: 'refused', status: 404 };
  return createCommit(connection, repository, { message, tree: target.tree, parents: [onto] });
}
