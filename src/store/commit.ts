import { type Kysely, sql, type Transaction } from 'kysely';
import type { Change, Decision, RecordKind } from '../domain/change.ts';
import type { RequestId } from '../domain/ids.ts';
import type { Commit } from '../ports/store.ts';
import type { Clock, Mint } from '../ports.ts';
import { keepEffects } from './effects.ts';
import { jsonText, keepable } from './json-text.ts';
import type { JobQueue } from './queues.ts';
import type { Database } from './schema.ts';
import { appendEvents } from './trail.ts';

export type CommitTools = {
  readonly db: Kysely<Database>;
  readonly queue: Pick<JobQueue, 'enqueue' | 'wake'>;
  readonly clock: Clock;
  readonly mint: Mint;
};

/** A row was no longer as the decision saw it. */
class RowMoved extends Error {}

/** The request had been carried out before: its outcome then. */
class CarriedOutBefore extends Error {
  readonly outcome: unknown;

  constructor(outcome: unknown) {
    super('carried out before');
    this.outcome = outcome;
  }
}

/** Makes a decision true: its rows, its events and its effects, or none of them. */
export async function commit(
  tools: CommitTools,
  decision: Decision,
  request?: { readonly id: RequestId; readonly outcome: unknown },
): Promise<Commit> {
  try {
    const events = await tools.db.transaction().execute(async (trx) => {
      if (request !== undefined) await carryOut(trx, request, tools.clock.now());
      for (const change of decision.changes) await apply(trx, change);
      await keepEffects(trx, decision.effects, tools);
      // Last, because it holds the chain's end until the transaction is over.
      return appendEvents(trx, decision.events, request?.id ?? null);
    });
    return { kind: 'done', events };
  } catch (error) {
    if (error instanceof CarriedOutBefore) return { kind: 'repeated', outcome: error.outcome };
    if (error instanceof RowMoved) return { kind: 'conflict', constraint: null };
    const constraint = violatedConstraint(error);
    if (constraint !== null) return { kind: 'conflict', constraint };
    throw error;
  }
}

async function carryOut(
  trx: Transaction<Database>,
  request: { readonly id: RequestId; readonly outcome: unknown },
  now: Date,
): Promise<void> {
  const kept = await trx
    .updateTable('requests')
    .set({ outcome: jsonText(request.outcome), carriedOutAt: now })
    .where('id', '=', request.id)
    .where('carriedOutAt', 'is', null)
    .executeTakeFirst();
  if (kept.numUpdatedRows === 1n) return;
  const before = await trx
    .selectFrom('requests')
    .select('outcome')
    .where('id', '=', request.id)
    .executeTakeFirstOrThrow();
  throw new CarriedOutBefore(before.outcome);
}

async function apply(trx: Transaction<Database>, change: Change): Promise<void> {
  if ('insert' in change) {
    const row = toColumns(change.insert, change.row);
    const columns = sql.join(row.map(([column]) => sql.ref(column)));
    const values = sql.join(row.map(([, value]) => value));
    await sql`insert into ${sql.table(change.insert)} (${columns}) values (${values})`.execute(trx);
    return;
  }
  const set = toColumns(change.update, change.set).map(
    ([column, value]) => sql`${sql.ref(column)} = ${value}`,
  );
  const { numAffectedRows } =
    change.revision === null
      ? await sql`update ${sql.table(change.update)} set ${sql.join(set)} where id = ${change.id}`.execute(
          trx,
        )
      : await sql`update ${sql.table(change.update)} set ${sql.join(set)}, revision = revision + 1
          where id = ${change.id} and revision = ${change.revision}`.execute(trx);
  if (numAffectedRows !== 1n) throw new RowMoved();
}

const jsonColumns: Readonly<Record<RecordKind, readonly string[]>> = {
  repositories: ['fileProblems', 'acceptedTagWorkflows'],
  projectFiles: ['loosened', 'authorLogins'],
  identityLinks: [],
  signIns: [],
  projects: ['configuration'],
  releases: ['notes', 'editedNotes', 'hotfix'],
  candidates: ['stateReason'],
  dispatches: ['inputs'],
  deployments: ['stateReason', 'requesters', 'policy', 'shown', 'ladder', 'verification', 'rollback'],
  approvals: [],
  overrides: [],
  freezes: [],
  holds: [],
  subscriptions: ['kinds', 'environments', 'labels'],
  acceptedRecipients: [],
  notices: ['facts', 'firstFacts', 'reviewed', 'toldWhat', 'addressedLabels'],
  noticeRecipients: [],
  quietHours: [],
  noticeAnswers: [],
  mails: [],
  webhookNotices: ['body'],
  rollbackVerdicts: [],
  rollbackOpinions: [],
  rollbackHooks: ['result'],
  picks: ['source', 'made', 'conflict', 'problem'],
  watches: ['source'],
  trains: ['contents', 'reason'],
  skippedTimes: [],
};

function toColumns(table: RecordKind, row: object): readonly (readonly [string, unknown])[] {
  return Object.entries(row).map(([column, value]: [string, unknown]) => [
    column,
    toColumn(value, jsonColumns[table].includes(column)),
  ]);
}

function toColumn(value: unknown, isJson: boolean): unknown {
  if (isJson && value !== null) return jsonText(value);
  return typeof value === 'string' ? keepable(value) : value;
}

/** PostgreSQL's integrity violations (class 23) carry the constraint's name, which code maps to refusals. */
function violatedConstraint(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || !('constraint' in error)) return null;
  const { code, constraint } = error;
  return typeof code === 'string' && code.startsWith('23') && typeof constraint === 'string'
    ? constraint
    : null;
}
