import { z } from 'zod';
import type { Sha } from '../../../domain/ids.ts';
import type { Part } from '../../../domain/repository/rules.ts';
import type { Connection } from '../connection.ts';
import { ask } from '../http/ask.ts';
import { askGraphql } from '../http/ask-graphql.ts';
import { mapBounded } from '../http/map-bounded.ts';
import { readFile } from '../repository/read-file.ts';
import { partOf } from './part.ts';

/** A workflow file by its name in the folder; null text where it is too large to be read. */
export type WorkflowText = { readonly file: string; readonly text: string | null };

const folder = '.github/workflows';
const isWorkflow = (name: string): boolean => /\.ya?ml$/i.test(name);

const query = `query ($owner: String!, $name: String!, $folder: String!) {
  repository(owner: $owner, name: $name) {
    object(expression: $folder) {
      ... on Tree { entries { name type object { ... on Blob { text isTruncated } } } }
    }
  }
}`;

const blob = z.object({ text: z.string().nullish(), isTruncated: z.boolean().nullish() }).nullish();
const answer = z.object({
  repository: z.object({
    object: z
      .object({ entries: z.array(z.object({ name: z.string(), type: z.string(), object: blob })) })
      .nullable(),
  }),
});

const listing = z.array(z.object({ name: z.string(), type: z.string() }));

/** The texts of a commit's workflow files: one request where the server can, one for each file where not. */
export async function workflowTexts(
  connection: Connection,
  repository: string,
  sha: Sha,
): Promise<Part<readonly WorkflowText[]>> {
  const graph = await askGraphql(connection, {
    repository,
    query,
    variables: { folder: `${sha}:${folder}` },
    answer,
  });
  const tree = graph.kind === 'seen' ? graph.value.repository.object : null;
  if (tree !== null) {
    const files = tree.entries.filter(({ name, type }) => type === 'blob' && isWorkflow(name));
    return {
      kind: 'seen',
      value: files.map(({ name, object }) => ({
        file: name,
        text: object?.isTruncated === true ? null : (object?.text ?? null),
      })),
    };
  }
  return byContents(connection, repository, sha);
}

async function byContents(
  connection: Connection,
  repository: string,
  sha: Sha,
): Promise<Part<readonly WorkflowText[]>> {
  const said = await ask(connection, {
    repository,
    route: 'GET /repos/{owner}/{repo}/contents/{path}',
    params: { path: folder, ref: sha },
    answer: listing,
  });
  // The commit is there, so that it is the folder that is not.
  if (said.kind === 'no' && said.status === 404) return { kind: 'seen', value: [] };
  const files = partOf(said, (entries) =>
    entries.filter(({ name, type }) => type === 'file' && isWorkflow(name)),
  );
  if (files.kind === 'unseen') return files;
  const texts = await mapBounded(files.value, 8, async ({ name }) => ({
    file: name,
    text: (await readFile(connection, repository, `${folder}/${name}`, sha))?.text ?? null,
  }));
  return { kind: 'seen', value: texts };
}
