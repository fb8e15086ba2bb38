import { z } from 'zod';
import type { FoundPull } from '../../../domain/pick/found.ts';
import type { Sent } from '../../../ports/github.ts';
import type { Connection } from '../connection.ts';
import { ask, askOrNull, ownerAndRepo } from '../http/ask.ts';
import { writeOnce } from '../http/write-once.ts';
import { shaShape } from '../repository/branch-tip.ts';
import { pullRequestCommits } from './read-commit.ts';

const shape = z.object({
  number: z.number(),
  title: z.string(),
  html_url: z.string(),
  state: z.enum(['open', 'closed']),
  merged_at: z.string().nullish(),
  merge_commit_sha: shaShape.nullish(),
  head: z.object({ sha: shaShape }).nullish(),
  base: z.object({ ref: z.string() }),
  user: z.object({ login: z.string() }).nullish(),
  labels: z.array(z.object({ name: z.string() })).nullish(),
  commits: z.number().nullish(),
  changed_files: z.number().nullish(),
});

/** A pull request as it is now; null where there is none of that number. */
export async function pullRequest(
  connection: Connection,
  repository: string,
  number: number,
): Promise<FoundPull | null> {
  const found = await askOrNull(connection, {
    repository,
    route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}',
    params: { pull_number: number },
    answer: shape,
  });
  if (found === null) return null;
  return {
    number: found.number,
    title: found.title,
    url: found.html_url,
    state: found.state,
    mergedAt: found.merged_at ?? null,
    // Before it is merged, GitHub puts a merge there that it only tried.
    mergeSha: found.merged_at == null ? null : (found.merge_commit_sha ?? null),
    headSha: found.head?.sha ?? null,
    base: found.base.ref,
    authorLogin: found.user?.login ?? null,
    labels: (found.labels ?? []).map(({ name }) => name),
    commits: found.commits ?? (await pullRequestCommits(connection, repository, number)).length,
    // Not known to be empty.
    changedFiles: found.changed_files ?? 1,
  };
}

type NewPull = {
  readonly title: string;
  readonly body: string;
  readonly head: string;
  readonly base: string;
  readonly isDraft: boolean;
  readonly assignee: string | null;
};

const opened = z.object({ number: z.number(), html_url: z.string() });
type Opened = { readonly number: number; readonly url: string };
const isOpened = ({ number, html_url }: z.infer<typeof opened>): Opened => ({ number, url: html_url });

/**
 * Opens a pull request, once: one of the same branches, open or over, is the one that was opened before. Where
 * a repository has no drafts it is opened as an ordinary one; who cannot be assigned is left out.
 */
export async function openPullRequest(
  connection: Connection,
  repository: string,
  pull: NewPull,
): Promise<Sent<Opened>> {
  const standing = await standingPull(connection, repository, pull);
  if (standing.kind === 'refused') return standing;
  if (standing.value !== null) return { kind: 'accepted', value: standing.value };
  const first = await post(connection, repository, pull, pull.isDraft);
  const sent =
    first.kind === 'refused' && first.status === 422 && pull.isDraft
      ? await post(connection, repository, pull, false)
      : first;
  if (sent.kind === 'accepted' && pull.assignee !== null) {
    await writeOnce(connection, {
      repository,
      route: 'POST /repos/{owner}/{repo}/issues/{issue_number}/assignees',
      params: { issue_number: sent.value.number, assignees: [pull.assignee] },
    });
  }
  return sent;
}

async function standingPull(
  connection: Connection,
  repository: string,
  { head, base }: NewPull,
): Promise<
  { readonly kind: 'found'; readonly value: Opened | null } | { readonly kind: 'refused'; status: number }
> {
  const { owner } = ownerAndRepo(repository);
  const said = await ask(connection, {
    repository,
    route: 'GET /repos/{owner}/{repo}/pulls',
    params: { head: `${owner}:${head}`, base, state: 'all', per_page: 1 },
    answer: z.array(opened),
  });
  if (said.kind === 'no') return { kind: 'refused', status: said.status };
  const [one] = said.value;
  return { kind: 'found', value: one === undefined ? null : isOpened(one) };
}

async function post(
  connection: Connection,
  repository: string,
  { title, body, head, base }: NewPull,
  draft: boolean,
): Promise<Sent<Opened>> {
  const wrote = await writeOnce(connection, {
    repository,
    route: 'POST /repos/{owner}/{repo}/pulls',
    params: { title, body, head, base, draft, maintainer_can_modify: true },
  });
  if (wrote.kind === 'refused') return { kind: 'refused', status: wrote.status };
  if (wrote.kind !== 'answered') return wrote;
  const answer = opened.safeParse(wrote.data);
  return answer.success ? { kind: 'accepted', value: isOpened(answer.data) } : { kind: 'uncertain' };
}

/** Opens a closed pull request again. */
export async function reopenPullRequest(
  connection: Connection,
  repository: string,
  number: number,
): Promise<Sent<true>> {
  const wrote = await writeOnce(connection, {
    repository,
    route: 'PATCH /repos/{owner}/{repo}/pulls/{pull_number}',
    params: { pull_number: number, state: 'open' },
  });
  if (wrote.kind === 'refused') return { kind: 'refused', status: wrote.status };
  return wrote.kind === 'answered' ? { kind: 'accepted', value: true } : wrote;
}
