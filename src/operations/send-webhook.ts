import { type Decision, nothing } from '../domain/change.ts';
import type { SubscriptionId, WebhookNoticeId } from '../domain/ids.ts';
import { acceptedAs } from '../domain/notice/recipient.ts';
import { signedWith } from '../domain/notice/signed-with.ts';
import { endedByRecipient } from '../domain/notice/subscribe.ts';
import { afterTry, isGone, type WebhookNotice, type WebhookTry } from '../domain/notice/webhook-notice.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { reportUndeliverable } from './report-undeliverable.ts';

/** As long as Standard Webhooks lets a receiver take. */
const timeoutMs = 20_000;

/**
 * Tries to send a webhook that is due. A death between the try and what is kept of it means one more try of the same
 * body under the same id, by which the receiver tells that it has it already.
 */
export async function sendWebhook(ports: Ports, id: WebhookNoticeId): Promise<void> {
  const { store, clock, log } = ports;
  const webhook = await store.notices.webhook(id);
  const isDue = webhook?.state === 'unsent' && (webhook.notBefore ?? clock.now()) <= clock.now();
  const notice = webhook === null ? null : await store.notices.notice(webhook.noticeId);
  const project = notice === null ? null : await store.project(notice.projectId);
  if (webhook === null || project === null || !isDue) return;

  const result = await tryIt(ports, project, webhook);
  const { decision, problem } = afterTry(webhook, result, clock.now());
  if (result.kind !== 'accepted') log.warn({ webhook: id, result, problem }, 'a webhook was not taken');
  if (problem !== null) await reportUndeliverable(ports, webhook, problem);
  const ended = isGone(result) ? await end(ports, project, webhook.recipient) : nothing;
  await store.commit({
    changes: [...decision.changes, ...ended.changes],
    events: [...decision.events, ...ended.events],
    effects: decision.effects,
  });
}

/**
 * With the secret that is named now, so that one can be exchanged while something is under way; and only as long as
 * the file names the address, or an admin has accepted it with that secret.
 */
async function tryIt(
  { webhooks, clock, store }: Ports,
  { id: projectId, configuration }: Project,
  { id, recipient, body }: WebhookNotice,
): Promise<WebhookTry> {
  const signing = signedWith(recipient, configuration.notices, await store.notices.subscriptions(projectId));
  if (signing === null) return { kind: 'unnamed' };
  const { variable: secret, by } = signing;
  if (by === 'subscription' && !(await store.notices.accepted()).has(acceptedAs(recipient, secret))) {
    return { kind: 'unnamed' };
  }
  return webhooks({ url: recipient, id, at: clock.now(), secret, body, timeoutMs });
}

/** A receiver that says 410 Gone has ended its own subscription. */
async function end({ store, mint, clock }: Ports, project: Project, recipient: string): Promise<Decision> {
  const subscriptions = await store.notices.subscriptions(project.id);
  const before = subscriptions.find((each) => each.recipient === recipient) ?? null;
  if (before?.stance === 'declined') return nothing;
  return endedByRecipient(
    { id: mint.id<SubscriptionId>(), projectId: project.id, recipient },
    before,
    clock.now(),
  );
}
