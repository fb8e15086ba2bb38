import { z } from 'zod';
import type { Sha } from '../../../domain/ids.ts';
import type { PullRequestFacts } from '../../../domain/notes/notes-facts.ts';
import type { Connection } from '../connection.ts';
import { askGraphql, type Graph } from '../http/ask-graphql.ts';
import { graphPullRequest, pullRequestFields } from './pull-request-shape.ts';

/** What is asked of each commit. */
export type Wanted = {
  readonly pullRequests: 'none' | 'facts' | 'facts-and-files';
  /** Places whose content is asked for, without the empty one. */
  readonly places: readonly string[];
};

export type LookedUp = {
  readonly pullRequests: readonly {
    readonly facts: PullRequestFacts;
    /** Null where they were not asked for, or are too many. */
    readonly files: readonly string[] | null;
  }[];
  /** What git has at each place, in the order asked; null where there is nothing. */
  readonly contents: readonly (string | null)[];
};

const tooMuchFor = 5;

/** A commit is in one merged pull request, rarely in two; open ones that contain it come on top. */
const pullRequestsOfCommit = 10;

/**
 * Looks commits up many at a time. A request that is too much for the server is made in halves. `missing`
 * and `refused` mean that there is no answer for any of them.
 */
export async function lookUpCommits(
  connection: Connection,
  repository: string,
  shas: readonly Sha[],
  wanted: Wanted,
): Promise<Graph<ReadonlyMap<Sha, LookedUp>>> {
  const graph = await askGraphql(connection, {
    repository,
    query: queryFor(shas, wanted),
    variables: Object.fromEntries(wanted.places.map((place, index) => [`place${index}`, place])),
    answer: answerTo(wanted),
  });
  if (graph.kind === 'overloaded' && shas.length > tooMuchFor) {
    const middle = Math.ceil(shas.length / 2);
    const first = await lookUpCommits(connection, repository, shas.slice(0, middle), wanted);
    if (first.kind !== 'seen') return first;
    const second = await lookUpCommits(connection, repository, shas.slice(middle), wanted);
    if (second.kind !== 'seen') return second;
    return { kind: 'seen', value: new Map([...first.value, ...second.value]) };
  }
  if (graph.kind !== 'seen') return graph;
  const found = new Map<Sha, LookedUp>();
  for (const [index, sha] of shas.entries()) {
    const commit = graph.value.repository[`c${index}`];
    // A commit that REST has just listed and GraphQL does not know: this server's GraphQL is of no use.
    if (commit == null) return { kind: 'refused' };
    found.set(sha, commit);
  }
  return { kind: 'seen', value: found };
}

const content = z.object({ oid: z.string() }).nullish();

function answerTo(wanted: Wanted) {
  const places = Object.fromEntries(wanted.places.map((_, index) => [`at${index}`, content]));
  const commit = z
    .object({
      associatedPullRequests: z.object({ nodes: z.array(graphPullRequest.nullable()) }).nullish(),
      ...places,
    })
    .loose()
    .transform(
      (found): LookedUp => ({
        pullRequests: (found.associatedPullRequests?.nodes ?? []).filter((node) => node !== null),
        contents: wanted.places.map((_, index) => content.parse(found[`at${index}`])?.oid ?? null),
      }),
    );
  return z.object({ repository: z.record(z.string(), commit.nullable()) });
}

function queryFor(shas: readonly Sha[], wanted: Wanted): string {
  const variables = wanted.places.map((_, index) => `, $place${index}: String!`).join('');
  const pullRequests =
    wanted.pullRequests === 'none'
      ? ''
      : `associatedPullRequests(first: ${pullRequestsOfCommit}) {
          nodes { ${pullRequestFields(wanted.pullRequests === 'facts-and-files')} }
        }`;
  const places = wanted.places.map((_, index) => `at${index}: file(path: $place${index}) { oid }`);
  return `query ($owner: String!, $name: String!${variables}) {
    repository(owner: $owner, name: $name) {
      ${shas.map((sha, index) => `c${index}: object(oid: "${sha}") { ...commit }`).join('\n')}
    }
  }
  fragment commit on Commit { oid ${pullRequests} ${places.join('\n')} }`;
}
