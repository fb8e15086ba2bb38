import type { NoticeKind } from '../../domain/project/configuration.ts';

/** The kinds of notices as a sentence names them. */
export const kindNames = {
  asn: 'advance notices',
  pod: 'proofs of delivery',
  digest: 'digests',
  failure: 'failures',
} as const satisfies Record<NoticeKind, string>;
