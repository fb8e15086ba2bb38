import { z } from 'zod';
import type { Sha } from '../../../domain/ids.ts';
import { IntegrationError } from '../../../domain/integration/integration-error.ts';
import type { Sent } from '../../../ports/github.ts';
import type { Connection } from '../connection.ts';
import { writeOnce } from '../http/write-once.ts';
import { exactRef } from '../repository/branch-tip.ts';

const made = z.object({ sha: z.string() });
const madeRef = z.object({ ref: z.string() });

/** An address that can belong to nobody, so that no stranger's account is credited with our tags. */
const tagger = { name: 'Waybill', email: 'waybill@waybill.invalid' };

/**
 * Makes an annotated tag: its object, then its ref. An object without a ref is nowhere to be seen, so that
 * only the second may leave something behind. On a server that has no such objects it is a tag without a message.
 */
export async function createTag(
  connection: Connection,
  repository: string,
  tag: { readonly name: string; readonly sha: Sha; readonly message: string; readonly at: Date },
): Promise<Sent<{ readonly kind: 'made' } | { readonly kind: 'exists' }>> {
  const object = await writeOnce(connection, {
    repository,
    route: 'POST /repos/{owner}/{repo}/git/tags',
    params: {
      tag: tag.name,
      message: tag.message,
      object: tag.sha,
      type: 'commit',
      tagger: { ...tagger, date: tag.at.toISOString() },
    },
  });
  // A server without tag objects still has refs; where we may not write, it refuses these as well.
  const isPlain = object.kind === 'refused' && (object.status === 404 || object.status === 405);
  if (object.kind === 'refused' && !isPlain) return { kind: 'refused', status: object.status };
  if (object.kind !== 'refused' && object.kind !== 'answered') return object;
  const tagObject = made.safeParse(object.kind === 'answered' ? object.data : tag);
  if (!tagObject.success) return { kind: 'uncertain' };

  const ref = await writeOnce(connection, {
    repository,
    route: 'POST /repos/{owner}/{repo}/git/refs',
    params: { ref: `refs/tags/${tag.name}`, sha: tagObject.data.sha },
  });
  if (ref.kind === 'answered') {
    return madeRef.safeParse(ref.data).success
      ? { kind: 'accepted', value: { kind: 'made' } }
      : { kind: 'uncertain' };
  }
  if (ref.kind !== 'refused') return ref;
  // GitHub says 422 to a name that is taken, and to one that a rule forbids: what is there tells which.
  const isConflict = ref.status === 422 || ref.status === 409;
  const standing = isConflict ? await stands(connection, repository, tag.name) : 'no';
  if (standing === 'unknown') return { kind: 'uncertain' };
  return standing === 'yes'
    ? { kind: 'accepted', value: { kind: 'exists' } }
    : { kind: 'refused', status: ref.status };
}

async function stands(
  connection: Connection,
  repository: string,
  tag: string,
): Promise<'yes' | 'no' | 'unknown'> {
  try {
    return (await exactRef(connection, repository, `tags/${tag}`)) === null ? 'no' : 'yes';
  } catch (error) {
    if (error instanceof IntegrationError) return 'unknown';
    throw error;
  }
}
