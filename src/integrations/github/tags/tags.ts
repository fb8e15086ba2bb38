import { z } from 'zod';
import type { FoundTag } from '../../../domain/repository/found.ts';
import type { Connection } from '../connection.ts';
import { ask, refused, type Said } from '../http/ask.ts';
import { mapBounded } from '../http/map-bounded.ts';
import { askEveryPage, hasNext } from '../http/pages.ts';
import { shaShape } from '../repository/branch-tip.ts';
import { peelTags } from './peel-tags.ts';
import { tagTarget } from './tag-target.ts';

const matching = z.array(
  z.object({ ref: z.string(), object: z.object({ sha: shaShape, type: z.string() }) }),
);
const listRoute = 'GET /repos/{owner}/{repo}/tags';
const atOnce = 6;
const listed = z.array(z.object({ name: z.string(), commit: z.object({ sha: shaShape }) }));

/**
 * Every tag whose name begins so, with the commit that it comes down to. One request where all are
 * lightweight; annotated ones take one more for each hundred.
 */
export async function tags(
  connection: Connection,
  repository: string,
  prefix: string,
): Promise<readonly FoundTag[]> {
  const said = await ask(connection, {
    repository,
    route: 'GET /repos/{owner}/{repo}/git/matching-refs/{ref}',
    params: { ref: `tags/${prefix}` },
    answer: matching,
  });
  // 409: the repository is empty.
  if (said.kind === 'no' && said.status === 409) return [];
  if (said.kind === 'no' || hasNext(said.link)) {
    const all = await listTags(connection, repository, prefix);
    if (all.kind === 'no') throw refused(listRoute, all.status);
    return all.value;
  }
  const found = said.value.flatMap(({ ref, object }) =>
    ref.startsWith(`refs/tags/${prefix}`) ? [{ name: ref.slice('refs/tags/'.length), object }] : [],
  );
  const annotated = found.filter(({ object }) => object.type === 'tag').map(({ object }) => object.sha);
  const commits = await peelTags(connection, repository, annotated);
  if (commits === null) {
    const all = await listTags(connection, repository, prefix);
    if (all.kind === 'seen') return all.value;
    return oneByOne(connection, repository, found);
  }
  return found.flatMap(({ name, object }): FoundTag[] => {
    if (object.type === 'commit') return [{ name, sha: object.sha }];
    const sha = commits.get(object.sha);
    return sha === undefined ? [] : [{ name, sha }];
  });
}

/** The list of all tags, peeled already, which most servers have. */
async function listTags(
  connection: Connection,
  repository: string,
  prefix: string,
): Promise<Said<readonly FoundTag[]>> {
  const said = await askEveryPage(connection, { repository, route: listRoute, answer: listed });
  if (said.kind === 'no') return said;
  const value = said.value
    .filter(({ name }) => name.startsWith(prefix))
    .map(({ name, commit }) => ({ name, sha: commit.sha }));
  return { ...said, value };
}

/** Where a server can only be asked for one at a time. */
async function oneByOne(
  connection: Connection,
  repository: string,
  found: readonly { readonly name: string }[],
): Promise<readonly FoundTag[]> {
  const peeled = await mapBounded(found, atOnce, async ({ name }) => {
    const sha = await tagTarget(connection, repository, name);
    return sha === null ? [] : [{ name, sha }];
  });
  return peeled.flat();
}
