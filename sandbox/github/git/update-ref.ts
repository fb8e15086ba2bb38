import { isRefName } from './ref-name.ts';
import type { GitRepository } from './repository.ts';

const zero = '0'.repeat(40);

/** Moves a ref under its old value; `false` when somebody else moved it first. */
export async function updateRef(
  git: GitRepository,
  change: { readonly ref: string; readonly from: string | undefined; readonly to: string | undefined },
): Promise<boolean> {
  if (!isRefName(change.ref)) throw new Error(`Not a ref name: ${change.ref}`);
  const from = change.from ?? zero;
  const line =
    change.to === undefined
      ? `delete ${change.ref}\0${from}\0`
      : `update ${change.ref}\0${change.to}\0${from}\0`;
  const answer = await git.try(['update-ref', '-z', '--stdin', '--no-deref'], { input: line });
  return answer.code === 0;
}
