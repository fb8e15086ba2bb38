import { z } from 'zod';
import { isSha } from '../../../domain/ids.ts';
import type { RepositoryFile } from '../../../domain/repository/found.ts';
import type { Connection } from '../connection.ts';
import { askOrNull } from '../http/ask.ts';
import { branchTip } from './branch-tip.ts';

const fileShape = z.object({
  type: z.literal('file'),
  sha: z.string(),
  encoding: z.literal('base64'),
  content: z.string(),
});

/** A folder is a list; a submodule, a link, or a file of over a megabyte has no content of its own. */
const contentsAnswer = z.union([fileShape, z.array(z.unknown()), z.object({ type: z.string() })]);

/**
 * A file at a commit, or at the tip of a branch: a tag of the branch's name is never read in its place.
 * Null where there is no such file.
 */
export async function readFile(
  connection: Connection,
  repository: string,
  path: string,
  ref: string,
): Promise<RepositoryFile | null> {
  const commitSha = isSha(ref)
    ? ref
    : await branchTip(connection, repository, ref.replace(/^refs\/heads\//, ''));
  if (commitSha === null) return null;
  const answer = await askOrNull(connection, {
    repository,
    route: 'GET /repos/{owner}/{repo}/contents/{path}',
    params: { path, ref: commitSha },
    answer: contentsAnswer,
  });
  if (answer === null || Array.isArray(answer) || !('content' in answer)) return null;
  const text = Buffer.from(answer.content, 'base64').toString('utf8');
  return { text, blobSha: answer.sha, commitSha };
}
