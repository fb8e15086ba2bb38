import type { FailedNotice } from '../domain/answer/failed-notices.ts';
import type { Deployment } from '../domain/deployment/deployment.ts';
import type * as Ids from '../domain/ids.ts';
import type { Mail } from '../domain/notice/mail.ts';
import type { Notice, NoticeAnswer, NoticeRecipient } from '../domain/notice/notice.ts';
import type { QuietHours } from '../domain/notice/quiet-hours.ts';
import type { Subscription } from '../domain/notice/subscription.ts';
import type { WebhookNotice } from '../domain/notice/webhook-notice.ts';

/** Reading notices, whom they went to, and who wants them. */
export type NoticeStore = {
  readonly notice: (id: Ids.NoticeId) => Promise<Notice | null>;
  /** Oldest first; a digest is of no release, and has none beside it. */
  readonly noticesOf: (releaseId: Ids.ReleaseId | null) => Promise<readonly Notice[]>;
  readonly recipients: (id: Ids.NoticeId) => Promise<readonly NoticeRecipient[]>;
  readonly recipient: (id: Ids.NoticeId, recipient: string) => Promise<NoticeRecipient | null>;
  /**
   * Those whose message is not there yet, then those whose message is behind the edition; oldest first, without those
   * from whom it is kept back then.
   */
  readonly behind: (
    id: Ids.NoticeId,
    edition: number,
    at: { readonly now: Date; readonly limit: number },
  ) => Promise<readonly NoticeRecipient[]>;
  /** When the first of those who are kept back may be told; null where nobody is. */
  readonly keptBackUntil: (id: Ids.NoticeId, edition: number, now: Date) => Promise<Date | null>;
  /** What is kept back from somebody. */
  readonly keptBackFrom: (recipient: string) => Promise<readonly NoticeRecipient[]>;
  /** Of those who have said any. */
  readonly quietHours: (of: readonly string[]) => Promise<readonly QuietHours[]>;
  /** The project's last digest; null before the first. */
  readonly lastDigest: (projectId: Ids.ProjectId) => Promise<Notice | null>;
  readonly recipientById: (id: Ids.NoticeRecipientId) => Promise<NoticeRecipient | null>;
  /** Of all notices. */
  readonly waitingToBeAccepted: () => Promise<readonly NoticeRecipient[]>;
  readonly mail: (id: Ids.MailId) => Promise<Mail | null>;
  /** The first e-mail that somebody had of a release: later ones answer it. */
  readonly firstMail: (releaseId: Ids.ReleaseId | null, recipient: string) => Promise<Ids.MailId | null>;
  readonly webhook: (id: Ids.WebhookNoticeId) => Promise<WebhookNotice | null>;
  /** The latest of a notice that was given up for somebody. */
  readonly refusedMail: (id: Ids.NoticeId, recipient: string) => Promise<Mail | null>;
  readonly refusedWebhook: (id: Ids.NoticeId, recipient: string) => Promise<WebhookNotice | null>;
  /** What was given up, newest first; `trying` counts what was not taken at first and is tried again. */
  readonly failed: (
    projectId: Ids.ProjectId,
    limit: number,
  ) => Promise<{ readonly failed: readonly FailedNotice[]; readonly total: number; readonly trying: number }>;
  readonly answers: (id: Ids.NoticeId) => Promise<readonly NoticeAnswer[]>;
  readonly answer: (id: Ids.NoticeAnswerId) => Promise<NoticeAnswer | null>;
  readonly openConcerns: (releaseId: Ids.ReleaseId) => Promise<readonly NoticeAnswer[]>;
  /** Those in force. */
  readonly subscriptions: (projectId: Ids.ProjectId) => Promise<readonly Subscription[]>;
  readonly accepted: () => Promise<ReadonlySet<string>>;
  /** Rollbacks that succeeded and took one of these candidates out, with the name of what they brought back. */
  readonly rollbacksFrom: (
    candidateIds: readonly Ids.CandidateId[],
  ) => Promise<readonly (Deployment & { readonly candidate: string })[]>;
};
