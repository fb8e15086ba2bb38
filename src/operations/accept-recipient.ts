import type { Decision } from '../domain/change.ts';
import { acceptedAs } from '../domain/notice/recipient.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { bySlackUser } from '../domain/trail/event.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { fromKept } from './kept-outcome.ts';

export type RecipientAccepted = { readonly id: string };

/** An admin's yes, once, to an e-mail domain or to a channel shared with another company (promise 22). */
export async function acceptRecipient(
  ports: Ports,
  asker: Asker,
  id: string,
): Promise<Outcome<RecipientAccepted>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const permitted = await authorize(ports, asker, 'accept a recipient', null);
  if (!permitted.ok) return permitted;
  const { store, clock } = ports;
  if ((await store.notices.accepted()).has(id)) {
    return no({ code: 'already-done', what: 'That recipient is accepted', by: null });
  }
  const now = clock.now();
  const decision: Decision = {
    changes: [
      {
        insert: 'acceptedRecipients',
        row: { id, acceptedBy: asker.userId, acceptedAt: now, revision: 1 },
      },
    ],
    events: [
      {
        kind: 'recipient-accepted',
        projectId: null,
        actor: bySlackUser(asker.userId),
        at: now,
        facts: { recipient: id },
      },
    ],
    effects: [],
  };
  const released = await releaseThoseWaiting(ports, id);
  return commitFor(ports, asker, yes({ id }), {
    changes: [...decision.changes, ...released.changes],
    events: decision.events,
    effects: released.effects,
  });
}

/** Notices that wait for this recipient go on: once their text is reviewed, if it is not yet. */
async function releaseThoseWaiting(
  { store }: Ports,
  id: string,
): Promise<Pick<Decision, 'changes' | 'effects'>> {
  const waiting = (await store.notices.waitingToBeAccepted()).filter(
    ({ recipient }) => acceptedAs(recipient) === id,
  );
  const notices = [...new Set(waiting.map(({ noticeId }) => noticeId))];
  return {
    changes: waiting.map(({ id: rowId, revision }) => ({
      update: 'noticeRecipients',
      id: rowId,
      revision,
      set: { state: 'not-reviewed' },
    })),
    effects: notices.map((noticeId) => ({ effect: 'send-notice', noticeId })),
  };
}
