import type { CardFacts } from '../../domain/release/card.ts';
import { mention } from '../text/mention.ts';
import { bold, code, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';

/** The one thing that an open release waits for, and who can do it; null where it is closed. */
export function waiting({ release, candidates, dispatch }: CardFacts): Mrkdwn | null {
  const latest = candidates.at(-1);
  if (release.state !== 'open' || latest === undefined) return null;
  const captain = mention(release.captainId);
  switch (latest.state) {
    case 'building':
      return mrkdwn`${bold('Waits for')} ${dispatch?.state === 'running' ? mrkdwn`GitHub, to finish ${code(dispatch.workflow)}` : mrkdwn`GitHub, to take the build on`}`;
    case 'failed':
      return mrkdwn`${bold('Waits for')} ${captain}, to repeat the build or cut a further candidate`;
    case 'errored':
      return mrkdwn`${bold('Waits for')} ${captain}, to look at what happened and decide`;
    case 'ready':
      return latest.badSince === null
        ? mrkdwn`${bold('Waits for')} nothing: ${latest.name} is ready`
        : mrkdwn`${bold('Waits for')} ${captain}, to cut a further candidate: ${latest.name} is bad`;
    default:
      return latest.state satisfies never;
  }
}
