import { z } from 'zod';
import type { Sha } from '../../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { askEveryPage } from '../http/pages.ts';
import { shaShape } from '../repository/branch-tip.ts';
import type { ListedCommit } from './listed-commit.ts';
import type { PathProbes, Verdict } from './path-probes.ts';

/** Null stands for all: the place could not be listed. */
type Listed = ReadonlySet<Sha> | null;

const isIn = (sha: Sha) => (listed: Listed) => listed === null || listed.has(sha);

/** Committers' clocks are not all right. */
const marginMs = 24 * 60 * 60_000;

/**
 * Which commits GitHub lists under each place, on a server that cannot be asked for many commits at once. Its
 * list leaves out what a merge made undone; a place that cannot be listed counts as touched.
 */
export async function commitsListedUnder(
  connection: Connection,
  repository: string,
  range: {
    readonly head: Sha;
    readonly commits: readonly ListedCommit[];
    readonly probes: PathProbes;
  },
): Promise<(commit: ListedCommit) => Verdict> {
  const times = range.commits.map(({ committedAt }) => Date.parse(committedAt ?? ''));
  const oldest = times.reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY);
  const since = Number.isFinite(oldest) ? { since: new Date(oldest - marginMs).toISOString() } : {};
  const under = async (place: string): Promise<Listed> => {
    if (place === '') return null;
    const said = await askEveryPage(connection, {
      repository,
      route: 'GET /repos/{owner}/{repo}/commits',
      params: { sha: range.head, path: place, ...since },
      answer: z.array(z.object({ sha: shaShape })),
    });
    return said.kind === 'seen' ? new Set(said.value.map(({ sha }) => sha)) : null;
  };
  const decisive = await Promise.all(range.probes.decisive.map(under));
  const vague = await Promise.all(range.probes.vague.map(under));
  return ({ sha }) => {
    if (decisive.some(isIn(sha))) return 'touches';
    return vague.some(isIn(sha)) ? 'maybe' : 'no';
  };
}
