import type { NoticeRecipientId } from '../ids.ts';
import type { SentKind } from '../notice/notice.ts';

/** A recipient whom a notice did not reach, and why. */
export type FailedNotice = {
  readonly id: NoticeRecipientId;
  readonly kind: SentKind;
  /** Null for a digest. */
  readonly version: string | null;
  readonly recipient: string;
  readonly problem: string;
  /** When it was given up. */
  readonly at: Date;
};

/** What of a project's notices was given up, and how much is still being tried. */
export type FailedNotices = {
  readonly project: string;
  /** Newest first. */
  readonly failed: readonly FailedNotice[];
  /** Older ones besides these. */
  readonly more: number;
  /** E-mails and webhooks that were not taken at first, and will be tried again by themselves. */
  readonly trying: number;
};
