import type { Kysely } from 'kysely';
import { type NoticeId, parseUserId } from '../domain/ids.ts';
import type { NoticeStore } from '../ports/notices.ts';
import { readLetters } from './letters.ts';
import type { Database } from './schema.ts';

/** Reading notices, whom they went to, and who wants them. */
export function readNotices(db: Kysely<Database>): NoticeStore {
  return {
    notice: async (id) =>
      (await db.selectFrom('notices').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    noticesOf: async (releaseId) =>
      releaseId === null
        ? []
        : db.selectFrom('notices').selectAll().where('releaseId', '=', releaseId).orderBy('id').execute(),
    recipients: (id) =>
      db.selectFrom('noticeRecipients').selectAll().where('noticeId', '=', id).orderBy('id').execute(),
    recipient: async (id, recipient) =>
      (await db
        .selectFrom('noticeRecipients')
        .selectAll()
        .where('noticeId', '=', id)
        .where('recipient', '=', recipient)
        .executeTakeFirst()) ?? null,
    recipientById: async (id) =>
      (await db.selectFrom('noticeRecipients').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    behind: (id, edition, { now, limit }) =>
      behind(db, id, edition)
        .selectAll()
        .where((eb) => eb.or([eb('notBefore', 'is', null), eb('notBefore', '<=', now)]))
        .orderBy('shownEdition')
        .orderBy('id')
        .limit(limit)
        .execute(),
    keptBackUntil: async (id, edition, now) => {
      const first = await behind(db, id, edition)
        .select('notBefore')
        .where('notBefore', '>', now)
        .orderBy('notBefore')
        .limit(1)
        .executeTakeFirst();
      return first?.notBefore ?? null;
    },
    keptBackFrom: (recipient) =>
      db
        .selectFrom('noticeRecipients')
        .selectAll()
        .where('recipient', '=', recipient)
        .where('notBefore', 'is not', null)
        .orderBy('id')
        .execute(),
    quietHours: async (of) =>
      of.length === 0
        ? []
        : db
            .selectFrom('quietHours')
            .selectAll()
            .where(
              'id',
              'in',
              of.map((id) => parseUserId(id)),
            )
            .execute(),
    lastDigest: async (projectId) =>
      (await db
        .selectFrom('notices')
        .selectAll()
        .where('projectId', '=', projectId)
        .where('kind', '=', 'digest')
        .orderBy('createdAt', 'desc')
        .limit(1)
        .executeTakeFirst()) ?? null,
    waitingToBeAccepted: () =>
      db
        .selectFrom('noticeRecipients')
        .selectAll()
        .where('state', '=', 'not-accepted')
        .orderBy('id')
        .execute(),
    ...readLetters(db),
    answers: (id) =>
      db.selectFrom('noticeAnswers').selectAll().where('noticeId', '=', id).orderBy('id').execute(),
    answer: async (id) =>
      (await db.selectFrom('noticeAnswers').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    openConcerns: (releaseId) =>
      db
        .selectFrom('noticeAnswers')
        .selectAll()
        .where('releaseId', '=', releaseId)
        .where('kind', '=', 'concern')
        .where('answeredAt', 'is', null)
        .orderBy('id')
        .execute(),
    subscriptions: (projectId) =>
      db
        .selectFrom('subscriptions')
        .selectAll()
        .where('projectId', '=', projectId)
        .where('endedAt', 'is', null)
        .orderBy('id')
        .execute(),
    accepted: async () => {
      const rows = await db.selectFrom('acceptedRecipients').select('id').execute();
      return new Set(rows.map(({ id }) => id));
    },
    rollbacksFrom: async (candidateIds) =>
      candidateIds.length === 0
        ? []
        : db
            .selectFrom('deployments')
            .innerJoin('candidates', 'candidates.id', 'deployments.candidateId')
            .selectAll('deployments')
            .select('candidates.name as candidate')
            .where('deployments.origin', '=', 'rollback')
            .where('deployments.state', '=', 'succeeded')
            .where('deployments.replacesCandidateId', 'in', candidateIds)
            .orderBy('deployments.succeededAt')
            .execute(),
  };
}

const behind = (db: Kysely<Database>, id: NoticeId, edition: number) =>
  db
    .selectFrom('noticeRecipients')
    .where('noticeId', '=', id)
    .where('state', 'in', ['wanted', 'told'])
    .where('shownEdition', '<', edition);
