import type { SubscribableKind } from '../../domain/notice/subscription.ts';

/** The kinds of notices as a sentence names them. */
export const kindNames = {
  asn: 'advance notices',
  pod: 'proofs of delivery',
  digest: 'digests',
  failure: 'failures',
  mine: 'word of their own changes',
} as const satisfies Record<SubscribableKind, string>;
