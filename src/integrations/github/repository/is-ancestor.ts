import { z } from 'zod';
import type { Sha } from '../../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { askOrNull, refused } from '../http/ask.ts';
import { askPage, isLastPage } from '../http/pages.ts';
import { shaShape } from './branch-tip.ts';

const relation = z.object({ status: z.enum(['ahead', 'behind', 'diverged', 'identical']) });
const listRoute = 'GET /repos/{owner}/{repo}/commits';

/** Whether a commit is an ancestor of, or the same as, another; no where they have nothing in common. */
export async function isAncestor(
  connection: Connection,
  repository: string,
  ancestor: Sha,
  descendant: Sha,
): Promise<boolean> {
  if (ancestor === descendant) return true;
  const compare = (base: Sha) =>
    askOrNull(connection, {
      repository,
      route: 'GET /repos/{owner}/{repo}/compare/{basehead}',
      params: { basehead: `${base}...${descendant}`, per_page: 1, page: 2 },
      answer: relation,
    });
  const found = await compare(ancestor);
  if (found !== null) return found.status === 'ahead' || found.status === 'identical';
  // They have nothing in common, or this server cannot compare: not even a commit with itself.
  if ((await compare(descendant)) !== null) return false;
  return isListedBehind(connection, repository, ancestor, descendant);
}

async function isListedBehind(
  connection: Connection,
  repository: string,
  ancestor: Sha,
  descendant: Sha,
): Promise<boolean> {
  const question = {
    repository,
    route: listRoute,
    params: { sha: descendant },
    answer: z.array(z.object({ sha: shaShape })),
  };
  for (let page = 1; ; page += 1) {
    const said = await askPage(connection, question, page);
    if (said.kind === 'no') {
      if (page === 1) return false;
      throw refused(listRoute, said.status);
    }
    if (said.value.some(({ sha }) => sha === ancestor)) return true;
    if (isLastPage(said.value.length, said.link)) return false;
  }
}
