import type { Sha } from '../../../domain/ids.ts';
import type { PullRequestFacts } from '../../../domain/notes/notes-facts.ts';
import type { Connection } from '../connection.ts';
import { isOwnPullRequest } from './is-own-pull-request.ts';
import type { ListedCommit } from './listed-commit.ts';
import type { LookedUp, Wanted } from './look-up-commits.ts';
import { lookUpInBatches } from './look-up-in-batches.ts';
import type { PathProbes } from './path-probes.ts';
import { pullRequestsByRest } from './pull-requests-by-rest.ts';

/** What is known of each commit beyond its listing. */
export type Found = {
  readonly pullRequests: (sha: Sha) => LookedUp['pullRequests'];
  /** What git has at each probed place; null where the server could not be asked that way. */
  readonly contents: ReadonlyMap<Sha, LookedUp['contents']> | null;
};

/** https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api */
const batch = 50;

const withoutFiles = (facts: PullRequestFacts) => ({ facts, files: null });

/** The places that can be asked for; the whole repository is none. */
export const placesOf = (probes: PathProbes | null): readonly string[] =>
  probes === null ? [] : [...probes.decisive, ...probes.vague.filter((place) => place !== '')];

/**
 * The pull requests behind commits, and what commits have at the probed places: in one sweep where the
 * server can, the pull requests alone where it cannot do more, and by REST where there is no GraphQL.
 */
export async function findPullRequests(
  connection: Connection,
  repository: string,
  { commits, probes }: { readonly commits: readonly ListedCommit[]; readonly probes: PathProbes | null },
  progress: (done: number) => void,
): Promise<Found> {
  const shas = commits.map(({ sha }) => sha);
  const look = (wanted: Wanted) =>
    lookUpInBatches(connection, repository, { shas, size: batch, wanted }, progress);

  const places = placesOf(probes);
  const wantsFiles = probes !== null && probes.vague.length > 0;
  let graph = await look({ pullRequests: wantsFiles ? 'facts-and-files' : 'facts', places });
  let contents: Found['contents'] = null;
  if (graph.kind === 'seen') {
    contents = new Map([...graph.value].map(([sha, found]) => [sha, found.contents]));
  } else if (graph.kind !== 'missing' && (wantsFiles || places.length > 0)) {
    graph = await look({ pullRequests: 'facts', places: [] });
  }
  if (graph.kind === 'seen') {
    const found = graph.value;
    return { pullRequests: ownOf(commits, (sha) => found.get(sha)?.pullRequests ?? []), contents };
  }
  const byRest = await pullRequestsByRest(connection, repository, commits, progress);
  return { pullRequests: ownOf(commits, (sha) => (byRest.get(sha) ?? []).map(withoutFiles)), contents };
}

/** Without those of forks, settled once for each commit. */
function ownOf(
  commits: readonly ListedCommit[],
  pullRequestsOf: Found['pullRequests'],
): Found['pullRequests'] {
  const own = new Map(
    commits.map(({ sha, webUrl }) => {
      const isOwn = isOwnPullRequest(webUrl);
      return [sha, pullRequestsOf(sha).filter(({ facts }) => isOwn(facts))];
    }),
  );
  return (sha) => own.get(sha) ?? [];
}
