import { z } from 'zod';
import type { Sha } from '../../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { askGraphql } from '../http/ask-graphql.ts';
import { shaShape } from '../repository/branch-tip.ts';

const atOnce = 100;

type Target = { readonly kind: string; readonly oid: Sha; readonly target?: Target | undefined };
const target: z.ZodType<Target> = z.object({
  kind: z.string(),
  oid: shaShape,
  get target() {
    return target.optional();
  },
});
const answer = z.object({ repository: z.record(z.string(), target.nullable()) });

const tagFields = (depth: number): string =>
  `kind: __typename oid ... on Tag { target { ${depth > 1 ? tagFields(depth - 1) : 'kind: __typename oid'} } }`;

/**
 * The commits of annotated tags, by the tags' own ids; a tag of something else has none. Null where this
 * server cannot be asked for many at once.
 */
export async function peelTags(
  connection: Connection,
  repository: string,
  tagShas: readonly Sha[],
): Promise<ReadonlyMap<Sha, Sha> | null> {
  const commits = new Map<Sha, Sha>();
  for (let start = 0; start < tagShas.length; start += atOnce) {
    const some = tagShas.slice(start, start + atOnce);
    const objects = some.map((sha, index) => `t${index}: object(oid: "${sha}") { ${tagFields(3)} }`);
    const query = `query ($owner: String!, $name: String!) {
      repository(owner: $owner, name: $name) { ${objects.join('\n')} }
    }`;
    const graph = await askGraphql(connection, { repository, query, answer });
    if (graph.kind !== 'seen') return null;
    for (const [index, sha] of some.entries()) {
      let object = graph.value.repository[`t${index}`];
      if (object == null) return null;
      while (object.target !== undefined) object = object.target;
      if (object.kind === 'Tag') return null;
      if (object.kind === 'Commit') commits.set(sha, object.oid);
    }
  }
  return commits;
}
