import type { Decision } from '../domain/change.ts';
import type { Notice, NoticeRecipient } from '../domain/notice/notice.ts';
import { acceptedAs, acceptedWebhook, waitingOutside } from '../domain/notice/recipient.ts';
import { signedWith } from '../domain/notice/signed-with.ts';
import { isStillNews } from '../domain/notice/still-news.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { bySlackUser } from '../domain/trail/event.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { fromKept } from './kept-outcome.ts';

export type RecipientAccepted = { readonly id: string };

/** An admin's yes, once, to an e-mail domain, a channel shared with another company, or a webhook (promise 22). */
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

/** Notices that wait for this recipient go on, once their text is reviewed; those that are no news any more do not. */
async function releaseThoseWaiting(ports: Ports, id: string): Promise<Pick<Decision, 'changes' | 'effects'>> {
  const { notices } = ports.store;
  const now = ports.clock.now();
  const webhook = acceptedWebhook(id);
  const released: { readonly row: NoticeRecipient; readonly notice: Notice }[] = [];
  for (const row of await notices.waitingToBeAccepted()) {
    const mayBe = webhook === null ? acceptedAs(row.recipient) === id : row.recipient === webhook.url;
    const notice = mayBe ? await notices.notice(row.noticeId) : null;
    if (notice === null) continue;
    // Another variable may have been named since: that pair waits for a yes of its own.
    const isIt = webhook === null || (await secretOf(ports, notice, row.recipient)) === webhook.secret;
    if (isIt) released.push({ row, notice });
  }
  return {
    changes: released.map(({ row, notice }) => ({
      update: 'noticeRecipients',
      id: row.id,
      revision: row.revision,
      set: {
        state: isStillNews(notice, now) ? waitingOutside(row.recipient, notice.kind) : 'overtaken',
      },
    })),
    effects: [
      ...new Set(released.filter(({ notice }) => isStillNews(notice, now)).map(({ notice }) => notice.id)),
    ].map((noticeId) => ({
      effect: 'send-notice',
      noticeId,
    })),
  };
}

async function secretOf({ store }: Ports, notice: Notice, recipient: string): Promise<string | null> {
  const project = await store.project(notice.projectId);
  const subscriptions = await store.notices.subscriptions(notice.projectId);
  const signing = signedWith(recipient, project?.configuration.notices ?? [], subscriptions);
  return signing?.variable ?? null;
}
