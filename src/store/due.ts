import { sql } from 'kysely';
import { laneKey } from '../domain/deployment/lane.ts';
import type { Due } from '../ports/due.ts';
import type { CommitTools } from './commit.ts';
import { fireSchedules } from './schedules.ts';

const readFileEveryMs = 5 * 60_000;
const keepRequestsForMs = 30 * 24 * 3_600_000;

/**
 * What the clock asks for. The due times are data, so that they survive restarts and follow Waybill's
 * own clock; asking twice is harmless, because each kind of work waits at most once per key.
 */
export function dueWork(tools: CommitTools): Due {
  const { db, queue, clock } = tools;
  return {
    enqueueDue: async () => {
      const now = clock.now();
      await db.transaction().execute(async (trx) => {
        const builds = await trx
          .selectFrom('dispatches')
          .select('candidateId')
          .where('deploymentId', 'is', null)
          .where('lookAt', '<=', now)
          .limit(200)
          .execute();

        const lanes = await trx
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

        const picks = await trx
          .selectFrom('picks')
          .select('id')
          .where('lookAt', '<=', now)
          .limit(200)
          .execute();

        const trains = await trx
          .selectFrom('trains')
          .select('id')
          .where('lookAt', '<=', now)
          .limit(200)
          .execute();

        const freezes = await trx
          .selectFrom('freezes')
          .select('id')
          .where('endedAt', 'is', null)
          .where((eb) => eb.or([eb('untilAt', '<=', now), eb('fromAt', '<=', now)]))
          .limit(50)
          .execute();

        const taken = await trx
          .selectFrom('releases')
          .select('id')
          .where('hotfix', 'is not', null)
          .where('state', '<>', 'open')
          .where(sql<boolean>`hotfix #> '{route,occupant}' <> 'null'::jsonb`)
          .limit(50)
          .execute();

        const channels = await trx
          .selectFrom('messages')
          .leftJoin('messages as parent', 'parent.id', 'messages.threadOf')
          .leftJoin('channelPauses', 'channelPauses.channelId', 'messages.channelId')
          .select('messages.channelId')
          .distinct()
          .whereRef('messages.sentRevision', '<', 'messages.wantedRevision')
          .where('messages.state', '<>', 'refused')
          .where((eb) => eb.or([eb('messages.notBefore', 'is', null), eb('messages.notBefore', '<=', now)]))
          .where((eb) => eb.or([eb('messages.threadOf', 'is', null), eb('parent.ts', 'is not', null)]))
          .where((eb) =>
            eb.or([eb('channelPauses.untilAt', 'is', null), eb('channelPauses.untilAt', '<=', now)]),
          )
          .limit(200)
          .execute();

        const notices = await trx
          .selectFrom('notices')
          .select('id')
          .where('lookAt', '<=', now)
          .limit(50)
          .execute();

        const mails = await trx
          .selectFrom('mails')
          .select('id')
          .where('notBefore', '<=', now)
          .limit(100)
          .execute();

        const webhooks = await trx
          .selectFrom('webhookNotices')
          .select('id')
          .where('notBefore', '<=', now)
          .limit(100)
          .execute();

        const repositories = await trx
          .selectFrom('repositories')
          .select('id')
          .where('fileReadAt', '<=', new Date(now.getTime() - readFileEveryMs))
          .limit(50)
          .execute();
        await queue.wake(
          trx,
          'advance-build',
          builds.map(({ candidateId }) => candidateId),
        );
        await queue.wake(trx, 'advance-lane', lanes.map(laneKey));
        await queue.wake(
          trx,
          'advance-pick',
          picks.map(({ id }) => id),
        );
        await queue.wake(
          trx,
          'advance-train',
          trains.map(({ id }) => id),
        );
        await queue.wake(
          trx,
          'drain-channel',
          channels.map(({ channelId }) => channelId),
        );
        await queue.wake(
          trx,
          'expire-freeze',
          freezes.map(({ id }) => id),
        );
        await queue.wake(
          trx,
          'give-back',
          taken.map(({ id }) => id),
        );
        await queue.wake(
          trx,
          'send-mail',
          mails.map(({ id }) => id),
        );
        await queue.wake(
          trx,
          'send-notice',
          notices.map(({ id }) => id),
        );
        await queue.wake(
          trx,
          'send-webhook',
          webhooks.map(({ id }) => id),
        );
        await queue.wake(
          trx,
          'read-project-file',
          repositories.map(({ id }) => String(id)),
        );
        await queue.wake(
          trx,
          'watch-runs',
          repositories.map(({ id }) => String(id)),
        );
      });
      // Last: whatever is wrong with a schedule, the rest of what is due goes on.
      await fireSchedules(tools);
    },
    forgetOld: async () => {
      const before = new Date(clock.now().getTime() - keepRequestsForMs);
      await db.deleteFrom('requests').where('receivedAt', '<', before).execute();
      await db.deleteFrom('githubDeliveries').where('receivedAt', '<', before).execute();
    },
  };
}
