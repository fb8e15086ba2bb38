import type { Sha } from '../../../domain/ids.ts';
import type { Sent } from '../../../ports/github.ts';
import type { Connection } from '../connection.ts';
import { writeOnce } from '../http/write-once.ts';
import { branchTip } from '../repository/branch-tip.ts';

type Branch = { readonly name: string; readonly sha: Sha };

/** Makes a branch; one of that name, wherever it is, is left alone. */
export async function createBranch(
  connection: Connection,
  repository: string,
  { name, sha }: Branch,
): Promise<Sent<{ readonly kind: 'made' | 'exists' }>> {
  const wrote = await writeOnce(connection, {
    repository,
    route: 'POST /repos/{owner}/{repo}/git/refs',
    params: { ref: `refs/heads/${name}`, sha },
  });
  if (wrote.kind === 'answered') return { kind: 'accepted', value: { kind: 'made' } };
  if (wrote.kind !== 'refused') return wrote;
  // GitHub says 422 to a name that is taken, and to one that a rule forbids: what is there tells which.
  const isConflict = wrote.status === 422 || wrote.status === 409;
  const exists = isConflict && (await branchTip(connection, repository, name)) !== null;
  return exists ? { kind: 'accepted', value: { kind: 'exists' } } : { kind: 'refused', status: wrote.status };
}

/** Moves a branch forward only: where somebody else moved it meanwhile, GitHub refuses with 422. */
export async function moveBranch(
  connection: Connection,
  repository: string,
  { name, sha }: Branch,
): Promise<Sent<true>> {
  const wrote = await writeOnce(connection, {
    repository,
    route: 'PATCH /repos/{owner}/{repo}/git/refs/{ref}',
    params: { ref: `heads/${name}`, sha, force: false },
  });
  if (wrote.kind === 'refused') return { kind: 'refused', status: wrote.status };
  return wrote.kind === 'answered' ? { kind: 'accepted', value: true } : wrote;
}

/** Deletes a branch. GitHub says 422 or 404 to one that is not there. */
export async function deleteBranch(
  connection: Connection,
  repository: string,
  name: string,
): Promise<Sent<true>> {
  const wrote = await writeOnce(connection, {
    repository,
    route: 'DELETE /repos/{owner}/{repo}/git/refs/{ref}',
    params: { ref: `heads/${name}` },
  });
  if (wrote.kind === 'answered') return { kind: 'accepted', value: true };
  if (wrote.kind !== 'refused') return wrote;
  const isGone = (await branchTip(connection, repository, name)) === null;
  return isGone ? { kind: 'accepted', value: true } : { kind: 'refused', status: wrote.status };
}
