import type { SentKind } from '../../domain/notice/notice.ts';
import type { SubscribableKind } from '../../domain/notice/subscription.ts';
import { bold, code, join, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';

/** The kinds of notices as a sentence names them. */
export const kindNames = {
  asn: 'advance notices',
  pod: 'proofs of delivery',
  digest: 'digests',
  failure: 'failures',
  mine: 'word of their own changes',
} as const satisfies Record<SubscribableKind, string>;

/** A notice of each kind, as a sentence begins with it. */
export const sentNames = {
  asn: 'The advance notice',
  pod: 'The proof of delivery',
  returned: 'Word of the return',
  failure: 'Word of the failure',
  digest: 'The digest',
  mine: 'Word to its authors',
} as const satisfies Record<SentKind, string>;

/** A notice by its kind and what it is of; a digest is of no version. */
export const sentName = (kind: SentKind, version: string | null): Mrkdwn =>
  version === null ? mrkdwn`${sentNames[kind]}` : mrkdwn`${sentNames[kind]} of ${bold(version)}`;

/** Labels on GitHub, as a sentence names them: the first of them. */
export const labelWords = (labels: readonly string[]): Mrkdwn =>
  join(
    labels.slice(0, 10).map((each) => code(each, 50)),
    ', ',
  );
