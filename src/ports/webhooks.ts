/** What came of one webhook. What the other side wrote in its answer is never kept (promise 21). */
export type WebhookResult =
  /** It was taken: any status from 200 to 299. */
  | { readonly kind: 'accepted'; readonly status: number }
  /** It was not taken. A redirect is one of these: what is signed is for one address alone. */
  | { readonly kind: 'declined'; readonly status: number }
  | { readonly kind: 'refused' | 'reset' | 'timed-out' | 'unresolved' | 'tls' }
  /** The address is not among those that may be reached. */
  | { readonly kind: 'forbidden'; readonly host: string }
  /** The operator's list has no such variable: nothing was sent. */
  | { readonly kind: 'no-secret'; readonly variable: string };

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
