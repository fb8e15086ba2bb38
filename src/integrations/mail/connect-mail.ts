import { createTransport } from 'nodemailer';
import type { MailResult } from '../../domain/notice/mail.ts';
import type { Mailer } from '../../ports/mail.ts';
import { smtpAddress } from './smtp-address.ts';

const patienceMs = 20_000;

/**
 * Sends by the operator's SMTP server. Headers and MIME are the library's, which encodes what would break a header;
 * nothing is read from files or addresses that a text may name.
 */
export function connectMail(smtpUrl: string): Mailer {
  const { host, port, isEncrypted, login, from } = smtpAddress(smtpUrl);
  const domain = from.split('@').at(-1) ?? host;
  const transport = createTransport({
    host,
    port,
    secure: isEncrypted,
    ...(login === null ? {} : { auth: login }),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const messageId = (id: string): string => `<${id}@${domain}>`;
  return {
    send: async ({ id, thread, to, content }) => {
      try {
        await transport.sendMail({
          // As an object: the text of an address is never parsed for more of them.
          from: { name: 'Waybill', address: from },
          to: { name: '', address: to },
          messageId: messageId(id),
          ...(thread === null ? {} : { inReplyTo: messageId(thread), references: [messageId(thread)] }),
          subject: content.subject,
          text: content.text,
          html: content.html,
          // Nobody's vacation answers come back (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return { kind: 'sent' };
      } catch (error) {
        return resultOf(error);
      }
    },
  };
}

/** A 5xx is the server's last word; everything else may be better later. */
function resultOf(error: unknown): MailResult {
  const code =
    typeof error === 'object' && error !== null && 'responseCode' in error ? error.responseCode : null;
  const isFinal = typeof code === 'number' && code >= 500 && code < 600;
  // A wrong password is the operator's to mend, and no fault of the recipient.
  const isLogin = code === 530 || code === 535;
  return isFinal && !isLogin ? { kind: 'refused', problem: `mail-${code}` } : { kind: 'deferred' };
}
