import { z } from 'zod';
import type { Sha } from '../../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { askFor, refused } from '../http/ask.ts';
import { exactRef, shaShape } from '../repository/branch-tip.ts';

const tagShape = z.object({
  message: z.string(),
  object: z.object({ sha: shaShape, type: z.string() }),
});

/** A tag may point to a tag, and so on; nobody does that this often. */
const deepest = 5;

const tagObject = (connection: Connection, repository: string, sha: Sha) =>
  askFor(connection, {
    repository,
    route: 'GET /repos/{owner}/{repo}/git/tags/{tag_sha}',
    params: { tag_sha: sha },
    answer: tagShape,
  });

/** The commit that `refs/tags/<tag>` comes down to now; null where there is no such tag. */
export async function tagTarget(
  connection: Connection,
  repository: string,
  tag: string,
): Promise<Sha | null> {
  let object = (await exactRef(connection, repository, `tags/${tag}`))?.object;
  if (object === undefined) return null;
  for (let depth = 0; object.type === 'tag' && depth < deepest; depth += 1) {
    ({ object } = await tagObject(connection, repository, object.sha));
  }
  // A tag of a tree or a file is there, but is no commit: neither "none" nor an answer.
  if (object.type !== 'commit') throw refused('GET /repos/{owner}/{repo}/git/ref/{ref}', 422);
  return object.sha;
}

/** The message of an annotated tag; null for another kind of tag, or none. */
export async function tagMessage(
  connection: Connection,
  repository: string,
  tag: string,
): Promise<string | null> {
  const object = (await exactRef(connection, repository, `tags/${tag}`))?.object;
  return object?.type === 'tag' ? (await tagObject(connection, repository, object.sha)).message : null;
}
