import { sourceKeyOf } from '../domain/pick/ask-pick.ts';
import type { PickSource } from '../domain/pick/pick.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import type { Ports } from '../ports.ts';

/** Whether a candidate has a change: by its own commits, or because it was picked into its release by then. */
export async function carriesChange(
  { github, store }: Ports,
  repository: string,
  candidate: Pick<Candidate, 'sha' | 'releaseId'>,
  source: PickSource,
): Promise<boolean> {
  const { sha } = candidate;
  const key = sourceKeyOf(source);
  const heads = (await store.picks.picksInto(candidate.releaseId)).flatMap((pick) =>
    pick.sourceKey === key && pick.state === 'done' && pick.headSha !== null ? [pick.headSha] : [],
  );
  for (const head of heads) if (await github.isAncestor(repository, head, sha)) return true;
  for (const commit of source.commits) {
    if (!(await github.isAncestor(repository, commit.sha, sha))) return false;
  }
  return source.commits.length > 0;
}
