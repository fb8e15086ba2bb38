import type { RollbackFigures, ShadowTally } from '../../domain/rollback/automatic/figures.ts';
import type { Opinion } from '../../domain/rollback/automatic/verdict.ts';
import { lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { duration } from '../text/duration.ts';
import { bold, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { plural } from '../text/plural.ts';

/** How often shadow mode would have been right; null before it has imagined anything. */
export function tallyWords({ right, wrong, open }: ShadowTally): Mrkdwn | null {
  const judged = right + wrong;
  if (judged + open === 0) return null;
  const undecided =
    open === 0 ? nothing : mrkdwn` ${plural(open, 'time')} nobody has said, or people differ.`;
  if (judged === 0) return mrkdwn`${bold('So far')}${undecided}`;
  const percent = Math.round((100 * right) / judged);
  return mrkdwn`${bold('So far')} it would have been right ${right} of ${plural(judged, 'time')} (${percent} %).${undecided}`;
}

/** How long rollbacks took there; null before the first. */
export function tookWords({ count, medianMs, longestMs }: RollbackFigures): Mrkdwn | null {
  if (medianMs === null || longestMs === null) return null;
  return count === 1
    ? mrkdwn`⏱️ The last rollback there took ${duration(medianMs)} until it was verified.`
    : mrkdwn`⏱️ The last ${count} rollbacks there took ${duration(medianMs)} until verified, and ${duration(longestMs)} at most.`;
}

/** For the person who has said whether it would have been right. */
export function renderJudged({
  environment,
  opinion,
  tally,
}: {
  readonly environment: string;
  readonly opinion: Opinion;
  readonly tally: ShadowTally;
}): Message {
  const first = mrkdwn`Recorded: rolling back ${bold(environment)} would have been ${opinion}.`;
  return message(first, [lines(first, tallyWords(tally))]);
}
