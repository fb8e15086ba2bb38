import type { Change, Decision } from '../change.ts';
import type { NoticeId, WebhookNoticeId } from '../ids.ts';
import type { WebhookResult } from '../webhook/webhook-result.ts';
import type { WebhookBody } from './webhook-body.ts';

export const webhookNoticeStates = ['unsent', 'sent', 'refused'] as const;

/** One webhook to one recipient, and how far it has come. */
export type WebhookNotice = {
  /** The `webhook-id` of every try, a resent one too. */
  readonly id: WebhookNoticeId;
  readonly noticeId: NoticeId;
  /** `https://…` */
  readonly recipient: string;
  readonly edition: number;
  /** Kept as it was made: under one id nobody gets two different bodies. */
  readonly body: WebhookBody;
  readonly state: (typeof webhookNoticeStates)[number];
  readonly attempts: number;
  readonly notBefore: Date | null;
  readonly createdAt: Date;
  readonly revision: number;
};

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/**
 * How long it waits after each try that failed, as Standard Webhooks suggests it: ten tries within about three days.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
const pausesMs: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/** What came of a try; *unnamed*: nothing that was accepted names it any more, and nothing was sent. */
export type WebhookTry = WebhookResult | { readonly kind: 'unnamed' };

/** What becomes of a webhook after a try. A problem ends it, and is told to the captains. */
export function afterTry(
  webhook: WebhookNotice,
  result: WebhookTry,
  now: Date,
): { readonly decision: Decision; readonly problem: string | null } {
  const attempts = webhook.attempts + 1;
  const pauseMs = pausesMs[webhook.attempts] ?? null;
  const problem =
    result.kind === 'accepted'
      ? null
      : isFinal(result) || pauseMs === null
        ? `webhook-${nameOf(result)}`
        : null;
  const set: Partial<WebhookNotice> =
    result.kind === 'accepted'
      ? { state: 'sent', attempts, notBefore: null }
      : problem !== null
        ? { state: 'refused', attempts, notBefore: null }
        : { attempts, notBefore: new Date(now.getTime() + (pauseMs ?? 0)) };
  return { decision: { changes: [setWebhook(webhook, set)], events: [], effects: [] }, problem };
}

/** Whether the receiver says that it is gone for good: nothing more is sent there. */
export const isGone = (result: WebhookTry): boolean => result.kind === 'declined' && result.status === 410;

/** What no waiting mends: the receiver has ended it, or somebody here has to change something first. */
const isFinal = (result: WebhookTry): boolean =>
  isGone(result) || result.kind === 'forbidden' || result.kind === 'no-secret' || result.kind === 'unnamed';

const nameOf = (result: WebhookTry): string =>
  result.kind === 'declined' ? String(result.status) : result.kind;

export const setWebhook = (
  { id, revision }: WebhookNotice,
  set: Partial<Omit<WebhookNotice, 'id' | 'revision'>>,
): Change => ({ update: 'webhookNotices', id, revision, set });
