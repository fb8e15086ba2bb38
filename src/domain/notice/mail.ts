import type { Change, Decision } from '../change.ts';
import type { MailId, NoticeId, ReleaseId } from '../ids.ts';

export const mailStates = ['unsent', 'sent', 'refused'] as const;

/** One e-mail, and how far it has come. */
export type Mail = {
  readonly id: MailId;
  readonly noticeId: NoticeId;
  /** Null for a digest. */
  readonly releaseId: ReleaseId | null;
  /** `mailto:…` */
  readonly recipient: string;
  readonly edition: number;
  readonly state: (typeof mailStates)[number];
  readonly attempts: number;
  readonly notBefore: Date | null;
  /** When it was made, or an admin sent it again. */
  readonly triedSince: Date;
  readonly createdAt: Date;
  readonly revision: number;
};

/** How sending ended. *Deferred*: the server is away or asks for patience. *Refused*: it will not take it. */
export type MailResult =
  | { readonly kind: 'sent' }
  | { readonly kind: 'deferred' }
  | { readonly kind: 'refused'; readonly problem: string };

const firstPauseMs = 60_000;
const longestPauseMs = 30 * 60_000;
/** As long as mail servers themselves commonly try. */
const triedForMs = 2 * 24 * 3_600_000;

export const setMail = ({ id, revision }: Mail, set: Partial<Omit<Mail, 'id' | 'revision'>>): Change => ({
  update: 'mails',
  id,
  revision,
  set,
});

/** What becomes of an e-mail after an attempt; a problem that ends it is told to the captains by whoever asks. */
export function afterAttempt(
  mail: Mail,
  result: MailResult,
  now: Date,
): { readonly decision: Decision; readonly problem: string | null } {
  const attempts = mail.attempts + 1;
  const isTooLate = now.getTime() - mail.triedSince.getTime() > triedForMs;
  const problem =
    result.kind === 'refused'
      ? result.problem
      : result.kind === 'deferred' && isTooLate
        ? 'mail-too-late'
        : null;
  const set: Partial<Mail> =
    problem !== null
      ? { state: 'refused', attempts, notBefore: null }
      : result.kind === 'sent'
        ? { state: 'sent', attempts, notBefore: null }
        : { attempts, notBefore: new Date(now.getTime() + pauseMs(mail.attempts)) };
  return { decision: { changes: [setMail(mail, set)], events: [], effects: [] }, problem };
}

const pauseMs = (attempts: number): number =>
  Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(attempts, 10));
