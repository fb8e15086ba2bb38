import type { Rollback } from '../../domain/rollback/rollback.ts';
import { pullRequestLine } from '../deployment/evidence.ts';
import { bold, join, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';
import { nameSome } from '../text/name-some.ts';
import { plural } from '../text/plural.ts';

/** What a rollback takes away: how much, whose, and the first of it. */
export function removedLines(removes: Rollback['removes'], most = 4): readonly Mrkdwn[] {
  if (removes.length === 0) return [];
  const authors = [...new Set(removes.flatMap(({ author }) => (author === null ? [] : [author])))];
  const by =
    authors.length === 0 ? [] : [mrkdwn`by ${nameSome(authors, 4, (name) => mrkdwn`${name.slice(0, 60)}`)}`];
  return [
    mrkdwn`${bold('Takes away')} ${join([mrkdwn`${plural(removes.length, 'pull request')}`, ...by], ', ')}`,
    ...removes.slice(0, most).map(pullRequestLine),
    ...(removes.length > most ? [mrkdwn`… and ${removes.length - most} more`] : []),
  ];
}
