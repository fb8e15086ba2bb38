import { z } from 'zod';
import { parseRepositoryId, type RepositoryId } from '../../../domain/ids.ts';
import type { FoundRepository } from '../../../domain/repository/found.ts';
import type { Connection } from '../connection.ts';
import { askOrNull } from '../http/ask.ts';
import { failureOf } from '../http/failure.ts';
import { unanswered } from '../http/unanswered.ts';

const repositoryShape = z
  .object({
    id: z.number(),
    full_name: z.string(),
    default_branch: z.string(),
    archived: z.boolean().optional(),
    html_url: z.string().nullish(),
  })
  .transform(
    (found): FoundRepository => ({
      id: parseRepositoryId(found.id),
      fullName: found.full_name,
      defaultBranch: found.default_branch,
      isArchived: found.archived ?? false,
      htmlUrl: found.html_url ?? '',
    }),
  );

/** Gone (410), or out of reach for legal reasons (451), is as good as not there. */
const notThere = [404, 410, 451];

export const repository = (connection: Connection, fullName: string): Promise<FoundRepository | null> =>
  askOrNull(
    connection,
    { repository: fullName, route: 'GET /repos/{owner}/{repo}', answer: repositoryShape },
    notThere,
  );

/**
 * A repository by its id, whatever it is called today. Servers that cannot be asked by id are asked for its
 * last known name, which counts only where the id is the same.
 */
export async function repositoryById(
  connection: Connection,
  id: RepositoryId,
  lastKnownAs?: string,
): Promise<FoundRepository | null> {
  const named = lastKnownAs === undefined ? null : await repository(connection, lastKnownAs);
  if (named?.id === id) return named;

  const route = 'GET /repositories/{repository_id}';
  for await (const octokit of connection.access.everywhere()) {
    try {
      const { data } = await octokit.request(route, { repository_id: id });
      const found = repositoryShape.safeParse(data);
      if (found.success && found.data.id === id) return found.data;
    } catch (error) {
      const failure = failureOf(error, connection.clock.now());
      if (failure.kind !== 'definite' || failure.status === 401) throw unanswered(route, failure);
    }
  }
  return null;
}
