import { z } from 'zod';
import { parseSha, type Sha } from '../../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { askOrNull } from '../http/ask.ts';

export const shaShape = z.string().transform((text) => parseSha(text));

const refShape = z.object({ ref: z.string(), object: z.object({ sha: shaShape, type: z.string() }) });
export type Ref = z.infer<typeof refShape>;

/** Older servers answer a name that only begins some refs with all of these. */
const refAnswer = z.union([refShape, z.array(refShape)]);

/** Exactly the ref of this full name, `heads/main` or `tags/v1.0.0`; null where there is none. */
export async function exactRef(
  connection: Connection,
  repository: string,
  name: string,
): Promise<Ref | null> {
  const answer = await askOrNull(
    connection,
    {
      repository,
      route: 'GET /repos/{owner}/{repo}/git/ref/{ref}',
      params: { ref: name },
      answer: refAnswer,
    },
    // 409: the repository is empty.
    [404, 409],
  );
  const found = answer === null ? [] : Array.isArray(answer) ? answer : [answer];
  return found.find(({ ref }) => ref === `refs/${name}`) ?? null;
}

export async function branchTip(
  connection: Connection,
  repository: string,
  branch: string,
): Promise<Sha | null> {
  return (await exactRef(connection, repository, `heads/${branch}`))?.object.sha ?? null;
}
