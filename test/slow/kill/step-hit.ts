import type { Sha } from '../../../src/domain/ids.ts';
import type { Lane } from './lane.ts';

/** How far the cut of a commit had come when the process died, by what the database and GitHub say. */
export async function stepHit({ database: { db }, github }: Lane, sha: Sha): Promise<string> {
  const candidate = await db.selectFrom('candidates').selectAll().where('sha', '=', sha).executeTakeFirst();
  if (candidate === undefined) {
    const open = await db.selectFrom('requests').select('id').where('answeredAt', 'is', null).execute();
    return open.length > 0 ? '2 kept, not decided' : '1 typed, not kept';
  }
  const snapshot = await github.control.snapshot();
  const hasTag = snapshot.repositories[0]?.tags.some(({ name }) => name === candidate.tag) === true;
  if (candidate.tagState === 'wanted') {
    return hasTag ? '4 tagged, not recorded' : '3 decided, not tagged';
  }
  const dispatch = await db
    .selectFrom('dispatches')
    .selectAll()
    .where('candidateId', '=', candidate.id)
    .executeTakeFirstOrThrow();
  const hasRun = github.control.runs.list().some(({ ref }) => ref === candidate.tag);
  if (dispatch.state === 'wanted') return '5 tagged, not sent';
  if (dispatch.state === 'sending') return hasRun ? '7 sent, answer lost' : '6 about to be sent';
  if (candidate.state === 'building') return '8 run under way';
  const unsent = await db
    .selectFrom('messages')
    .select('id')
    .whereRef('sentRevision', '<', 'wantedRevision')
    .execute();
  return unsent.length > 0 ? '9 ready, not told' : '10 ready and told';
}
