import type { ProjectId, TeamId } from '../domain/ids.ts';
import type { Store } from '../ports/store.ts';
import { type CommitTools, commit } from './commit.ts';
import { readDeployments } from './deployments.ts';
import { readDigests } from './digests.ts';
import { readInbox } from './inbox.ts';
import { readNotices } from './notices.ts';
import { readOutbox } from './outbox.ts';
import { pickReads } from './picks.ts';
import { readSchedules } from './read-schedules.ts';
import { readRecords } from './records.ts';
import { readRollbacks } from './rollbacks.ts';
import * as trail from './trail.ts';

/** Everything that operations read and commit, over one database. */
export function openStore(tools: CommitTools): Store {
  const { db, clock } = tools;
  return {
    commit: (decision, request) => commit(tools, decision, request),
    ...readRecords(db),
    ...readInbox(db),
    deployments: readDeployments(db),
    notices: readNotices(db),
    digests: readDigests(db),
    rollbacks: readRollbacks(db),
    picks: pickReads(db),
    schedules: readSchedules(db),
    outbox: readOutbox(db),
    trailHead: () => trail.trailHead(db),
    trailAfter: (seq, limit) => trail.trailAfter(db, seq, limit),
    trailProjectHeads: () => trail.trailProjectHeads(db),
    history: (projectId: ProjectId, options) => trail.history(db, projectId, options),
    bindWorkspace: async (teamId: TeamId) => {
      await db.transaction().execute(async (trx) => {
        const at = clock.now();
        const bound = await trx
          .insertInto('installation')
          .values({ teamId, boundAt: at })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (bound.numInsertedOrUpdatedRows !== 1n) return;
        const facts = { workspace: teamId };
        const event = { kind: 'workspace-bound', projectId: null, actor: 'waybill', at, facts } as const;
        await trail.appendEvents(trx, [event], null);
      });
      const row = await db.selectFrom('installation').select('teamId').executeTakeFirstOrThrow();
      return row.teamId;
    },
  };
}
