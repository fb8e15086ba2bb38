import { type Kysely, sql, type Transaction } from 'kysely';
import type { ProjectId, RequestId } from '../domain/ids.ts';
import { appendToTrail, canonicalJson, type TrailHead } from '../domain/trail/chain.ts';
import type { NewEvent, TrailEvent } from '../domain/trail/event.ts';
import type { Database } from './schema.ts';

/** Appends events to the one chain. The head's row lock makes writers take turns until their commit. */
export async function appendEvents(
  trx: Transaction<Database>,
  events: readonly NewEvent[],
  requestId: RequestId | null,
): Promise<readonly TrailEvent[]> {
  if (events.length === 0) return [];
  let head: TrailHead = await trx
    .selectFrom('trailHead')
    .select(['seq', 'hash'])
    .forUpdate()
    .executeTakeFirstOrThrow();
  const linked: TrailEvent[] = [];
  for (const event of events) {
    const projectSeq =
      event.projectId === null ? null : await nextInProject(trx, event.projectId, head.seq + 1);
    const placed = appendToTrail(head, event, { projectSeq, requestId });
    linked.push(placed);
    head = placed;
  }
  await trx.insertInto('trailEvents').values(linked).execute();
  await trx.updateTable('trailHead').set({ seq: head.seq, hash: head.hash }).execute();
  return linked;
}

async function nextInProject(trx: Transaction<Database>, projectId: ProjectId, seq: number): Promise<number> {
  const { projectSeq } = await trx
    .insertInto('trailProjectHeads')
    .values({ projectId, projectSeq: 1, seq })
    .onConflict((conflict) =>
      conflict.column('projectId').doUpdateSet((eb) => ({
        projectSeq: eb('trailProjectHeads.projectSeq', '+', 1),
        seq,
      })),
    )
    .returning('projectSeq')
    .executeTakeFirstOrThrow();
  return projectSeq;
}

export const trailHead = (db: Kysely<Database>): Promise<TrailHead> =>
  db.selectFrom('trailHead').select(['seq', 'hash']).executeTakeFirstOrThrow();

/** Events in order, from just after `seq`. */
export const trailAfter = (db: Kysely<Database>, seq: number, limit: number): Promise<TrailEvent[]> =>
  db.selectFrom('trailEvents').selectAll().where('seq', '>', seq).orderBy('seq').limit(limit).execute();

export const trailProjectHeads = (db: Kysely<Database>) =>
  db.selectFrom('trailProjectHeads').select(['projectId', 'projectSeq', 'seq']).execute();

/** A project's events, newest first: all, or those whose facts name one environment, freezes of it too. */
export const history = (
  db: Kysely<Database>,
  projectId: ProjectId,
  {
    before,
    environment,
    limit,
  }: { readonly before?: number; readonly environment?: string; readonly limit: number },
): Promise<TrailEvent[]> =>
  db
    .selectFrom('trailEvents')
    .selectAll()
    .where('projectId', '=', projectId)
    .$if(before !== undefined, (query) => query.where('projectSeq', '<', before ?? 0))
    // The text is canonical, and a quotation mark within a value is escaped there: nothing else reads so.
    .$if(environment !== undefined, (query) =>
      query.where((where) =>
        where.or([
          sql<boolean>`strpos(body, ${`"environment":${canonicalJson(environment ?? '')}`}) > 0`,
          // A freeze's: `storefront production`.
          sql<boolean>`split_part(split_part(split_part(body, '"scope":"', 2), '"', 1), ' ', 2) = ${environment}`,
        ]),
      ),
    )
    .orderBy('projectSeq', 'desc')
    .limit(limit)
    .execute();
