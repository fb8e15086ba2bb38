/** What came of asking an address: its answer held against what was wanted. Its text is never kept. */
export type ProbeResult =
  | { readonly kind: 'right'; readonly status: number }
  | { readonly kind: 'wrong-status'; readonly status: number }
  | { readonly kind: 'wrong-content' }
  | { readonly kind: 'refused' | 'reset' | 'timed-out' | 'unresolved' | 'tls' }
  /** Promise 21: the address, or one that it redirects to, is not among those that may be reached. */
  | { readonly kind: 'forbidden'; readonly host: string };

/** Asks an address over HTTP, only ever a permitted one; addresses are resolved once and pinned. */
export type Probe = (asked: {
  readonly url: string;
  readonly status: number;
  readonly contains: string | null;
  readonly timeoutMs: number;
}) => Promise<ProbeResult>;
