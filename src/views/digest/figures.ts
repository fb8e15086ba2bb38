import type { DeliveryFigures, Middle } from '../../domain/digest/figures.ts';
import { duration } from '../text/duration.ts';
import { type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { plural } from '../text/plural.ts';

/** From so many on a share is told in per cent: of two, it says nothing. */
const enoughForShare = 10;

/** The numbers of delivery, each with of how many it is told. */
export function figureLines(figures: DeliveryFigures): readonly Mrkdwn[] {
  const { deployments, failures, errored, mergeToUsers, cutToUsers, toRestore, notRestored } = figures;
  const share =
    deployments >= enoughForShare ? mrkdwn` (${Math.round((100 * failures) / deployments)} %)` : nothing;
  const unclear =
    errored === 0 ? nothing : mrkdwn` Of ${plural(errored, 'deployment')} nobody could tell how it went.`;
  return [
    deployments === 0
      ? mrkdwn`• Nothing was deployed to where users are.${unclear}`
      : mrkdwn`• ${plural(deployments, 'deployment')} to where users are; ${failures === 0 ? mrkdwn`none` : mrkdwn`${failures}`} failed or had to be taken back${share}.${unclear}`,
    ...(mergeToUsers === undefined ? [] : middleLine(mergeToUsers, 'From merge to users', 'change')),
    ...middleLine(cutToUsers, 'From the cut to users', 'release'),
    ...middleLine(toRestore, 'From a failure until it was mended', 'failure'),
    ...(notRestored === 0 ? [] : [mrkdwn`• ${plural(notRestored, 'failure')} not mended yet.`]),
  ];
}

/** A middle of few is told as what it is. */
function middleLine({ medianMs, of }: Middle, what: string, each: string): readonly Mrkdwn[] {
  if (medianMs === null) return [];
  return [
    of === 1
      ? mrkdwn`• ${what}: ${duration(medianMs)}, for the one ${each} there was.`
      : mrkdwn`• ${what}: ${duration(medianMs)}, the middle of ${plural(of, each)}.`,
  ];
}
