import { z } from 'zod';
import { shaShape } from '../repository/branch-tip.ts';

const account = z.object({ login: z.string().optional() }).nullish();

/** What is made on the web, as merges are, is committed by GitHub itself. */
const isWeb = (found: {
  readonly committer?: { readonly login?: string | undefined } | null | undefined;
  readonly commit: { readonly committer?: { readonly email?: string | null | undefined } | null | undefined };
}): boolean =>
  found.committer?.login === 'web-flow' || found.commit.committer?.email === 'noreply@github.com';

/** A commit as GitHub lists it, of which nothing else has to be asked. */
export const listedCommit = z
  .object({
    sha: shaShape,
    html_url: z.string().optional(),
    commit: z.object({
      message: z.string(),
      author: z.object({ name: z.string().nullish(), email: z.string().nullish() }).nullish(),
      committer: z.object({ email: z.string().nullish(), date: z.string().nullish() }).nullish(),
    }),
    author: account,
    committer: account,
    parents: z.array(z.object({ sha: shaShape })),
  })
  .transform((found) => ({
    sha: found.sha,
    webUrl: found.html_url ?? null,
    message: found.commit.message,
    author: {
      login: found.author?.login ?? null,
      name: found.commit.author?.name ?? '',
      email: found.commit.author?.email ?? null,
    },
    /** Null also where GitHub committed it for somebody. */
    committerLogin: isWeb(found) ? null : (found.committer?.login ?? null),
    committedAt: found.commit.committer?.date ?? null,
    parents: found.parents.map(({ sha }) => sha),
  }));

export type ListedCommit = z.infer<typeof listedCommit>;
