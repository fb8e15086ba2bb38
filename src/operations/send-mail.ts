import type { MailId } from '../domain/ids.ts';
import { afterAttempt } from '../domain/notice/mail.ts';
import { mailAddress } from '../domain/notice/recipient.ts';
import type { Ports } from '../ports.ts';
import { readNoticeShown } from './read-notice-shown.ts';
import { reportUndeliverable } from './report-undeliverable.ts';

/** Tries to send an e-mail that is due; one that cannot be delivered is told to the captains. */
export async function sendMail(ports: Ports, mailId: MailId): Promise<void> {
  const { store, clock, mailer, drawMail, log } = ports;
  const mail = await store.notices.mail(mailId);
  const now = clock.now();
  if (mail === null || mail.state !== 'unsent' || (mail.notBefore !== null && mail.notBefore > now)) return;
  const shown = await readNoticeShown(ports, mail);
  if (shown === null) return;
  const first = await store.notices.firstMail(mail.releaseId, mail.recipient);
  const result =
    mailer === null
      ? ({ kind: 'refused', problem: 'no-mail' } as const)
      : await mailer.send({
          id: mail.id,
          thread: first === null || first === mail.id ? null : first,
          to: mailAddress(mail.recipient),
          content: drawMail(shown),
        });
  const { decision, problem } = afterAttempt(mail, result, clock.now());
  if (problem !== null) {
    log.warn({ mail: mail.id, problem }, 'an e-mail was not taken');
    await reportUndeliverable(ports, mail, problem);
  }
  await store.commit(decision);
}
