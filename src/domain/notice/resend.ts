import type { Change, Decision } from '../change.ts';
import type { UserId } from '../ids.ts';
import { bySlackUser } from '../trail/event.ts';
import type { Vetted } from './addressed.ts';
import { type Mail, setMail } from './mail.ts';
import type { Notice, NoticeRecipient } from './notice.ts';
import type { Subscription } from './subscription.ts';
import { setWebhook, type WebhookNotice } from './webhook-notice.ts';

/** A recipient whom a notice did not reach, with what stands in between now. */
export type Resendable = {
  readonly notice: Notice;
  readonly row: NoticeRecipient;
  readonly vetted: Vetted;
  /** What was given up on, where something was made already: it leaves again under the id that it had. */
  readonly mail: Mail | null;
  readonly webhook: WebhookNotice | null;
  /** Set where the receiver had ended its own subscription. */
  readonly declined: Subscription | null;
};

/** A notice that is to be tried again for one recipient: what was made for them leaves as it was made. */
export function resent(
  { notice, row, vetted, mail, webhook, declined }: Resendable,
  { by, now }: { readonly by: UserId; readonly now: Date },
): Decision {
  const isMade = mail !== null || webhook !== null;
  const again = { state: 'unsent', attempts: 0, notBefore: now } as const;
  return {
    changes: [
      {
        update: 'noticeRecipients',
        id: row.id,
        revision: row.revision,
        set: {
          problem: null,
          at: now,
          // An e-mail is drawn as it leaves; a message in Slack is shown anew under its key.
          ...(isMade
            ? { state: 'told', ...(mail === null ? {} : { shownEdition: notice.edition }) }
            : { state: vetted.state, isOutside: vetted.isOutside, shownEdition: 0 }),
        },
      },
      ...(mail === null ? [] : [setMail(mail, { ...again, triedSince: now })]),
      ...(webhook === null ? [] : [setWebhook(webhook, again)]),
      ...(declined === null ? [] : [resumed(declined, { by, now })]),
    ],
    events: [
      {
        kind: 'notice-resent',
        projectId: notice.projectId,
        actor: bySlackUser(by),
        at: now,
        facts: {
          notice: notice.kind,
          version: notice.facts.version,
          recipient: row.recipient,
          problem: row.problem,
        },
      },
    ],
    effects: [
      ...(mail === null ? [] : [{ effect: 'send-mail', mailId: mail.id } as const]),
      ...(webhook === null ? [] : [{ effect: 'send-webhook', webhookId: webhook.id } as const]),
      { effect: 'send-notice', noticeId: notice.id },
    ],
  };
}

const resumed = (
  { id, revision }: Subscription,
  { by, now }: { readonly by: UserId; readonly now: Date },
): Change => ({ update: 'subscriptions', id, revision, set: { endedBy: by, endedAt: now } });
