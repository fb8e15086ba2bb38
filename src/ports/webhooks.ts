import type { WebhookResult } from '../domain/webhook/webhook-result.ts';

/**
 * Sends one request, signed by Standard Webhooks 1.0.0; never repeated by itself. Whoever repeats it keeps
 * the id, by which the other side tells a repetition.
 */
export type Webhooks = (webhook: {
  readonly url: string;
  /** Unique for what happened, the same for each try of it. */
  readonly id: string;
  readonly at: Date;
  /** The variable of the bot's environment whose value signs it. */
  readonly secret: string;
  readonly body: { readonly type: string; readonly timestamp: string; readonly data: object };
  readonly timeoutMs: number;
}) => Promise<WebhookResult>;
