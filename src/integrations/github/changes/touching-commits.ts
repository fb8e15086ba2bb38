import type { Sha } from '../../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { commitsListedUnder } from './commits-listed-under.ts';
import { type Found, placesOf } from './find-pull-requests.ts';
import type { ListedCommit } from './listed-commit.ts';
import { lookUpInBatches } from './look-up-in-batches.ts';
import type { PathProbes, Verdict } from './path-probes.ts';
import { touchedByFiles } from './touched-by-files.ts';

type Range = {
  readonly head: Sha;
  readonly commits: readonly ListedCommit[];
  readonly found: Found;
  readonly probes: PathProbes;
};

/**
 * The commits that touch a project's paths. Where it cannot be told, a commit counts: one too many is seen
 * and left out by a person, one too few is never seen.
 */
export async function touchingCommits(
  connection: Connection,
  repository: string,
  range: Range,
): Promise<ReadonlySet<Sha>> {
  const verdictOf =
    (await byContents(connection, repository, range)) ??
    (await commitsListedUnder(connection, repository, range));
  const verdicts = new Map(range.commits.map((commit) => [commit.sha, verdictOf(commit)]));
  const ordinary = range.commits.filter(({ parents }) => parents.length < 2);
  const touching = await touchedByFiles(connection, repository, { ...range, commits: ordinary, verdicts });
  return withMerges(range, verdicts, new Set(touching));
}

/** By comparing what git has at each place with every parent's. Null where the server does not tell. */
async function byContents(
  connection: Connection,
  repository: string,
  { commits, found, probes }: Range,
): Promise<((commit: ListedCommit) => Verdict) | null> {
  if (found.contents === null) return null;
  const known = new Map(found.contents);
  const outside = new Set(commits.flatMap(({ parents }) => parents).filter((sha) => !known.has(sha)));
  const places = placesOf(probes);
  if (places.length > 0 && outside.size > 0) {
    const wanted = { pullRequests: 'none', places } as const;
    const graph = await lookUpInBatches(connection, repository, { shas: [...outside], size: 100, wanted });
    if (graph.kind !== 'seen') return null;
    for (const [sha, { contents }] of graph.value) known.set(sha, contents);
  }
  const differs = ({ sha, parents }: ListedCommit, index: number): boolean => {
    const at = (one: Sha) => known.get(one)?.[index] ?? null;
    return parents.length === 0 ? at(sha) !== null : parents.every((parent) => at(parent) !== at(sha));
  };
  const isVagueEverywhere = probes.vague.includes('');
  return (commit) => {
    const changed = places.filter((_, index) => differs(commit, index));
    if (changed.some((place) => probes.decisive.includes(place))) return 'touches';
    return isVagueEverywhere || changed.length > 0 ? 'maybe' : 'no';
  };
}

/**
 * A merge belongs to its pull request: it counts with the commits that it brought. By itself it counts where
 * it differs from both sides, or where nothing else is known of its pull request.
 */
function withMerges(
  { commits, found }: Range,
  verdicts: ReadonlyMap<Sha, Verdict>,
  touching: Set<Sha>,
): ReadonlySet<Sha> {
  const numbersOf = (sha: Sha) => found.pullRequests(sha).map(({ facts }) => facts.number);
  const ordinary = commits.filter(({ parents }) => parents.length < 2);
  const withCommits = new Set(ordinary.flatMap(({ sha }) => numbersOf(sha)));
  const counted = new Set(ordinary.flatMap(({ sha }) => (touching.has(sha) ? numbersOf(sha) : [])));
  for (const { sha, parents } of commits) {
    if (parents.length < 2) continue;
    const numbers = numbersOf(sha);
    const verdict = verdicts.get(sha);
    const isAlone = !numbers.some((number) => withCommits.has(number));
    const isCounted = numbers.some((number) => counted.has(number));
    if (verdict === 'touches' || isCounted || (isAlone && verdict === 'maybe')) touching.add(sha);
  }
  return touching;
}
