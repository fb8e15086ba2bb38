import { type ExpressionBuilder, sql, type Transaction } from 'kysely';
import { laneKey } from '../domain/deployment/lane.ts';
import type { WokenWork } from '../domain/job.ts';
import type { Database } from './schema.ts';

/** Finds the keys of one kind of work that are due. It is asked every second, so an index of its own serves it. */
type FindDue = (trx: Transaction<Database>, now: Date) => Promise<readonly string[]>;

/** The work that the clock begins, each kind with the question that finds what is due. */
export const findDue: { readonly [Work in WokenWork]?: FindDue } = {
  'advance-build': async (trx, now) => {
    const rows = await trx
      .selectFrom('dispatches')
      .select('candidateId')
      .where('deploymentId', 'is', null)
      .where('lookAt', '<=', now)
      .limit(200)
      .execute();
    return rows.map(({ candidateId }) => candidateId);
  },
  'advance-lane': async (trx, now) => {
    const rows = await trx
      .selectFrom('deployments')
      .select(['projectId', 'environment'])
      .where('lookAt', '<=', now)
      .union(
        trx
          .selectFrom('dispatches')
          .innerJoin('deployments', 'deployments.id', 'dispatches.deploymentId')
          .select(['deployments.projectId', 'deployments.environment'])
          .where('dispatches.lookAt', '<=', now),
      )
      .limit(200)
      .execute();
    return rows.map(laneKey);
  },
  'advance-pick': async (trx, now) =>
    ids(await trx.selectFrom('picks').select('id').where('lookAt', '<=', now).limit(200).execute()),
  'advance-train': async (trx, now) =>
    ids(await trx.selectFrom('trains').select('id').where('lookAt', '<=', now).limit(200).execute()),
  'drain-channel': async (trx, now) => {
    const rows = await trx
      .selectFrom('messages')
      .leftJoin('channelPauses', 'channelPauses.channelId', 'messages.channelId')
      .select('messages.channelId')
      .distinct()
      .whereRef('messages.sentRevision', '<', 'messages.wantedRevision')
      .where('messages.state', '<>', 'refused')
      .where((eb) => eb.or([eb('messages.notBefore', 'is', null), eb('messages.notBefore', '<=', now)]))
      .where((eb) => eb.or([eb('messages.threadOf', 'is', null), eb(parentTs(eb), 'is not', null)]))
      .where((eb) => eb.or([eb('channelPauses.untilAt', 'is', null), eb('channelPauses.untilAt', '<=', now)]))
      .limit(200)
      .execute();
    return rows.map(({ channelId }) => channelId);
  },
  'expire-freeze': async (trx, now) =>
    ids(
      await trx
        .selectFrom('freezes')
        .select('id')
        .where('endedAt', 'is', null)
        .where((eb) => eb.or([eb('untilAt', '<=', now), eb('fromAt', '<=', now)]))
        .limit(50)
        .execute(),
    ),
  'give-back': async (trx) =>
    ids(
      await trx
        .selectFrom('releases')
        .select('id')
        .where('state', '<>', 'open')
        .where(sql<boolean>`hotfix #> '{route,occupant}' <> 'null'::jsonb`)
        .limit(50)
        .execute(),
    ),
  'read-project-file': repositoriesToLookAt,
  'send-mail': async (trx, now) =>
    ids(await trx.selectFrom('mails').select('id').where('notBefore', '<=', now).limit(100).execute()),
  'send-notice': async (trx, now) =>
    ids(await trx.selectFrom('notices').select('id').where('lookAt', '<=', now).limit(50).execute()),
  'send-webhook': async (trx, now) =>
    ids(
      await trx.selectFrom('webhookNotices').select('id').where('notBefore', '<=', now).limit(100).execute(),
    ),
  'watch-runs': repositoriesToLookAt,
};

/**
 * Deliberately not a join: PostgreSQL cannot know that few messages wait, and would read all there ever were to join
 * them.
 */
const parentTs = (eb: ExpressionBuilder<Database, 'messages'>) =>
  eb.selectFrom('messages as parent').select('parent.ts').whereRef('parent.id', '=', 'messages.threadOf');

const lookAtRepositoriesEveryMs = 5 * 60_000;

/** Reading its `waybill.yaml` counts as having looked at a repository. */
async function repositoriesToLookAt(trx: Transaction<Database>, now: Date): Promise<readonly string[]> {
  const before = new Date(now.getTime() - lookAtRepositoriesEveryMs);
  const rows = await trx
    .selectFrom('repositories')
    .select('id')
    .where('fileReadAt', '<=', before)
    .limit(50)
    .execute();
  return rows.map(({ id }) => String(id));
}

const ids = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id);
