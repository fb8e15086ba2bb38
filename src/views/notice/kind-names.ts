import type { SentKind } from '../../domain/notice/notice.ts';
import type { NoticeKind } from '../../domain/project/configuration.ts';
import { code, join, type Mrkdwn } from '../text/mrkdwn.ts';

/** The kinds of notices as a sentence names them. */
export const kindNames = {
  asn: 'advance notices',
  pod: 'proofs of delivery',
  digest: 'digests',
  failure: 'failures',
} as const satisfies Record<NoticeKind, string>;

/** A notice of each kind, as a sentence begins with it. */
export const sentNames = {
  asn: 'The advance notice',
  pod: 'The proof of delivery',
  returned: 'Word of the return',
  failure: 'Word of the failure',
} as const satisfies Record<SentKind, string>;

/** Labels on GitHub, as a sentence names them: the first of them. */
export const labelWords = (labels: readonly string[]): Mrkdwn =>
  join(
    labels.slice(0, 10).map((each) => code(each, 50)),
    ', ',
  );
