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
