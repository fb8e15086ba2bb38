import type { Kysely } from 'kysely';
import type { NoticeId } from '../domain/ids.ts';
import type { NoticeStore } from '../ports/notices.ts';
import type { Database } from './schema.ts';

type Letters = Pick<
  NoticeStore,
  'mail' | 'firstMail' | 'webhook' | 'refusedMail' | 'refusedWebhook' | 'failed'
>;

/** Reading e-mails and webhooks, and what of all notices was given up. */
export function readLetters(db: Kysely<Database>): Letters {
  return {
    mail: async (id) =>
      (await db.selectFrom('mails').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    firstMail: async (releaseId, recipient) => {
      if (releaseId === null) return null;
      const first = await db
        .selectFrom('mails')
        .select('id')
        .where('releaseId', '=', releaseId)
        .where('recipient', '=', recipient)
        .where('state', '<>', 'refused')
        .orderBy('id')
        .limit(1)
        .executeTakeFirst();
      return first?.id ?? null;
    },
    webhook: async (id) =>
      (await db.selectFrom('webhookNotices').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    refusedMail: async (noticeId, recipient) =>
      (await db
        .selectFrom('mails')
        .selectAll()
        .where('noticeId', '=', noticeId)
        .where('recipient', '=', recipient)
        .where('state', '=', 'refused')
        .orderBy('edition', 'desc')
        .limit(1)
        .executeTakeFirst()) ?? null,
    refusedWebhook: async (noticeId, recipient) =>
      (await db
        .selectFrom('webhookNotices')
        .selectAll()
        .where('noticeId', '=', noticeId)
        .where('recipient', '=', recipient)
        .where('state', '=', 'refused')
        .orderBy('edition', 'desc')
        .limit(1)
        .executeTakeFirst()) ?? null,
    failed: async (projectId, limit) => {
      const of = db
        .selectFrom('noticeRecipients')
        .innerJoin('notices', 'notices.id', 'noticeRecipients.noticeId')
        .where('notices.projectId', '=', projectId)
        .where('noticeRecipients.state', '=', 'undeliverable');
      const [rows, { total }, mails, webhooks] = await Promise.all([
        of
          .select([
            'noticeRecipients.id',
            'noticeRecipients.recipient',
            'noticeRecipients.problem',
            'noticeRecipients.at',
            'notices.kind',
            'notices.facts',
          ])
          .orderBy('noticeRecipients.at', 'desc')
          .orderBy('noticeRecipients.id', 'desc')
          .limit(limit)
          .execute(),
        of.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
        countTried(db, 'mails', projectId),
        countTried(db, 'webhookNotices', projectId),
      ]);
      return {
        failed: rows.map(({ facts, problem, ...row }) => ({
          ...row,
          version: facts.version,
          problem: problem ?? '',
        })),
        total: total,
        trying: mails + webhooks,
      };
    },
  };
}

/** How many are tried again: what has a time for it has not left, and was not given up. */
async function countTried(
  db: Kysely<Database>,
  table: 'mails' | 'webhookNotices',
  projectId: Database['notices']['projectId'],
): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('notBefore', 'is not', null)
    .where('attempts', '>', 0)
    .where('noticeId', 'in', (eb) =>
      eb.selectFrom('notices').select('id').where('projectId', '=', projectId).$castTo<{ id: NoticeId }>(),
    )
    .executeTakeFirstOrThrow();
  return count;
}
