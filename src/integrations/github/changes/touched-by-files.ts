import { z } from 'zod';
import type { Sha } from '../../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { ask } from '../http/ask.ts';
import { mapBounded } from '../http/map-bounded.ts';
import { pageSize } from '../http/pages.ts';
import type { Found } from './find-pull-requests.ts';
import type { ListedCommit } from './listed-commit.ts';
import type { PathProbes, Verdict } from './path-probes.ts';

/** So many commits are looked at one by one, where nothing else tells of their files. */
const fewCommits = 8;

const answer = z.object({
  files: z.array(z.object({ filename: z.string(), previous_filename: z.string().optional() })).optional(),
});

/**
 * Settles what the places left open: by the files of a commit's merged pull requests where they are all
 * known, by the commit's own where few are left, and by counting the rest.
 */
export async function touchedByFiles(
  connection: Connection,
  repository: string,
  range: {
    readonly commits: readonly ListedCommit[];
    readonly found: Found;
    readonly probes: PathProbes;
    readonly verdicts: ReadonlyMap<Sha, Verdict>;
  },
): Promise<readonly Sha[]> {
  const { found, probes, verdicts } = range;
  const settled = range.commits.map(({ sha }) => {
    const verdict = verdicts.get(sha) ?? 'maybe';
    return { sha, verdict: verdict === 'maybe' ? byPullRequests(sha, found, probes) : verdict };
  });
  const open = settled.filter(({ verdict }) => verdict === 'maybe').map(({ sha }) => sha);
  const ownFiles =
    open.length <= fewCommits
      ? await mapBounded(open, fewCommits, (sha) => filesOf(connection, repository, sha))
      : [];
  const isElsewhere = new Set(
    open.filter((_, index) => ownFiles[index]?.every((path) => !probes.matches(path)) === true),
  );
  return settled.flatMap(({ sha, verdict }) => (verdict === 'no' || isElsewhere.has(sha) ? [] : [sha]));
}

function byPullRequests(sha: Sha, found: Found, probes: PathProbes): Verdict {
  const merged = found.pullRequests(sha).filter(({ facts }) => facts.mergedAt !== null);
  if (merged.some(({ files }) => files?.some(probes.matches))) return 'touches';
  return merged.length > 0 && merged.every(({ files }) => files !== null) ? 'no' : 'maybe';
}

/** Null where they are too many for one answer, or cannot be had. */
async function filesOf(
  connection: Connection,
  repository: string,
  sha: Sha,
): Promise<readonly string[] | null> {
  const said = await ask(connection, {
    repository,
    route: 'GET /repos/{owner}/{repo}/commits/{ref}',
    params: { ref: sha, per_page: pageSize },
    answer,
  });
  const files = said.kind === 'seen' ? said.value.files : undefined;
  if (files === undefined || files.length >= pageSize) return null;
  return files.flatMap(({ filename, previous_filename: before }) =>
    before === undefined ? [filename] : [filename, before],
  );
}
