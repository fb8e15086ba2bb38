import type { MailResult } from '../domain/notice/mail.ts';

/** An e-mail's words, made by the views. */
export type MailText = { readonly subject: string; readonly text: string; readonly html: string };

/** The operator's mail server. */
export type Mailer = {
  /** `id` and `thread` are names of ours, of which it makes Message-IDs; `thread` is null for the first of a thread. */
  readonly send: (mail: {
    readonly id: string;
    readonly thread: string | null;
    readonly to: string;
    readonly content: MailText;
  }) => Promise<MailResult>;
};
