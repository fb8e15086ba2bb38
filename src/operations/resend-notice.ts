import type { NoticeRecipientId } from '../domain/ids.ts';
import type { Notice, NoticeRecipient } from '../domain/notice/notice.ts';
import { resent } from '../domain/notice/resend.ts';
import { signedWith } from '../domain/notice/signed-with.ts';
import type { Subscription } from '../domain/notice/subscription.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { addressNotice } from './address-notice.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { fromKept } from './kept-outcome.ts';
import { vetRecipient } from './vet-recipient.ts';

export type NoticeResent = {
  readonly recipient: string;
  /** Null for a digest. */
  readonly version: string | null;
  /** What it waits for first: an admin's yes, or a captain's words. */
  readonly waitsFor: 'acceptance' | 'review' | null;
};

/** Tries a notice again for somebody whom it did not reach, once what was in the way is mended. */
export async function resendNotice(
  ports: Ports,
  asker: Asker,
  id: NoticeRecipientId,
): Promise<Outcome<NoticeResent>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const { notices } = ports.store;
  const row = await notices.recipientById(id);
  const notice = row === null ? null : await notices.notice(row.noticeId);
  const project = notice === null ? null : await ports.store.project(notice.projectId);
  const permitted = await authorize(ports, asker, 'resend a notice', project);
  if (!permitted.ok) return permitted;
  if (row === null || notice === null || project === null) return no({ code: 'notice-gone' });
  if (row.state !== 'undeliverable') {
    return no({ code: 'already-done', what: 'That notice is tried again', by: null });
  }
  const { recipient } = row;
  const { version } = notice.facts;
  const subscriptions = await notices.subscriptions(project.id);
  const declined =
    subscriptions.find((each) => each.recipient === recipient && each.stance === 'declined') ?? null;
  if (!(await isStillWanted(ports, project, { notice, row, declined }))) {
    return no({ code: 'recipient-left', recipient, version });
  }
  const vetted = await vetRecipient(
    {
      mailer: ports.mailer,
      channelOf: ports.slack.channel,
      signingOf: (to) => signedWith(to, project.configuration.notices, subscriptions),
    },
    notice,
    row,
    await notices.accepted(),
  );
  if (vetted.problem !== null) {
    return no({ code: 'recipient-unreachable', recipient, problem: vetted.problem });
  }
  const [mail, webhook] = await Promise.all([
    notices.refusedMail(notice.id, recipient),
    notices.refusedWebhook(notice.id, recipient),
  ]);
  const isMade = mail !== null || webhook !== null;
  const waitsFor =
    isMade || vetted.state === 'wanted' ? null : vetted.state === 'not-accepted' ? 'acceptance' : 'review';
  return commitFor(
    ports,
    asker,
    yes({ recipient, version, waitsFor }),
    resent({ notice, row, vetted, mail, webhook, declined }, { by: asker.userId, now: ports.clock.now() }),
  );
}

/** Whoever has left every list in between gets nothing; a receiver that had ended it itself is asked again. */
async function isStillWanted(
  ports: Ports,
  project: Project,
  {
    notice,
    row,
    declined,
  }: {
    readonly notice: Notice;
    readonly row: NoticeRecipient;
    readonly declined: Subscription | null;
  },
): Promise<boolean> {
  if (declined !== null) {
    const isNamed = project.configuration.notices.some(({ to }) => to === row.recipient);
    return declined.setBy === 'recipient' && isNamed;
  }
  const { addressees } = await addressNotice(ports, project, notice);
  return addressees.some(({ recipient }) => recipient === row.recipient);
}
