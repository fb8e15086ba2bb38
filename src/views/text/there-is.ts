import { type Mrkdwn, mrkdwn } from './mrkdwn.ts';
import { nameSome } from './name-some.ts';

/** What there is in place of what was asked for. */
export const thereIs = (known: readonly string[]): Mrkdwn =>
  mrkdwn`There ${known.length === 1 ? 'is' : 'are'} ${nameSome(known)}.`;
