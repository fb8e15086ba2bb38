import { z } from 'zod';
import type { PullRequestFacts } from '../../../domain/notes/notes-facts.ts';

/** A pull request in the REST API's words → ours. */
export const restPullRequest = z
  .object({
    number: z.number(),
    title: z.string(),
    body: z.string().nullish(),
    html_url: z.string(),
    merged_at: z.string().nullish(),
    base: z.object({ ref: z.string() }),
    labels: z.array(z.object({ name: z.string() })).optional(),
    user: z.object({ login: z.string() }).nullish(),
    merge_commit_sha: z.string().nullish(),
  })
  .transform(
    (found): PullRequestFacts => ({
      number: found.number,
      title: found.title,
      body: found.body ?? '',
      url: found.html_url,
      mergedAt: found.merged_at ?? null,
      base: found.base.ref,
      labels: (found.labels ?? []).map(({ name }) => name),
      author: found.user?.login ?? null,
      // Of an open one it is a trial merge, which is on no branch.
      mergeCommitSha: found.merged_at == null ? null : (found.merge_commit_sha ?? null),
    }),
  );

const files = z.object({ totalCount: z.number(), nodes: z.array(z.object({ path: z.string() }).nullable()) });

/** A pull request in GraphQL's words → ours, with the files it changes where they were asked for and are all there. */
export const graphPullRequest = z
  .object({
    number: z.number(),
    title: z.string(),
    body: z.string(),
    url: z.string(),
    mergedAt: z.string().nullable(),
    baseRefName: z.string(),
    labels: z.object({ nodes: z.array(z.object({ name: z.string() }).nullable()) }).nullish(),
    author: z.object({ kind: z.string(), login: z.string() }).nullish(),
    mergeCommit: z.object({ oid: z.string() }).nullish(),
    files: files.nullish(),
  })
  .transform((found) => ({
    facts: {
      number: found.number,
      title: found.title,
      body: found.body,
      url: found.url,
      mergedAt: found.mergedAt,
      base: found.baseRefName,
      labels: (found.labels?.nodes ?? []).flatMap((label) => (label === null ? [] : [label.name])),
      author: found.author == null ? null : loginOf(found.author),
      mergeCommitSha: found.mergedAt === null ? null : (found.mergeCommit?.oid ?? null),
    } satisfies PullRequestFacts,
    files: wholeList(found.files),
  }));

/** GraphQL leaves out what the REST API ends a bot's login with. */
const loginOf = (author: { readonly kind: string; readonly login: string }): string =>
  author.kind === 'Bot' && !author.login.endsWith('[bot]') ? `${author.login}[bot]` : author.login;

function wholeList(found: z.infer<typeof files> | null | undefined): readonly string[] | null {
  if (found == null) return null;
  const paths = found.nodes.flatMap((node) => (node === null ? [] : [node.path]));
  return paths.length === found.totalCount ? paths : null;
}

/** GraphQL's fields of `graphPullRequest`. */
export const pullRequestFields = (wantsFiles: boolean): string => `
  number title body url mergedAt baseRefName
  labels(first: 20) { nodes { name } }
  author { kind: __typename login }
  mergeCommit { oid }
  ${wantsFiles ? 'files(first: 100) { totalCount nodes { path } }' : ''}`;
