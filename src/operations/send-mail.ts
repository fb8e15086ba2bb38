import type { MailId } from '../domain/ids.ts';
import { wishesOf } from '../domain/notice/audience.ts';
import { goneFrom, isGone } from '../domain/notice/gone.ts';
import { afterAttempt, type Mail, setMail } from '../domain/notice/mail.ts';
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
  if (await hasEnded(ports, mail)) return;
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

/** Whoever ended their notices while the server was away gets nothing that had not left; nobody is bothered about it. */
async function hasEnded({ store }: Ports, mail: Mail): Promise<boolean> {
  const [notice, row] = await Promise.all([
    store.notices.notice(mail.noticeId),
    store.notices.recipient(mail.noticeId, mail.recipient),
  ]);
  const project = notice === null ? null : await store.project(notice.projectId);
  if (row === null || project === null) return false;
  const subscriptions = await store.notices.subscriptions(project.id);
  if (!isGone(row, wishesOf(project.configuration.notices, subscriptions), subscriptions)) return false;
  await store.commit({
    changes: [setMail(mail, { state: 'refused', notBefore: null }), goneFrom(row)],
    events: [],
    effects: [],
  });
  return true;
}
